/** Elementary steps that are still to be had for one form. */
export interface Effort {
  steps: number;
}

/** The published forms take up to 423 steps. This many take some milliseconds, and nobody else is served meanwhile. */
export const stepsMax = 10_000;

export const effortOfForm = (): Effort => ({ steps: stepsMax });

/** Takes one step. @returns whether there was none left. */
export function exhausted(effort: Effort): boolean {
  effort.steps -= 1;
  return effort.steps < 0;
}
