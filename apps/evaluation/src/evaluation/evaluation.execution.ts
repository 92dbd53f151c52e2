import { decimal, sumOf, yearEndOf } from '@wenxiao/domain';
import { rateDenominator, rowsWithParts } from '@wenxiao/rules/grading';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Copied } from '@wenxiao/service-kit';
import type { budgets, executions } from '../copies.js';
import type { EvaluationWorld } from './evaluation.world.js';

type Line = Copied<NonNullable<(typeof budgets)['data']>>['data'];
type Paid = Copied<NonNullable<(typeof executions)['data']>>['data'];

type Asked = Readonly<{
  years: readonly number[];
  lines: readonly Readonly<{ data: Line }>[];
  paid: readonly Readonly<{ data: Paid }>[];
  ruling: Ruling;
}>;

/**
 * What the treasury has paid in some years, and the budget of which an execution rate is one, in 元. A figure is known
 * where it is of every year, the budget where the rules say which one it is.
 */
export function executionOf({ years, lines, paid, ruling }: Asked): EvaluationWorld['execution'] {
  const kind = ruling.value('conventions.rateDenominator');
  const budgets = years.map((year) => {
    const line = lines.find(({ data }) => data.year === year)?.data;
    if (line?.approvedFrom === undefined || kind.is === 'silent') return undefined;
    const budget = rowsWithParts(line.inForce, line.parts);
    return rateDenominator(kind.value, { initial: line.initial, budget }, yearEndOf(year)).toFixed(2);
  });
  const executed = years.map((year) => {
    const rows = paid.find(({ data }) => data.year === year)?.data.executed ?? [];
    return rows.findLast(({ on }) => on <= yearEndOf(year))?.total;
  });
  return { ...summed('executed', executed), ...summed('budget', budgets) };
}

function summed(name: 'executed' | 'budget', amounts: readonly (string | undefined)[]) {
  const known = amounts.filter((each) => each !== undefined);
  const isWhole = known.length > 0 && known.length === amounts.length;
  return isWhole ? { [name]: sumOf(known.map((each) => decimal(each))).toFixed(2) } : {};
}
