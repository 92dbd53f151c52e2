/** How long each of two ways of doing the same took, in milliseconds. */
export type Turns = Readonly<{ ours: number; floor: number }>;

/** Of so many rounds the fastest of each; they take turns, so that other work on the machine meets both. */
export function fastestOf(rounds: number, ours: () => unknown, floor: () => unknown): Turns {
  let fastest: Turns = { ours: Infinity, floor: Infinity };
  for (let round = 0; round < rounds; round += 1) {
    const floor_ms = took_ms(floor);
    const ours_ms = took_ms(ours);
    fastest = { ours: Math.min(fastest.ours, ours_ms), floor: Math.min(fastest.floor, floor_ms) };
  }
  return fastest;
}

function took_ms(work: () => unknown): number {
  const begin_ms = performance.now();
  work();
  return performance.now() - begin_ms;
}
