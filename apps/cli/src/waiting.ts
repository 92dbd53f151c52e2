import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from './progress.js';
import { Refused } from './public-api.js';

/** For how long a command waits for what passes by itself, and the pauses between its questions: doubled each time. */
export type Patience = Readonly<{ ms_max: number; pause_ms: number; pause_ms_max: number }>;

export const ownPatience: Patience = { ms_max: 600_000, pause_ms: 1_000, pause_ms_max: 30_000 };

/** Tells of a Ctrl-C until what it answers is called. */
export type Interrupts = (stop: () => void) => () => void;

export const ownInterrupts: Interrupts = (stop) => {
  process.once('SIGINT', stop);
  return () => process.off('SIGINT', stop);
};

/** Thrown where somebody stopped the waiting. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** A pause that a Ctrl-C ends. Else it ends the program, as everywhere: what is being said is not kept back. @throws {Interrupted} */
export async function pause(duration_ms: number, interrupts: Interrupts): Promise<void> {
  const stopped = new AbortController();
  const enough = interrupts(() => stopped.abort());
  try {
    await sleep(duration_ms, undefined, { signal: stopped.signal });
  } catch (error) {
    throw stopped.signal.aborted ? new Interrupted('Somebody stopped the waiting', { cause: error }) : error;
  } finally {
    enough();
  }
}

/**
 * Asks, and again as long as the product refuses and says that this passes. To be asked for what may be asked for twice.
 * @throws {Refused} what does not pass, or has not when the patience ends; {@link Interrupted}.
 */
export async function whileItPasses<Result>(
  ask: () => Promise<Result>,
  { patience, progress, interrupts }: Readonly<{ patience: Patience; progress: Progress; interrupts: Interrupts }>,
): Promise<Result> {
  const end_ms = performance.now() + patience.ms_max;
  for (let next_ms = patience.pause_ms; ; next_ms = Math.min(2 * next_ms, patience.pause_ms_max)) {
    try {
      return await ask();
    } catch (error) {
      const left_ms = end_ms - performance.now();
      if (!(error instanceof Refused) || error.problem['retry'] !== true || left_ms <= 0) throw error;
      const pause_ms = Math.min(next_ms, left_ms);
      const seconds = (pause_ms / 1_000).toFixed(0);
      progress.note({
        zh: `系统暂不能受理（${error.code}），${seconds} 秒后再试，Ctrl-C 停止等待`,
        en: `not possible at the moment (${error.code}); again in ${seconds} s, Ctrl-C stops waiting`,
      });
      await pause(pause_ms, interrupts);
    }
  }
}
