import { decimal, type Decimal } from '@wenxiao/domain';
import { displayedBeside } from '@wenxiao/rules/grading';
import { type BelowLimit, belowLimits, type Measured } from '@wenxiao/rules/rounds';
import { fieldOf, type Ruling, type Stated } from '@wenxiao/rules/ruling';
import type { Attainment, IndicatorAttainment } from '@wenxiao/rules/scoring';
import type { RoundLimit } from '@wenxiao/rules/shape';
import { attainedIn } from './monitoring.completion.js';
import { rateOfReport } from './monitoring.execution.js';
import type { Reported } from './monitoring.spending.js';
import { type Departure, nodeOf, type Round } from './monitoring.state.js';
import type { MonitoringWorld } from './monitoring.world.js';

/** A figure that a report leaves below a limit of its round. */
type Below = Departure & Readonly<{ round: string; indicator?: string }>;

const percent = '100';

/** By the figure that a series limits: what is warned of, and by which convention the figure is computed. */
const limited = {
  'execution.rate': {
    warning: 'execution-below-limit',
    lens: 'timeliness',
    figure: 'execution-rate',
    by: 'conventions.rateDenominator',
  },
  attainment: {
    warning: 'attainment-below-limit',
    lens: 'effectiveness',
    figure: 'attainment',
    by: 'conventions.attainment',
  },
} as const;
type LimitedFigure = keyof typeof limited;
const isLimited = (figure: string): figure is LimitedFigure => Object.hasOwn(limited, figure);

/** What is warned of as below a limit: it belongs to the round whose limit that is. */
export const belowLimitWarnings: readonly string[] = Object.values(limited).map(({ warning }) => warning);

/**
 * What reports leave below the limits of their rounds, compared unrounded: until a report of a later round reaches the limit. What
 * the rules do not say how to compute is below nothing.
 * @param reported in the order of their nodes
 */
export function belowTheLimits(reported: readonly Reported[], world: MonitoringWorld): readonly Below[] {
  const limits = reported.map((each) => limitsOf(each.round, world.ruling(each.round.rules)));
  // A series without limits, as of most sets, is not measured at all.
  if (limits.every((each) => each === undefined)) return [];
  const measured = reported.map((each) => measuredBy(each, world));
  return measured.flatMap((each, at) =>
    belowLimits(limits[at]?.value, each.measured)
      .filter((one) => !measured.slice(at + 1).some((later) => isReachedBy(later.measured, one)))
      .flatMap((one) => warnedOf(one, each, world)),
  );
}

/** Under which members of its set a warning of {@link belowTheLimits} stands. */
export function basisOfLimit(
  warning: string,
  round: Pick<Round, 'id'>,
  ruling: Ruling,
): readonly Readonly<{ path: string }>[] {
  const by = Object.values(limited).find((each) => each.warning === warning)?.by;
  const limits = limitsOf(round, ruling);
  return by !== undefined && limits ? [limits, { path: by }] : [];
}

function limitsOf({ id }: Pick<Round, 'id'>, ruling: Ruling): Stated<readonly RoundLimit[]> | undefined {
  const series = ruling.member('rounds', nodeOf(id).series);
  const limits = series.is === 'stated' ? fieldOf(series, 'limits') : series;
  return limits.is === 'stated' ? limits : undefined;
}

/** The figures of a report by what the set of its round says of them. */
function measuredBy(each: Reported, world: MonitoringWorld) {
  const { round, report } = each;
  const ruling = world.ruling(round.rules);
  const execution = rateOfReport(each, ruling, world);
  const attained = attainedIn(report.attainment, world.targets, ruling);
  const ratioOf = (of: Attainment['subject'] | IndicatorAttainment | undefined): Decimal | undefined =>
    of && 'ratio' in of ? of.ratio : undefined;
  const measured: Measured = {
    subject: { 'execution.rate': execution?.rate, attainment: ratioOf(attained?.subject) },
    items: (attained?.indicators ?? []).map((item) => ({ id: item.id, figures: { attainment: ratioOf(item) } })),
  };
  return { round, report, measured, execution };
}

function isReachedBy({ subject, items }: Measured, { figure, atLeast, item }: BelowLimit): boolean {
  const figures = item === undefined ? subject : items.find(({ id }) => id === item)?.figures;
  return figures?.[figure]?.gte(atLeast) === true;
}

function warnedOf(
  { figure, atLeast, value, item }: BelowLimit,
  { round, report, execution }: ReturnType<typeof measuredBy>,
  world: MonitoringWorld,
): readonly Below[] {
  if (!isLimited(figure)) return [];
  const { warning, lens, figure: called } = limited[figure];
  const decimals = world.ruling(round.rules).value('conventions.displayDecimals');
  const [shown, bound] = [value.times(percent), decimal(atLeast).times(percent).toFixed()];
  const actual = report.attainment.find(({ indicator }) => indicator === item)?.actual;
  const figures = [
    { figure: called, value: value.toFixed() },
    ...(decimals.is === 'stated'
      ? [{ figure: `${called}-shown`, value: `${displayedBeside(shown, decimals.value, [bound])}%` }]
      : []),
    { figure: 'round-limit', value: atLeast },
    ...(figure === 'execution.rate' ? (execution?.of ?? []) : []),
    ...(actual === undefined ? [] : [{ figure: 'indicator-actual', value: actual }]),
  ];
  return [{ warning, light: 'yellow', lens, round: round.id, ...(item !== undefined && { indicator: item }), figures }];
}
