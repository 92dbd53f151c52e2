import { accepted, type Decided, under } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type MonitoringEvent, monitoringFacts } from '@wenxiao/facts/monitoring';
import type { Ruling, Stated } from '@wenxiao/rules/ruling';
import type { MemberOf } from '@wenxiao/rules/shape';
import type { Alarm } from '@wenxiao/service-kit';
import type { Events, Outcome, ReportContent } from './monitoring.commands.js';
import { duePath, duesNow, goesBy, isMet, stepOfDue } from './monitoring.due.js';
import { decisionIn } from './monitoring.measure-state.js';
import { basisOfLimit, belowLimitWarnings, belowTheLimits } from './monitoring.limits.js';
import { ofRisks } from './monitoring.risks.js';
import { departuresOfTreasury, differsFromTreasury } from './monitoring.execution.js';
import { afterStop, amountsOf, inAmounts, type Reported, reportedIn } from './monitoring.spending.js';
import {
  evolve,
  isSameWarning,
  type MonitoringState,
  type OpenMonitoring,
  type Round,
  type Warning,
} from './monitoring.state.js';
import { type MonitoringWorld, planned } from './monitoring.world.js';

type Raised = DataOf<typeof monitoringFacts.warningRaised.fields>;
type Lifted = DataOf<typeof monitoringFacts.warningLifted.fields>;

/**
 * Everything that is to be warned of as things stand, by what reports and copies say. What is warned of once and is so no longer is
 * not among it: its light goes out. Numbers are held against the latest report; what is late, what was paid after a stop,
 * and what is below a limit of the round, against each round.
 */
function warningsIn(state: OpenMonitoring, world: MonitoringWorld, today: string): readonly Raised[] {
  const running = state.rounds.filter(({ lapsed }) => !lapsed);
  const reported = reportedIn(state);
  const [latest, before] = [reported.at(-1), reported.at(-2)];
  const rules = planned(today, world);
  return [
    ...running.flatMap((round) => punctuality(round, world, today)),
    ...reported.flatMap((each, at) => ofStop(each, reported[at - 1], state, world)),
    ...belowTheLimits(reported, world),
    ...(latest ? [...ofSpending(latest, before, world, today), ...outOfReach(latest)] : []),
    ...departuresOfTreasury(world, today),
    ...(rules === undefined ? [] : ofRisks(state, world.ruling(rules))),
  ];
}

type Missed = ReturnType<typeof duesNow>;
const heldOf = ({ overdue, lifted }: Round): readonly string[] => overdue.filter((due) => !lifted.includes(due));

/** Limits that went by and are held against somebody, and targets that did. */
const missedBy = (round: Round, world: MonitoringWorld, today: string): Missed =>
  duesNow(round, world).filter(
    (each) => heldOf(round).includes(each.due) || (each.soft && (each.on ?? today) < today && goesBy(each, world)),
  );

function ofMissed(round: Round, missed: Missed): Pick<Raised, 'round' | 'lens' | 'figures' | 'light'> {
  const figures = missed.flatMap(({ due, on }) => (on === undefined ? [] : [{ figure: due, value: on }]));
  const isHeld = missed.some(({ due }) => heldOf(round).includes(due));
  return { round: round.id, lens: 'timeliness', figures, light: isHeld ? 'red' : 'yellow' };
}

function punctuality(round: Round, world: MonitoringWorld, today: string): readonly Raised[] {
  const missed = missedBy(round, world, today);
  const isOfReport = ({ due }: Missed[number]): boolean => stepOfDue(round, due, world) === undefined;
  const unmet = missed.filter((each) => !isOfReport(each) && !isMet(round, each.due, world));
  return [
    ...punctualityOfReport(round, missed.filter(isOfReport)),
    ...(unmet.length > 0 ? [{ ...ofMissed(round, unmet), warning: 'results-unreported' } as const] : []),
  ];
}

/**
 * A report that is late is warned of until its round is done, one that never came until it comes; unless the delay was lifted. Where
 * a target alone has gone by, it is not overdue, and the light is yellow.
 */
function punctualityOfReport(round: Round, missed: Missed): readonly Raised[] {
  const isLifted = round.lifted.length > 0 && heldOf(round).length === 0;
  const of = ofMissed(round, missed);
  if (!round.firstReported) return missed.length === 0 || isLifted ? [] : [{ ...of, warning: 'never-reported' }];
  const isDone = round.progress.ended !== undefined;
  return round.firstReported.late && !isDone && !isLifted ? [{ ...of, warning: 'report-late', light: 'yellow' }] : [];
}

function ofSpending(
  { round, report }: Reported,
  before: Reported | undefined,
  world: MonitoringWorld,
  today: string,
): readonly Raised[] {
  const now = amountsOf(report);
  if (!now) return [];
  const departures = [
    ...inAmounts(now, before && amountsOf(before.report), world, today),
    ...differsFromTreasury({ round, report }, world),
  ];
  return departures.map((each) => ({ ...each, round: round.id }));
}

/** That later reports repeat the amounts makes nothing of it right: it is warned of until a measure upon the round is decided. */
function ofStop(
  { round, report }: Reported,
  before: Reported | undefined,
  { proposals }: OpenMonitoring,
  world: MonitoringWorld,
): readonly Raised[] {
  const isDecided = Object.values(proposals).some((each) => each.round === round.id && decisionIn(each) !== undefined);
  const now = amountsOf(report);
  if (isDecided || !now) return [];
  return afterStop(now, before && amountsOf(before.report), world).map((each) => ({ ...each, round: round.id }));
}

/** What the report says of an indicator as out of reach by the end of the year, by its trend or by how likely it is. */
export const isOutOfReach = ({ trend, likelihood }: ReportContent['attainment'][number]): boolean =>
  trend === 'out-of-reach' || likelihood === 'impossible';

function outOfReach({ round, report }: Reported): readonly Raised[] {
  return report.attainment.filter(isOutOfReach).map(({ indicator, actual }) => ({
    warning: 'target-out-of-reach',
    round: round.id,
    indicator,
    light: 'yellow',
    lens: 'effectiveness',
    figures: [{ figure: 'indicator-actual', value: actual }],
  }));
}

/**
 * What was warned of in an earlier round and is so still is the same warning; what is late, was paid after a stop, or stays below a
 * limit belongs to its round.
 */
const late: readonly string[] = ['report-late', 'never-reported', 'results-unreported'];
const ofEachRound: readonly string[] = [...late, 'spending-after-stop', 'allocation-after-stop', ...belowLimitWarnings];

/** What the treasury paid belongs to no round, nor does what others found. */
const ofNoRound = ({ round }: Pick<Warning, 'round'>): boolean => round === undefined;

/** The facts by which warnings become what they are: new ones raised, those that hold no longer lifted. */
function warningsAfter(
  state: OpenMonitoring,
  world: MonitoringWorld,
  today: string,
  { corrected = false }: Readonly<{ corrected?: boolean }> = {},
): readonly Decided<MonitoringEvent>[] {
  const found = warningsIn(state, world, today);
  const isMet =
    (one: Warning) =>
    (other: Warning): boolean =>
      ofEachRound.includes(one.warning)
        ? isSameWarning(one, other) && one.light === other.light
        : one.warning === other.warning && one.indicator === other.indicator && ofNoRound(one) === ofNoRound(other);
  const ended = state.warnings.filter((held) => !found.some(isMet(held)));
  const raised = found.filter((each) => !state.warnings.some(isMet(each)));
  return [
    ...ended.map((held) =>
      monitoringFacts.warningLifted({
        ...held,
        because: liftedBecause(held, state, { found, corrected }),
      }),
    ),
    ...raised.map((each) => under(monitoringFacts.warningRaised(each), ...basisOf(each, state, { world, today }))),
  ];
}

/** What is warned of by another light from now on is not remedied, nor is what nobody is asked for any more. */
function liftedBecause(
  held: Warning,
  { rounds, findings }: OpenMonitoring,
  { found, corrected }: Readonly<{ found: readonly Raised[]; corrected: boolean }>,
): Lifted['because'] {
  if (corrected) return 'corrected';
  if (findings.some(({ settled, risks }) => settled !== undefined && risks?.includes(held.warning))) return 'remedied';
  const goesOn = found.some((each) => isSameWarning(each, held));
  const hasLapsed = rounds.some(({ id, lapsed }) => id === held.round && lapsed);
  return late.includes(held.warning) && !goesOn && !hasLapsed ? 'remedied' : 'no-longer-so';
}

/** The lens of the set under which it is watched, where the set names one, and the limit that it is below. */
function basisOf(
  { warning, lens, round, figures }: Raised,
  { rounds }: OpenMonitoring,
  { world, today }: Readonly<{ world: MonitoringWorld; today: string }>,
) {
  const rules = round === undefined ? planned(today, world) : rounds.find(({ id }) => id === round)?.rules;
  const ruling = rules === undefined ? undefined : world.ruling(rules);
  const limits = round !== undefined && ruling ? basisOfLimit(warning, { id: round }, ruling) : [];
  const of = warning === 'results-unreported' ? rounds.find(({ id }) => id === round) : undefined;
  const dues = of ? figures.map(({ figure }) => ({ path: duePath(of, figure, world) })) : [];
  return [...limits, ...dues, ...lensIn(ruling, lens)];
}

/** The lens of a set under which something is watched, where the set names one. */
export function lensIn(
  ruling: Ruling | undefined,
  lens: MemberOf<'monitoring.lenses'>['code'],
): readonly Stated<MemberOf<'monitoring.lenses'>>[] {
  const stated = ruling?.member('monitoring.lenses', lens);
  return stated?.is === 'stated' ? [stated] : [];
}

/** Whatever was decided, with what is to be warned of from then on. */
export function withWarnings(
  events: Events,
  state: OpenMonitoring,
  world: MonitoringWorld,
  today: string,
  how: Readonly<{ corrected?: boolean }> = {},
): Outcome {
  const after = events.reduce<MonitoringState>((before, event) => evolve(before, event), state);
  const warnings = after.status === 'open' ? warningsAfter(after, world, today, how) : [];
  return accepted(...events, ...warnings);
}

/** What is looked at where there is no report. */
const ofPayments = 'subject/payments';

/**
 * When warnings are to be looked at for no act of their own: at once where the budget or payment became another, and on the day
 * on which it will.
 */
export function warningAlarms(state: MonitoringState, world: MonitoringWorld, today: string): readonly Alarm[] {
  if (state.status !== 'open') return [];
  const latest = reportedIn(state).at(-1);
  if (!latest && !world.executed) return [];
  const ahead = world.changesOn.filter((day) => day > today);
  const wakeOn = [today, ...ahead].find((day) => warningsAfter(state, world, day).length > 0);
  return wakeOn === undefined ? [] : [{ what: latest ? `round/${latest.round.id}/warnings` : ofPayments, wakeOn }];
}
