import {
  decimal,
  inForce,
  paymentOn,
  type PaymentStatus,
  rejected,
  type StatedChange,
  sumOf,
  timetableOf,
  yuanText,
} from '@wenxiao/domain';
import type { AboveControl, BudgetLineRejection } from './budget-line.commands.js';
import { type BudgetLineState, type ControlCut, standing } from './budget-line.state.js';
import type { Decided } from './money-facts.js';

/** The control number of a day: what was issued, and what holds of it. Amounts in 元, two decimals. */
export type ControlNumber = Readonly<{
  issued: string;
  holds: string;
  /** The result whose cut makes it what it is. */
  cutBy?: string;
}>;

/**
 * The control number that holds on a day; undefined where none was issued by then: there is nothing to be held against, and
 * cuts wait for it. Of several cuts the greatest holds, until a desk decides; those that come after the decision count anew. It
 * never is less than nothing.
 */
export function controlNumberOn(line: BudgetLineState, day: string): ControlNumber | undefined {
  if (!standing(line).some(({ account, from }) => account === 'control' && from <= day)) return undefined;
  const issued = inForce(line.changes, 'control', { effective: day }).total;
  const greatest = candidates(line)
    .map((cut) => ({ cut, sum: sumBy(cut, day) }))
    .filter(({ sum }) => sum.lt('0'))
    .sort((one, other) => one.sum.cmp(other.sum))
    .at(0);
  if (!greatest) return { issued, holds: issued };
  const left = decimal(issued).plus(greatest.sum);
  return { issued, holds: yuanText(left.lt('0') ? decimal('0') : left), cutBy: greatest.cut.result };
}

/** The cuts that count: which the desk chose, and those that came after. */
function candidates({ cuts, decided }: BudgetLineState): readonly ControlCut[] {
  if (!decided) return cuts;
  return cuts.filter(({ result, version }) => result === decided.holds || version > decided.version);
}

const sumBy = ({ changes }: ControlCut, day: string) =>
  sumOf(changes.filter(({ from }) => from <= day).map(({ change }) => decimal(change)));

/** The control number from which day on: a row for each day on which it becomes another. */
function controlTimetable(line: BudgetLineState): readonly Readonly<{ from: string; issued: string; holds: string }>[] {
  const stated: readonly StatedChange[] = [...line.changes, ...line.cuts.flatMap(({ changes }) => changes)];
  const days = [...new Set(stated.filter(({ account }) => account === 'control').map(({ from }) => from))].sort();
  const rows: { from: string; issued: string; holds: string }[] = [];
  for (const from of days) {
    const number = controlNumberOn(line, from);
    const before = rows.at(-1);
    if (!number || (before?.holds === number.holds && before.issued === number.issued)) continue;
    rows.push({ from, issued: number.issued, holds: number.holds });
  }
  return rows;
}

/** Each account's own timetable, and that of payment: what others are told of the line. */
export const timetablesOf = (line: BudgetLineState) => ({
  control: controlTimetable(line),
  request: timetableOf(line.changes, 'request'),
  initial: initialTimetable(line),
  budget: timetableOf(line.changes, 'budget'),
  payment: paymentTimetable(line),
});

/** What was approved with the initial budget; nothing where the line was first approved with an adjusted one. */
function initialTimetable({ changes, budgetKind }: BudgetLineState): ReturnType<typeof timetableOf> {
  const approved = budgetKind === 'initial-budget' ? changes.filter(({ act }) => act === 'approve') : [];
  return timetableOf(approved, 'budget');
}

type AboveNumber = Extract<BudgetLineRejection, { code: 'above-control-number' }>;

/** Why what is asked for cannot stand by itself on a day: the control number holds less. */
export function aboveControl(requested: string, line: BudgetLineState, day: string): AboveNumber | undefined {
  const control = controlNumberOn(line, day);
  if (!control || !decimal(requested).gt(control.holds)) return undefined;
  const { holds, cutBy } = control;
  return { code: 'above-control-number', requested, control: holds, ...(cutBy !== undefined && { cutBy }) };
}

/** What of a set says what becomes of a request above the control number. */
export const aboveControlRule = { path: 'target.requestAboveControl' } as const;

/** As the rules say: what is above the number is refused, or stands with a reason. */
export function refuseAbove(
  above: AboveNumber | undefined,
  { aboveControl: says }: AboveControl,
  isReasoned: boolean,
): Decided | undefined {
  if (!above) return undefined;
  if (says === undefined) return rejected({ code: 'rules-silent', ...aboveControlRule });
  if (says === 'refuse') return rejected({ ...above, code: 'above-control-refused' }, aboveControlRule);
  return isReasoned ? undefined : rejected(above, aboveControlRule);
}

function paymentTimetable({ payments }: BudgetLineState): readonly Readonly<{ from: string; status: PaymentStatus }>[] {
  const days = [...new Set(payments.map(({ from }) => from))].sort();
  const rows = days.map((from) => ({ from, status: paymentOn(payments, { effective: from }) }));
  return rows.filter(({ status }, index) => status !== (rows[index - 1]?.status ?? 'open'));
}
