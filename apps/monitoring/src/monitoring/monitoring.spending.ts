import { decimal } from '@wenxiao/domain';
import type { MonitoringRejection, ReportContent } from './monitoring.commands.js';
import { type Departure, nodeOf, type OpenMonitoring, type Report, reportOf, type Round } from './monitoring.state.js';
import type { MonitoringWorld } from './monitoring.world.js';

export type Reported = Readonly<{ round: Round; report: Report }>;
type Amounts = Pick<Report, 'allocated' | 'spent'>;

/** Reports that count, in the order of their nodes. */
export function reportedIn({ rounds }: Pick<OpenMonitoring, 'rounds'>): readonly Reported[] {
  return rounds
    .filter(({ lapsed }) => !lapsed)
    .flatMap((round) => {
      const report = reportOf(round);
      return report ? [{ round, report }] : [];
    })
    .sort((one, other) => (nodeOf(one.round.id).node < nodeOf(other.round.id).node ? -1 : 1));
}

/** How cumulative amounts depart from the budget in force on a day, from each other, and from what was reported before. */
export function departures(
  of: Amounts,
  before: Report | undefined,
  world: MonitoringWorld,
  today: string,
): readonly Departure[] {
  const [spent, allocated] = [decimal(of.spent), decimal(of.allocated)];
  const budget = world.budgetOn(today);
  const told = { spent: { figure: 'spent-amount', value: of.spent } };
  const compared = (figure: string, value: string) => [told.spent, { figure, value }];
  const found: Departure[] = [];
  const warn = (warning: string, light: Departure['light'], lens: Departure['lens'], figures: Departure['figures']) =>
    found.push({ warning, light, lens, figures });
  if (budget !== undefined && spent.gt(decimal(budget)))
    warn('over-budget-spending', 'red', 'compliance', compared('budget-in-force', budget));
  if (budget !== undefined && allocated.gt(decimal(budget)))
    warn('allocated-over-budget', 'red', 'compliance', [
      { figure: 'allocated-amount', value: of.allocated },
      { figure: 'budget-in-force', value: budget },
    ]);
  if (spent.gt(allocated))
    warn('over-allocated-spending', 'yellow', 'compliance', compared('allocated-amount', of.allocated));
  if (spent.eq('0') && allocated.gt('0'))
    warn('nothing-spent', 'red', 'timeliness', compared('allocated-amount', of.allocated));
  if (before && spent.lt(decimal(before.spent)))
    warn('falling-spending', 'yellow', 'compliance', compared('spent-before', before.spent));
  if (before && spent.gt(decimal(before.spent)) && !world.isPaymentOpen(before.reportedOn))
    warn('spending-after-stop', 'red', 'compliance', compared('spent-before', before.spent));
  return found;
}

/**
 * Why nobody takes amounts that a unit types: no treasury pays more than the budget, nor after a stop, and cumulative spending
 * does not fall without a cause. What was so before this report, since the budget was cut below what was paid, stays a warning.
 */
export function amountsFlaw(
  typed: ReportContent,
  round: Round,
  state: OpenMonitoring,
  world: MonitoringWorld,
  today: string,
): Extract<MonitoringRejection, { code: 'amounts-impossible' | 'fall-unexplained' }> | undefined {
  const isEarlier = (each: Reported): boolean => nodeOf(each.round.id).node < nodeOf(round.id).node;
  const before = reportedIn(state).findLast(isEarlier)?.report;
  const asBefore: Readonly<Record<string, boolean>> = {
    'over-budget-spending': before !== undefined && decimal(typed.spent).lte(before.spent),
    'allocated-over-budget': before !== undefined && decimal(typed.allocated).lte(before.allocated),
    'falling-spending': true,
  };
  const found = departures(typed, before, world, today);
  const amounts = found
    .filter(({ warning, lens }) => lens === 'compliance' && asBefore[warning] !== true)
    .map(({ warning, figures }) => ({ warning, figures }));
  if (amounts.length > 0) return { code: 'amounts-impossible', round: round.id, amounts };
  const falls = found.find(({ warning }) => warning === 'falling-spending');
  if (!falls || (typed.cause ?? '').trim() !== '') return undefined;
  return { code: 'fall-unexplained', round: round.id, spent: typed.spent, before: before?.spent ?? '0.00' };
}
