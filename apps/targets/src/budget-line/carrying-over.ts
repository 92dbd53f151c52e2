import type { ExecutedCopy, PartAmount } from '@wenxiao/domain';
import type { Act, PersonsCommand } from '@wenxiao/service-kit';
import type { Lookups } from '../subject/lookups.js';
import type { SubjectAtHand } from '../subject/subjects.js';
import { type LineActs, ofBudgetDesk, onLine } from './acting-on-a-line.js';
import type { BudgetLineRejection } from './budget-line.commands.js';

/** A line, whose it is, and the version that the person saw of it. */
type Side = Readonly<{ at: SubjectAtHand; year: number; expectedVersion: number | 'current' }>;

export type CarryingOver = Readonly<{
  /** `executed`: what the treasury paid of it, as monitoring said it. */
  gives: Side & Readonly<{ executed: readonly ExecutedCopy[] }>;
  gets: Side;
  /** `paid`: what was paid, where the treasury has said nothing. */
  stated: Readonly<{ amounts: readonly PartAmount[]; from: string; paid?: readonly PartAmount[]; reason?: string }>;
  lookups?: Lookups;
}>;

/** 结转: what a line gets of what another one left, in one append: the line that gives says whether so much is left. */
export function carryingOver(
  lines: LineActs,
  context: PersonsCommand,
  { gives, gets, stated: { paid, ...stated }, lookups }: CarryingOver,
): readonly Act<BudgetLineRejection>[] {
  const { amounts, from, reason } = stated;
  const because = reason !== undefined && { reason };
  const side = ({ at }: Side) => ({ ...at, ...(lookups && { lookups }) });
  const named = ({ at, year }: Side) => ({ subject: at.id, year });
  const desk = { act: 'carry-over', desks: ofBudgetDesk };
  const { executed } = gives;
  const given = { amounts, counterpart: named(gets), executed, ...(paid && { paid }), ...because };
  return [
    onLine(lines, side(gets), gets.year, context, {
      ...desk,
      from,
      expectedVersion: gets.expectedVersion,
      command: () => ({ type: 'carry-over', data: { amounts, from, counterpart: named(gives), ...because } }),
    }),
    onLine(lines, side(gives), gives.year, context, {
      ...desk,
      expectedVersion: gives.expectedVersion,
      command: () => ({ type: 'give-rest', data: given }),
    }),
  ];
}
