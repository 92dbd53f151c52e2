import { inForce } from '@wenxiao/domain';
import { approvedFrom, type BudgetLineState } from './budget-line.state.js';
import { controlNumberOn, timetablesOf } from './control-number.js';
import { endOf, totalOf } from './money-facts.js';
import type { OtherBudget } from './other-budget.state.js';

/** Where a line as it is shown holds amounts. */
export const amountsOfLine = ['total', 'parts.amount', 'issued', 'holds', 'changes.change'] as const;

/** A line in public names. What is in force is said as of the year's last day: all that takes effect in the year is in it. */
export function shownLine(line: BudgetLineState, year: number) {
  const { scheme, composition, measures, settled, cuts, budgetKind, otherBudget } = line;
  const last = endOf(year);
  const approved = approvedFrom(line);
  const control = controlNumberOn(line, last);
  return {
    ...(scheme !== undefined && { scheme }),
    composition,
    ...(budgetKind && { budgetKind }),
    ...(approved !== undefined && { approvedFrom: approved }),
    ...(control && { control }),
    requested: inForce(line.changes, 'request', { effective: last }),
    inForce: inForce(line.changes, 'budget', { effective: last }),
    timetables: timetablesOf(line),
    cuts: cuts.map(({ result, version, changes }) => ({ result, version, changes })),
    measures,
    lateChanges: line.late,
    ...(otherBudget && { otherBudget: shownOther(otherBudget) }),
    settled,
  };
}

/** What another system has, part by part; `kept` says why the budget stays as it is nevertheless. */
const shownOther = ({ parts, ...other }: OtherBudget) => ({ ...other, total: totalOf(parts), parts });
