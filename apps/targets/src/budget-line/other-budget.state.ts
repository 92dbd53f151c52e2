import { entryTo, type LineChange, type PartAmount } from '@wenxiao/domain';
import type { BudgetLineEvent } from '@wenxiao/facts/targets';
import { type FromTable, fromTable } from '../subject/from-table.js';

/** What another system has instead of what was approved here. */
export type OtherBudget = FromTable &
  Readonly<{
    version: number;
    parts: readonly PartAmount[];
    /** A desk knows of it, and the budget stays: why. */
    kept?: string;
  }>;

type OtherEvent = Extract<BudgetLineEvent, { type: `other-budget-${string}` }>;
type Noted = Extract<OtherEvent, { type: 'other-budget-noted' }>['data'];

function otherBudgetIn({ parts, ...table }: Noted, version: number): OtherBudget {
  return {
    version,
    parts: parts.map(({ amount, fund, source, level, document }) => ({
      part: { fund, source, ...(level !== undefined && { level }), ...(document !== undefined && { document }) },
      amount,
    })),
    ...fromTable(table),
  };
}

type Line = Readonly<{ version: number; changes: readonly LineChange[]; otherBudget?: OtherBudget }>;

export function afterOther<State extends Line>(line: State, event: OtherEvent): State {
  const { otherBudget: before, ...rest } = line;
  if (event.type === 'other-budget-noted') return { ...line, otherBudget: otherBudgetIn(event.data, line.version) };
  if (event.type === 'other-budget-agreed') return rest as State;
  return before ? { ...line, otherBudget: { ...before, kept: event.data.reason } } : line;
}

/** After all days: what takes effect at any time is in it. */
const always = '9999-12-31';

/** Whether amounts are the budget of a line, part by part. */
export const isBudget = (amounts: readonly PartAmount[], changes: readonly LineChange[]): boolean =>
  entryTo('approve', 'budget', amounts, changes, always).changes.length === 0;

/**
 * The note goes with the budget that it is about: once that moved it is over where the two are alike, where nothing is approved any longer,
 * and where it was said that another budget than this one stays.
 * @param seen how many changes there were before
 */
export function withOtherOf<State extends Line>(line: State, seen: number, isApproved: () => boolean): State {
  const { otherBudget: other, ...rest } = line;
  const isMoved = line.changes.slice(seen).some(({ account }) => account === 'budget');
  if (!other || !isMoved) return line;
  const stands = isApproved() && other.kept === undefined && !isBudget(other.parts, line.changes);
  return stands ? line : (rest as State);
}
