import {
  type ChangeFlaw,
  type Command,
  type ExecutedCopy,
  type MoneyEntry,
  type MoneyPart,
  type OutsideYear,
  type PartAmount,
  type PaymentAct,
  type PaymentFlaw,
  transferOf,
} from '@wenxiao/domain';
import type { ValueAt } from '@wenxiao/rules/shape';
import type { DataOf } from './budget-line.state.js';
import type { FromTable } from '../subject/from-table.js';

/** Amounts in 元 with two decimals and no sign, part by part, and the day from which they hold. */
export type Amounts = Readonly<{ amounts: readonly PartAmount[]; from: string }>;
/** What asked for an act: a proposal of monitoring, a result. */
type AskedBy = Readonly<{ proposal?: string; result?: string }>;
/** Another line. */
export type LineName = Readonly<{ subject: string; year: number }>;

/** An act on the budget in force that names amounts. */
export type Adjusting = 'raise' | 'cut' | 'recover';

/** What an adopted measure does with the line's money. */
export type MeasureAct = (Readonly<{ act: Adjusting }> & Amounts) | Readonly<{ act: 'suspend' | 'stop'; from: string }>;

/** What the rules in force say of a request above the control number; absent where they are silent. */
export type AboveControl = Readonly<{ aboveControl?: ValueAt<'target.requestAboveControl'> }>;

/** Every command names the line's year, a person's the day, what the rules say of requests, the day on which the year was closed, if it was, and, where a recovery is judged, brings what monitoring said was paid. */
type On<Type extends string, Stated extends object> = Command<
  Type,
  Stated & AboveControl & Readonly<{ year: number; on?: string; closed?: string; executed?: readonly ExecutedCopy[] }>
>;

export type BudgetLineCommand =
  | On<'compose', { composition: 'own' | 'sum-of-parts'; reason?: string }>
  /** What may be asked for is these amounts from that day on. */
  | On<'issue-control-number', Amounts & { reason?: string }>
  /** An ex-ante assessment takes these amounts off the control number: a person says how much. `result` names it among the cuts. */
  | On<'cut-control-number', Amounts & { result: string; assessment: number }>
  /** Which cut holds; none: what was issued holds. */
  | On<'decide-control-number', { holds?: string; reason: string }>
  /**
   * A result takes so much off the control number. It comes from a decision that was made: what cannot be done is a fact. Without
   * amounts it is known how much is taken (`reduction`, 元), and not of which money.
   */
  | On<'apply-result', Amounts & DataOf<'result-applied'> & { reduction: string }>
  /** The decision holds no longer: what it cut is given back. Where it cut nothing there is nothing to do. */
  | On<'withdraw-result', { result: string; reason: string }>
  /** What is asked for is these amounts; `excess` says why it is more than the control number. */
  | On<'request', Amounts & { excess?: string; period?: string }>
  | On<'explain-request', { excess: string }>
  | On<'approve', Amounts & { budgetKind: 'initial-budget' | 'adjusted-budget'; reason?: string }>
  | On<Adjusting, Amounts & AskedBy & { reason: string }>
  | On<'carry-over', Amounts & { counterpart: LineName; reason?: string }>
  /** What is left of this line goes to a later one; `paid` says what was paid where the treasury has said nothing. */
  | On<'give-rest', Pick<Amounts, 'amounts'> & { counterpart: LineName; paid?: readonly PartAmount[]; reason?: string }>
  /** What this line gives (negative) or gets; within one line both, and no counterpart. */
  | On<'transfer', { changes: readonly PartAmount[]; from: string; counterpart?: LineName; reason: string }>
  | On<PaymentAct, AskedBy & { from: string; reason: string }>
  /** What monitoring decided: what cannot be done is a fact, and its desk decides anew. */
  | On<'apply-measure', DataOf<'measure-applied'> & { acts: readonly MeasureAct[]; reason: string }>
  /** The decision holds no longer: what it did is given back. Where it did nothing there is nothing to do. */
  | On<'withdraw-measure', { decision: string; reason: string }>
  /** What changed after the year was over was looked at. */
  | On<'review-late-changes', { conclusion: string }>
  /** What another system has instead of what was approved here. */
  | On<'note-other-budget', { amounts: readonly PartAmount[] } & FromTable>
  /** It is known, and the budget stays. */
  | On<'keep-budget', { reason: string }>
  /** Takes back what an event changed, and says what is right instead, if anything is; of a transfer or carry-over beside its counterpart. */
  | On<'reverse', { version: number; reason: string; instead?: Amounts; together?: true }>;

export type CommandOf<Type extends BudgetLineCommand['type']> = Extract<BudgetLineCommand, { type: Type }>;
/** The data of a command, whichever of several types it has. */
export type StatedIn<Type extends BudgetLineCommand['type']> = CommandOf<Type>['data'];

export type BudgetLineRejection =
  | ChangeFlaw
  | PaymentFlaw
  | OutsideYear
  | Readonly<{ code: 'unbalanced'; sum: string }>
  /** It shows what its parts have, and has no money of its own. */
  | Readonly<{ code: 'sum-of-parts' }>
  /** It has money of its own, which has to be taken back before it can show what its parts have. */
  | Readonly<{ code: 'has-own-money'; changes: number }>
  | Readonly<{ code: 'not-requested' }>
  | Readonly<{ code: 'not-approved' }>
  /** Approved already: from then on it is raised, cut or transferred. */
  | Readonly<{ code: 'approved-already'; from: string; total: string }>
  /** What was approved becomes another amount: somebody says why. */
  | Readonly<{ code: 'no-reason' }>
  | Readonly<{ code: 'above-request'; approved: string; requested: string }>
  /** More is asked for than the control number: it is revised, or a reason is given. */
  | Readonly<{ code: 'above-control-number'; requested: string; control: string; cutBy?: string }>
  /** … or the rules let nobody ask for more; or they do not say what becomes of it. */
  | Readonly<{ code: 'above-control-refused'; requested: string; control: string; cutBy?: string }>
  | Readonly<{ code: 'rules-silent'; path: string }>
  | Readonly<{ code: 'not-above-control-number'; requested: string; control?: string }>
  | Readonly<{ code: 'no-control-number' }>
  | Readonly<{ code: 'cut-above-control-number'; reduction: string; control: string }>
  | Readonly<{ code: 'no-such-cut'; holds: string; cuts: readonly string[] }>
  | Readonly<{ code: 'nothing-to-decide' }>
  /** What others are told of a line has limits: a sum in 元, the days on which it changes, its parts on these; so has what one act changes. */
  | Readonly<{ code: 'above-limit'; on?: string; amount: string; limit: string }>
  | Readonly<{ code: 'too-many'; what: 'changes' | 'days' | 'parts'; count: number; limit: number }>
  /** One line is asked for with one target: that of another period asked before. */
  | Readonly<{ code: 'requested-with'; period: string; requested: string }>
  /** What was done since rests on the approval: it is corrected, and not taken back. */
  | Readonly<{ code: 'approval-acted-upon'; acts: readonly string[] }>
  | Readonly<{ code: 'year-closed'; last: string }>
  | Readonly<{ code: 'no-late-change' }>
  | Readonly<{ code: 'no-other-budget' }>
  /** Its year was closed: what is left has been carried over, or has lapsed. */
  | Readonly<{ code: 'budget-year-closed'; on: string }>
  /** What is left of a part, or in all, is less than what would be carried over. */
  | Readonly<{ code: 'more-than-rest'; carried: string; rest: string; part?: MoneyPart }>
  /** Nobody knows what was paid: whoever carries it over says it. */
  | Readonly<{ code: 'paid-not-known' }>
  | Readonly<{ code: 'paid-is-known'; paid: string }>
  | Readonly<{ code: 'no-later-year'; year: number }>
  /** What was carried over stays covered by what is left. */
  | Readonly<{ code: 'carried-over-already'; carried: string; left: string }>
  /** A transfer is taken back on both lines in one act. */
  | Readonly<{ code: 'both-lines'; counterpart: LineName }>
  /** A transfer changes another line too: what is right is stated by a new one; so is a carry-over of which the line that gave says nothing. */
  | Readonly<{ code: 'stated-anew'; act: 'transfer' | 'carry-over' }>;

/** The two commands of a transfer between lines (调剂): they are carried out in one append, and change nothing in all. */
export function transferBetween(
  amount: string,
  lines: Readonly<{ gives: LineName & { part: MoneyPart }; gets: LineName & { part: MoneyPart } }>,
  stated: Readonly<{ from: string; reason: string }> & Pick<BudgetLineCommand, 'at' | 'by'>,
): Readonly<{ gives: CommandOf<'transfer'>; gets: CommandOf<'transfer'> }> {
  const { from, reason, at, by } = stated;
  const side = (own: LineName & { part: MoneyPart }, other: LineName, change: string): CommandOf<'transfer'> => ({
    type: 'transfer',
    data: {
      year: own.year,
      changes: [{ part: own.part, amount: change }],
      from,
      counterpart: { subject: other.subject, year: other.year },
      reason,
    },
    at,
    by,
  });
  const { gives, gets } = transferOf(amount, { gives: lines.gives.part, gets: lines.gets.part }, from);
  const changeIn = (entry: MoneyEntry): string => entry.changes.map(({ change }) => change).join();
  return { gives: side(lines.gives, lines.gets, changeIn(gives)), gets: side(lines.gets, lines.gives, changeIn(gets)) };
}
