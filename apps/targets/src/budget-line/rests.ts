import {
  accepted,
  decimal,
  type Decimal,
  executedBy,
  inForce,
  type MoneyPart,
  type PartAmount,
  partKey,
  rejected,
  sumOf,
  yuanText,
} from '@wenxiao/domain';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { BudgetLineCommand, StatedIn } from './budget-line.commands.js';
import type { BudgetLineState, DataOf } from './budget-line.state.js';
import { type Decided, endOf, totalOf } from './money-facts.js';

// What is left of a line at the end of its year: the budget (what was recovered is off it), less what was paid, less what is carried
// over. It goes on as what was left of the year before, whatever its source was: by fund, level and document.

/** What is left of a part, in 元. Less than nothing where more was paid than there was. */
export type Rest = Readonly<{ part: MoneyPart; budget: string; paid: string; carried: string; left: string }>;

const asCarried = (part: MoneyPart): MoneyPart => ({ ...part, source: 'carry-over' });

/** Sums by what the parts are once they are carried over. */
function sumsOf(amounts: readonly PartAmount[]): ReadonlyMap<string, Readonly<{ part: MoneyPart; sum: Decimal }>> {
  const sums = new Map<string, { part: MoneyPart; sum: Decimal }>();
  for (const { part: own, amount } of amounts) {
    const part = asCarried(own);
    const key = partKey(part);
    sums.set(key, { part, sum: (sums.get(key)?.sum ?? decimal('0')).plus(amount) });
  }
  return sums;
}

const carriedOf = ({ rests }: Pick<BudgetLineState, 'rests'>): readonly PartAmount[] =>
  rests.flatMap(({ parts, isReturned }) => (isReturned ? [] : parts));

/** What was paid of a line in its year: what the treasury said, else what was said when something was carried over before. */
export function paidOf(
  { rests }: Pick<BudgetLineState, 'rests'>,
  { year, executed = [] }: Pick<BudgetLineCommand['data'], 'year' | 'executed'>,
): readonly PartAmount[] | undefined {
  if (executed.length > 0) return executedBy(executed, { effective: endOf(year) }).parts;
  return rests.findLast(({ paid, isReturned }) => paid && !isReturned)?.paid;
}

/** What is left of each part of a line, where so much was paid. */
export function restsOf(line: BudgetLineState, year: number, paid: readonly PartAmount[]): readonly Rest[] {
  const budget = sumsOf(inForce(line.changes, 'budget', { effective: endOf(year) }).parts);
  const [spent, carried] = [sumsOf(paid), sumsOf(carriedOf(line))];
  const zero = decimal('0');
  return [...new Map([...budget, ...spent, ...carried])].map(([key, { part }]) => {
    const [has, is, goes] = [budget, spent, carried].map((each) => each.get(key)?.sum ?? zero);
    if (!has || !is || !goes) throw new Error('Three sums of each part');
    const left = has.minus(is).minus(goes);
    return { part, budget: yuanText(has), paid: yuanText(is), carried: yuanText(goes), left: yuanText(left) };
  });
}

/** No more is carried over than is left, of each part and in all: what was paid of one part may have been of another. */
export function giveRest(data: StatedIn<'give-rest'>, line: BudgetLineState): Decided {
  const { amounts, counterpart, year, paid: stated, reason } = data;
  if (counterpart.year <= year) return rejected({ code: 'no-later-year', year });
  const carried = sumsOf(amounts);
  const known = paidOf(line, data);
  if (known && stated) return rejected({ code: 'paid-is-known', paid: totalOf(known) });
  const hasBudget = decimal(inForce(line.changes, 'budget', { effective: endOf(year) }).total).gt('0');
  const paid = known ?? stated ?? (hasBudget ? undefined : []);
  if (!paid) return rejected({ code: 'paid-not-known' });
  const rests = restsOf(line, year, paid);
  const all = yuanText(sumOf(rests.map(({ left }) => decimal(left))));
  for (const [key, { part, sum }] of carried) {
    const rest = rests.find((each) => partKey(each.part) === key)?.left ?? '0.00';
    if (sum.gt(rest)) return rejected({ code: 'more-than-rest', carried: yuanText(sum), rest, part });
  }
  const total = totalOf(amounts);
  if (decimal(total).gt(all)) return rejected({ code: 'more-than-rest', carried: total, rest: all });
  return accepted(
    facts.restCarriedOver({
      rests: [...carried.values()].map(({ part, sum }) => ({ ...partOfRest(part), carried: yuanText(sum) })),
      ...(stated && {
        paid: [...sumsOf(stated).values()].map(({ part, sum }) => ({ ...partOfRest(part), amount: yuanText(sum) })),
      }),
      counterpartSubject: counterpart.subject,
      counterpartYear: counterpart.year,
      ...(reason !== undefined && { reason }),
    }),
  );
}

/** What takes money off a line leaves what was carried over from it. */
export function takenAway(
  data: Pick<BudgetLineCommand['data'], 'year' | 'executed'>,
  { before, after }: Readonly<Record<'before' | 'after', BudgetLineState>>,
): Decided | undefined {
  if (carriedOf(after).length === 0) return undefined;
  const paid = paidOf(after, data) ?? [];
  const was = new Map(restsOf(before, data.year, paid).map((each) => [partKey(each.part), each]));
  const short = restsOf(after, data.year, paid).find(({ part, budget, carried, left }) => {
    const isLess = decimal(budget).lt(was.get(partKey(part))?.budget ?? '0');
    return isLess && decimal(carried).gt('0') && decimal(left).lt('0');
  });
  if (!short) return undefined;
  const left = yuanText(decimal(short.left).plus(short.carried));
  return rejected({ code: 'carried-over-already', carried: short.carried, left });
}

const partOfRest = ({
  fund,
  level,
  document,
}: MoneyPart): Omit<DataOf<'rest-carried-over'>['rests'][number], 'carried'> => ({
  fund,
  ...(level !== undefined && { level }),
  ...(document !== undefined && { document }),
});
