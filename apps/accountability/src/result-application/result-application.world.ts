import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';
import type { ByProcedure } from '@wenxiao/service-kit';
import type { Evaluated } from './result-application.state.js';
import type { ResultPlace } from './result-application.place.js';

/** What a decision may look up: the rules that the result is applied under, and copies of what targets said of the money. */
export interface ResultWorld extends ByProcedure {
  readonly place: ResultPlace;
  /** The first year after that of the result whose budget is not approved on the day. */
  readonly proposedYear: number;
  /** What a disposal that acts on a year may take, in 元; undefined while none is known. */
  budgetOf(actsOn: number): string | undefined;
  /** What of the budget of the year of the result was not paid, in 元; undefined while the treasury has said nothing of it. */
  readonly idle?: string;
  /** Whether the budget of a year is approved: then it has been arranged. */
  isApproved(year: number): boolean;
  /** The subject has ended, or was merged or withdrawn. */
  readonly isGone: boolean;
  /** What the set lists for results to be disclosed by, as long as nobody has seen to it. */
  readonly toDisclose?: Stated<MemberOf<'resultApplication.reports'>>;
}

/** Whose evaluation one of a type is. What a body says of itself leads to no result. */
export function makerOf(type: string, ruling: Ruling): Evaluated['madeBy'] | 'unit' {
  const member = ruling.member('evaluationTypes', type);
  // Of a type that the set does not have, nobody says that finance made it.
  if (member.is === 'silent') return 'department';
  const { by } = member.value;
  return 'of' in by ? by.of : 'jurisdiction';
}

const ranks: readonly Evaluated['madeBy'][] = ['department', 'jurisdiction', 'upper'];

/**
 * Whether an evaluation takes the place of another of the same year: that of the higher body; of one body the one that evaluates
 * the other again; else the later. The order in which one hears of them changes nothing.
 */
export function supersedes(one: Evaluated, other: Evaluated): boolean {
  const keyOf = ({ madeBy, isReEvaluation, concludedOn, type, period, number }: Evaluated): string =>
    [ranks.indexOf(madeBy), Number(isReEvaluation), concludedOn, period, type, String(number).padStart(6, '0')].join(
      ' ',
    );
  return keyOf(one) > keyOf(other);
}
