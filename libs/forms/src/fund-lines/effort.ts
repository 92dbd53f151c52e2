/** Elementary steps that are still to be had for one form. */
export interface Effort {
  steps: number;
}

/** The published forms take some hundred steps. This many take some 20 ms, and nobody else is served meanwhile. */
export const stepsMax = 40_000;

export const effortOfForm = (): Effort => ({ steps: stepsMax });
/** To find which of the sums of a form misses by least: without it all lines are named. */
export const effortToName = (): Effort => ({ steps: stepsMax / 4 });

/** More readings than there are steps left: whether the lines add up is not known. */
export class TooTangled extends Error {}

/** Takes one step. @throws {TooTangled} where none is left. */
export function takeStep(effort: Effort): void {
  effort.steps -= 1;
  if (effort.steps < 0) throw new TooTangled();
}
