import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionLoss } from '@wenxiao/event-store';
import { classOf } from '../failure.js';
import { ConsumerStoppedError, OvertakenError } from './inbox-error.js';

/** The first pause between tries; later ones grow with the square of the tries. */
const pause_ms = 10;

/**
 * Tries again at once what another transaction may not meet: conflicts, deadlocks, errors of unknown class. Thrown without
 * another try is what none can help (permanent, overtaken, stopped) and what needs a longer pause (a lost connection).
 */
export async function retrying<Result>(work: () => Promise<Result>, tries_max: number): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const settled = error instanceof OvertakenError || error instanceof ConsumerStoppedError;
      if (settled || isConnectionLoss(error) || classOf(error) === 'permanent' || tries >= tries_max) throw error;
      await sleep(pause_ms * tries ** 2);
    }
  }
}
