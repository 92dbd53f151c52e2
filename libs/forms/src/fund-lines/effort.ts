/** Elementary steps that are still to be had for one form. */
export interface Effort {
  steps: number;
}

/**
 * A block as people fill it in takes some hundred steps. This many take a few milliseconds, and nobody else is served meanwhile.
 */
export const effortOfForm = (): Effort => ({ steps: 30_000 });

/** Takes one step. @returns whether there was none left. */
export function exhausted(effort: Effort): boolean {
  effort.steps -= 1;
  return effort.steps < 0;
}
