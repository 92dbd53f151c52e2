/** How long each of many calls took, in milliseconds. */
export type Timings = readonly number[];

export async function duration_ms(work: () => Promise<unknown>): Promise<number> {
  const begin_ms = performance.now();
  await work();
  return performance.now() - begin_ms;
}

/** Calls that so many clients make, each one after another of its own. */
export async function timings(
  calls: number,
  clients: number,
  call: (at: number) => Promise<unknown>,
): Promise<Timings> {
  const took: number[] = [];
  let next = 0;
  const client = async () => {
    while (next < calls) {
      const at = next++;
      took.push(await duration_ms(() => call(at)));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return took;
}

/** @param share 0.5 for the median, 0.99 for what all but one in a hundred stay below. */
export function percentile(took: Timings, share: number): number {
  const sorted = [...took].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export const median = (took: Timings): number => percentile(took, 0.5);
