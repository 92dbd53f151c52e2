import { setTimeout as sleep } from 'node:timers/promises';

const patience_ms = 30_000;
const pause_ms = 25;

/**
 * Services hear of one another a moment later: looks until there is something to see, the more seldom the longer it takes. Who looks
 * all the time holds up what they wait for.
 */
export async function eventually<Value>(
  what: string,
  look: () => Promise<Value | undefined>,
  within_ms = patience_ms,
): Promise<Value> {
  const begin = performance.now();
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    const waited_ms = performance.now() - begin;
    if (waited_ms > within_ms) throw new Error(`Waited in vain: ${what}`);
    await sleep(Math.max(pause_ms, waited_ms / 8));
  }
}
