import type { Outdated } from '@wenxiao/domain';
import type { GoesBy } from '@wenxiao/rules/procedure';
import type { Departures } from '../directory/known-people.js';

/** What an object looks up that goes by a procedure of its rule set: a result that is applied, a referral. */
export interface ByProcedure extends GoesBy {
  /** What was decided of it and rests on what is otherwise now. */
  readonly outdated: readonly Outdated[];
  /** Who of those whom it names has left. */
  readonly departures: Departures;
}
