import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Tries `check` until it does not throw.
 * @throws what it throws last, when the time is up
 */
export async function eventually<Result>(check: () => Promise<Result>, within_ms = 30_000): Promise<Result> {
  const end = performance.now() + within_ms;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
      await sleep(20);
    }
  }
}
