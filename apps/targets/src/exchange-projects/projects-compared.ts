import { decimal, entryTo, inForce, type PartAmount, sumOf, yuanText } from '@wenxiao/domain';
import { type ExchangeFlaw, flaw } from '@wenxiao/exchange';
import { approvedFrom, type BudgetLineState, emptyLine } from '../budget-line/budget-line.state.js';
import { isBudget } from '../budget-line/other-budget.state.js';
import type { ForeignProject } from './projects-in-rows.js';
import { tenThousandfold } from './ten-thousandfold.js';

/** What a project is there and here, where that differs, and a person decides: nothing is written over. */
export type ProjectDifference = Readonly<{
  line: number;
  code: string;
  subject: string;
  what: 'name' | 'unit' | 'deleted' | 'budget';
  year?: number;
  there: string;
  here: string;
}>;

/** A project that is here, with its money by years. */
export type ProjectHere = Readonly<{
  subject: string;
  name: string;
  /** The official code of its unit. */
  unit: string | undefined;
  /** Whether the unit that it has there is another body; undefined where nobody knows that one here. */
  isElsewhere: boolean | undefined;
  /** What was merged or has ended is no more here, either. */
  goesOn: boolean;
  lines: ReadonlyMap<number, BudgetLineState>;
}>;

const totalOf = (amounts: readonly PartAmount[]): string =>
  yuanText(sumOf(amounts.map(({ amount }) => decimal(amount))));
const endOf = (year: number): string => `${String(year)}-12-31`;

/** From which day a control number of a year holds that is taken over today: it may be issued in the year before. */
export const controlFrom = (year: number, today: string): string => {
  const first = `${String(year - 1)}-01-01`;
  return today < first ? first : today;
};

/** Where a project's money is another there than here: the years whose control number is to be issued anew, and those that were approved. */
export function moneyBeside(
  { line, code, money }: ForeignProject,
  here: ProjectHere,
  today: string,
): Readonly<{ years: readonly number[]; differences: readonly ProjectDifference[] }> {
  const years: number[] = [];
  const differences: ProjectDifference[] = [];
  for (const [year, amounts] of money) {
    const state = here.lines.get(year) ?? emptyLine;
    const account = approvedFrom(state) === undefined ? 'control' : 'budget';
    const last = endOf(year);
    const from = controlFrom(year, today);
    const day = from > last ? last : from;
    const isSame =
      account === 'control'
        ? entryTo('control', 'control', amounts, state.changes, day).changes.length === 0
        : isBudget(amounts, state.changes);
    if (isSame) continue;
    if (account === 'control') years.push(year);
    else {
      const { total } = inForce(state.changes, 'budget', { effective: last });
      const of = { line, code, subject: here.subject, what: 'budget' as const, year };
      differences.push({ ...of, there: totalOf(amounts), here: total });
    }
  }
  return { years, differences };
}

/** What else is another there than here. */
export function describedBeside(
  { line, code, name, unit, isDeleted }: ForeignProject,
  here: ProjectHere,
): readonly ProjectDifference[] {
  const of = { line, code, subject: here.subject };
  if (isDeleted) return here.goesOn ? [{ ...of, what: 'deleted', there: 'true', here: here.name }] : [];
  const isElsewhere = here.isElsewhere ?? unit.toLowerCase() !== here.unit?.toLowerCase();
  return [
    ...(name === here.name ? [] : [{ ...of, what: 'name' as const, there: name, here: here.name }]),
    ...(isElsewhere ? [{ ...of, what: 'unit' as const, there: unit, here: here.unit ?? '' }] : []),
  ];
}

/** Amounts that are ten thousand times what the project has that year, or had the year before: asked about, and not taken. */
export function askedAbout({ line, money }: ForeignProject, { lines }: ProjectHere): readonly ExchangeFlaw[] {
  return [...money].flatMap(([year, amounts]) => {
    const before = [year, year - 1].map((each) => knownOf(lines.get(each), each)).find((each) => each !== undefined);
    const given = totalOf(amounts);
    const unit = before === undefined ? undefined : tenThousandfold(before, given);
    return unit === undefined || before === undefined
      ? []
      : [flaw('ten-thousandfold', { given, before, unit }, { line, element: 'AMT' })];
  });
}

/** The budget of a year, or the control number where none was approved. */
function knownOf(line: BudgetLineState | undefined, year: number): string | undefined {
  if (!line) return undefined;
  const of = (account: 'budget' | 'control') => inForce(line.changes, account, { effective: endOf(year) }).total;
  return [of('budget'), of('control')].find((total) => decimal(total).gt('0'));
}
