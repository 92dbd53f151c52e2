import { setTimeout as sleep } from 'node:timers/promises';

const patience_ms = 30_000;
const pause_ms = 25;

/** Services hear of one another a moment later: looks until there is something to see. */
export async function eventually<Value>(
  what: string,
  look: () => Promise<Value | undefined>,
  within_ms = patience_ms,
): Promise<Value> {
  const end = performance.now() + within_ms;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (performance.now() > end) throw new Error(`Waited in vain: ${what}`);
    await sleep(pause_ms);
  }
}
