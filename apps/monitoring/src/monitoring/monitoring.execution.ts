import { decimal, type Decimal } from '@wenxiao/domain';
import { executionRate, rateDenominator } from '@wenxiao/rules/grading';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Departure, Report } from './monitoring.state.js';
import { nodeOf } from './monitoring.state.js';
import { afterStop, countsThrough, inAmounts, type Reported, type Amounts } from './monitoring.spending.js';
import type { ExecutedRow, MonitoringWorld } from './monitoring.world.js';

/** An execution rate and what it is computed of; without a rate where there is no budget. */
export type Rate = Readonly<{
  on: string;
  executed: string;
  budget?: string;
  /** Unrounded. */
  rate?: string;
  /** In percent, with as many decimals as the rules show. */
  shown?: string;
}>;

/** By how much a share is more than its percent. */
const percent = '100';

/**
 * What the treasury had paid by a day, and how much that is of the budget in force on it. Undefined where nothing was said by
 * then; without a rate where the rules do not say of which budget it is one.
 */
export function executionOn(
  day: string,
  ruling: Ruling | undefined,
  world: Pick<MonitoringWorld, 'executed' | 'line'>,
): Rate | undefined {
  const executed = world.executed?.rows.findLast(({ on }) => on <= day);
  if (!executed) return undefined;
  const { on, total } = executed;
  const kind = ruling?.value('conventions.rateDenominator');
  if (kind?.is !== 'stated') return { on, executed: total };
  const denominator = rateDenominator(kind.value, world.line, day);
  const rate = executionRate(total, denominator);
  const decimals = ruling?.value('conventions.displayDecimals');
  return {
    on,
    executed: total,
    budget: denominator.toFixed(2),
    ...(rate && {
      rate: rate.toFixed(),
      ...(decimals?.is === 'stated' && { shown: `${rate.times(percent).toFixed(decimals.value)}%` }),
    }),
  };
}

/** What was paid through a day as a unit would report it, so that it is judged alike. */
const asReported = ({ on, total }: ExecutedRow): Amounts => ({
  round: `treasury@${on}`,
  reportedOn: on,
  allocated: total,
  spent: total,
  carryOver: '0.00',
  parts: [],
});

/** Of what the treasury pays nothing is said twice: what is paid is allocated. */
const saidOfUnits: readonly string[] = ['allocated-over-budget', 'allocation-after-stop'];

/**
 * What is to be warned of in what the treasury has paid: more than the budget, less than before, or while payment was suspended or
 * stopped, and whatever is said once the year is closed. It is taken all the same: refunds are real. What was paid after a stop is warned of until it is given back, or payment is
 * open again.
 */
export function departuresOfTreasury(world: MonitoringWorld, today: string): readonly Departure[] {
  const rows = (world.executed?.rows ?? []).filter(({ on }) => on <= today);
  const latest = rows.at(-1);
  if (!latest) return [];
  // A day that repeats what is known makes nothing of a fall before it.
  const before = rows.findLast(({ total }) => !decimal(total).eq(latest.total));
  const found = inAmounts(asReported(latest), before && asReported(before), world, today);
  const stopped = world.isPaymentOpen(today)
    ? []
    : rows.flatMap((row, index) => {
        const earlier = rows[index - 1];
        const isGivenBack = decimal(latest.total).lte(earlier?.total ?? '0');
        return isGivenBack ? [] : afterStop(asReported(row), earlier && asReported(earlier), world);
      });
  const first = stopped.find(({ warning }) => !saidOfUnits.includes(warning));
  const said = found.filter(({ warning }) => !saidOfUnits.includes(warning));
  return [...said, ...(first ? [first] : []), ...saidAfterClosing(latest, world)];
}

/** What was left of a closed year was carried over or has lapsed by what was known: somebody looks at what became another. */
function saidAfterClosing({ total }: ExecutedRow, { executed }: MonitoringWorld): readonly Departure[] {
  if (executed?.afterClosing === undefined) return [];
  const figures = [
    { figure: 'executed-amount', value: total },
    { figure: 'budget-year-closed-on', value: executed.afterClosing },
  ];
  return [{ warning: 'paid-after-closing', light: 'yellow', lens: 'compliance', figures }];
}

/** Where the treasury has said of the day through which a report counts, or of a later one, what was paid by then: whether the report says otherwise. */
export function differsFromTreasury({ report }: Reported, world: MonitoringWorld): readonly Departure[] {
  const paid = paidWhere(report, world);
  if (!paid || report.spent === undefined || decimal(paid.total).eq(report.spent)) return [];
  return [
    {
      warning: 'differs-from-treasury',
      light: 'yellow',
      lens: 'compliance',
      figures: [
        { figure: 'spent-amount', value: report.spent },
        { figure: 'executed-amount', value: paid.total },
      ],
    },
  ];
}

function paidWhere(
  report: Pick<Report, 'round' | 'reportedOn'>,
  { executed }: MonitoringWorld,
): ExecutedRow | undefined {
  const day = countsThrough(report);
  const rows = executed?.rows ?? [];
  return rows.some(({ on }) => on >= day) ? rows.findLast(({ on }) => on <= day) : undefined;
}

/**
 * How much of the budget in force on its node was spent by a report: by what the treasury has said of that day, else by what the unit
 * reports. Undefined where there is no budget, or the rules do not say of which it is a rate.
 */
export function rateOfReport(
  { report }: Reported,
  ruling: Ruling,
  world: MonitoringWorld,
): Readonly<{ rate: Decimal; of: Departure['figures'] }> | undefined {
  const kind = ruling.value('conventions.rateDenominator');
  if (kind.is === 'silent') return undefined;
  const paid = paidWhere(report, world)?.total;
  const budget = rateDenominator(kind.value, world.line, nodeOf(report.round).node);
  const value = paid ?? report.spent;
  if (value === undefined) return undefined;
  const rate = executionRate(value, budget);
  const spent = { figure: paid === undefined ? 'spent-amount' : 'executed-amount', value };
  return rate && { rate, of: [spent, { figure: 'budget-in-force', value: budget.toFixed(2) }] };
}

/** What was paid by the node of a round. */
export const executionAtNode = (round: string, ruling: Ruling, world: MonitoringWorld): Rate | undefined =>
  executionOn(nodeOf(round).node, ruling, world);
