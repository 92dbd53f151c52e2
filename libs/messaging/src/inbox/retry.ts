import { setTimeout as sleep } from 'node:timers/promises';
import { classOf } from '../failure.js';
import { OvertakenError } from './inbox-error.js';

/** The first pause between tries; later ones grow with the square of the tries. */
const pause_ms = 10;

/**
 * Tries again at once what another transaction may not meet: conflicts, deadlocks, errors of unknown class. Thrown without
 * another try is what none can help (permanent, overtaken) and what needs a longer pause (an outage, a row that is not there).
 */
export async function retrying<Result>(work: () => Promise<Result>, tries_max: number): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const mayPass = ['transient', 'unknown'].includes(classOf(error));
      if (!mayPass || error instanceof OvertakenError || tries >= tries_max) throw error;
      await sleep(pause_ms * tries ** 2);
    }
  }
}
