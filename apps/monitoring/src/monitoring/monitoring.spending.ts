import { decimal, decimalToText } from '@wenxiao/domain';
import { assessmentScheme } from '@wenxiao/rules/shape';
import type { MonitoringRejection, ReportContent } from './monitoring.commands.js';
import { type Departure, nodeOf, type OpenMonitoring, type Report, reportOf, type Round } from './monitoring.state.js';
import type { MonitoringWorld } from './monitoring.world.js';

export type Reported = Readonly<{ round: Round; report: Report }>;
type Money = Readonly<{ allocated: string; spent: string; carryOver: string }>;
export type Amounts = Money & Pick<Report, 'parts' | 'reportedOn' | 'round'>;
type Figures = Departure['figures'];

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

/** A report with its amounts; undefined for one of a body, which has none. */
export function amountsOf<Of extends Partial<Money>>(of: Of): (Of & Money) | undefined {
  const { allocated, spent, carryOver } = of;
  if (allocated === undefined || spent === undefined || carryOver === undefined) return undefined;
  return { ...of, allocated, spent, carryOver };
}

/** How cumulative amounts depart from the budget in force on a day, from each other, and from what was reported before. */
export function inAmounts(
  of: Amounts,
  before: Pick<Money, 'spent'> | undefined,
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
  const carryOver = decimal(of.carryOver);
  if (budget !== undefined && carryOver.gt('0') && carryOver.plus(spent).gt(decimal(budget)))
    warn('carry-over-over-budget', 'yellow', 'compliance', [
      { figure: 'forecast-carry-over', value: of.carryOver },
      ...compared('budget-in-force', budget),
    ]);
  const beyond = partsBeyond(of);
  if (beyond.length > 0) warn('parts-over-whole', 'yellow', 'compliance', beyond);
  if (spent.gt(allocated))
    warn('over-allocated-spending', 'yellow', 'compliance', compared('allocated-amount', of.allocated));
  if (spent.eq('0') && allocated.gt('0'))
    warn('nothing-spent', 'red', 'timeliness', compared('allocated-amount', of.allocated));
  if (before && spent.lt(decimal(before.spent)))
    warn('falling-spending', 'yellow', 'compliance', compared('spent-before', before.spent));
  return found;
}

/** What of the amounts came since the report before, though payment was suspended or stopped. */
export function afterStop(of: Amounts, before: Amounts | undefined, world: MonitoringWorld): readonly Departure[] {
  const stop = stopOver(of, before, world);
  if (stop === 'none') return [];
  const light = stop === 'whole' ? 'red' : 'yellow';
  const warned = (warning: string, amount: 'spent' | 'allocated'): readonly Departure[] => {
    const earlier = before?.[amount] ?? '0.00';
    if (decimal(of[amount]).lte(earlier)) return [];
    const figures = [
      { figure: `${amount}-amount`, value: of[amount] },
      { figure: `${amount}-before`, value: earlier },
    ];
    return [{ warning, light, lens: 'compliance', figures }];
  };
  return [...warned('spending-after-stop', 'spent'), ...warned('allocation-after-stop', 'allocated')];
}

const amounts = { allocated: 'allocated-amount', spent: 'spent-amount', carryOver: 'forecast-carry-over' } as const;

/** Of which the parts of the money come to more than the whole, or of which part more was spent than was allocated. */
function partsBeyond(of: Pick<Amounts, keyof typeof amounts | 'parts'>): Figures {
  const overWhole = (Object.keys(amounts) as (keyof typeof amounts)[]).flatMap((amount): Figures => {
    const sum = of.parts.reduce((total, part) => total.plus(part[amount]), decimal('0'));
    const figure = amounts[amount];
    if (!sum.gt(of[amount])) return [];
    return [
      { figure: `${figure}-in-parts`, value: decimalToText(sum) },
      { figure, value: of[amount] },
    ];
  });
  const overspent = of.parts.find(({ allocated, spent }) => decimal(spent).gt(allocated));
  if (!overspent) return overWhole;
  return [
    ...overWhole,
    { figure: 'spent-in-part', value: overspent.spent },
    { figure: 'allocated-in-part', value: overspent.allocated },
  ];
}

/** The day through which a report counts: that of its node, or the one on which it was handed in before that. */
export function countsThrough({ round, reportedOn }: Pick<Report, 'round' | 'reportedOn'>): string {
  const { node } = nodeOf(round);
  return node < reportedOn ? node : reportedOn;
}

/**
 * Whether what was spent since the report before, or since there is a budget, was spent while payment was suspended or stopped:
 * `whole` where payment was open on no day of it, so that nothing can have been paid; `end` where it was closed meanwhile, and
 * nobody knows whether it was paid before that or after.
 */
function stopOver(
  of: Pick<Report, 'round' | 'reportedOn'>,
  before: Pick<Report, 'round' | 'reportedOn'> | undefined,
  world: MonitoringWorld,
): 'whole' | 'end' | 'none' {
  const { events, changesOn, known } = world;
  const through = countsThrough(of);
  if (world.isPaymentOpen(through)) return 'none';
  const since = before ? countsThrough(before) : (events['budget.approved'] ?? `${String(known.year)}-01-01`);
  const days = [since, ...changesOn.filter((day) => since < day && day <= through)];
  return days.some((day) => world.isPaymentOpen(day)) ? 'end' : 'whole';
}

/**
 * Why nobody takes amounts that a unit types: how a body is assessed has none; no treasury pays more than the budget, nor after a stop, and cumulative spending
 * does not fall without a cause. What may have been paid before a stop, or before the approval of the budget was taken back, is a
 * warning, and so is what was so before this report, since the budget was cut below what was paid.
 */
export function amountsFlaw(
  said: ReportContent,
  round: Round,
  state: OpenMonitoring,
  world: MonitoringWorld,
  today: string,
): Extract<MonitoringRejection, { code: `amounts-${string}` | 'fall-unexplained' }> | undefined {
  if (state.scheme === assessmentScheme) {
    const { allocated, spent, carryOver, parts } = said;
    const isSaid = [allocated, spent, carryOver].some((amount) => amount !== undefined) || parts.length > 0;
    return isSaid ? { code: 'amounts-not-asked', round: round.id } : undefined;
  }
  const typed = amountsOf(said);
  if (!typed) return { code: 'amounts-wanting', round: round.id };
  const isEarlier = (each: Reported): boolean => nodeOf(each.round.id).node < nodeOf(round.id).node;
  const earlier = reportedIn(state).findLast(isEarlier)?.report;
  const before = earlier && amountsOf(earlier);
  const isTakenBack = decimal(world.budgetOn(today) ?? '1').eq('0');
  const asBefore: Readonly<Record<string, boolean>> = {
    'carry-over-over-budget': isTakenBack || (before !== undefined && decimal(typed.carryOver).lte(before.carryOver)),
    'over-budget-spending': isTakenBack || (before !== undefined && decimal(typed.spent).lte(before.spent)),
    'allocated-over-budget': isTakenBack || (before !== undefined && decimal(typed.allocated).lte(before.allocated)),
    'falling-spending': true,
  };
  const of = { ...typed, round: round.id, reportedOn: reportOf(round)?.reportedOn ?? today };
  const found = [...inAmounts(of, before, world, today), ...afterStop(of, before, world)];
  const amounts = found
    .filter(
      ({ warning, light, lens }) =>
        lens === 'compliance' && asBefore[warning] !== true && !isOpenQuestion(warning, light),
    )
    .map(({ warning, figures }) => ({ warning, figures }));
  if (amounts.length > 0) return { code: 'amounts-impossible', round: round.id, amounts };
  const falls = found.find(({ warning }) => warning === 'falling-spending');
  if (!falls || (typed.cause ?? '').trim() !== '') return undefined;
  return { code: 'fall-unexplained', round: round.id, spent: typed.spent, before: before?.spent ?? '0.00' };
}

const isOpenQuestion = (warning: string, light: Departure['light']): boolean =>
  ['spending-after-stop', 'allocation-after-stop'].includes(warning) && light === 'yellow';
