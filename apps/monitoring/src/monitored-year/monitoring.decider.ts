import {
  accepted,
  type Command,
  decimal,
  type Decided,
  type Decider,
  type Decision,
  nothingToDo,
  plusDays,
  rejected,
  under,
  unreachable,
} from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type MonitoringEvent, monitoringFacts } from '@wenxiao/facts/monitoring';
import {
  type GivenAnswer,
  openFurther,
  type StepRejection,
  type StepTaken,
  takeStep,
  withdrawStep,
} from '@wenxiao/rules/procedure';
import { type RoundAt, roundByPerson, roundId, type RoundRefusal, roundsOf } from '@wenxiao/rules/rounds';
import type { MemberOf } from '@wenxiao/rules/shape';
import { duesNow } from './monitoring.due.js';
import {
  evolve,
  type MonitoringState,
  nodeOf,
  type OpenMonitoring,
  type Report,
  reportOf,
  type Round,
} from './monitoring.state.js';
import { warningsAfter } from './monitoring.warnings.js';
import {
  type MonitoringWorld,
  nodesOf,
  openingOf,
  procedureOf,
  rebasingOf,
  subjectOf,
  toDo,
} from './monitoring.world.js';

/** What a person fills in of a report. */
export type ReportContent = Omit<Report, 'round' | 'step' | 'reportedOn' | 'late'>;
type Place = Readonly<{ round: string; step: string; level?: string }>;
/** What an answer brings, in the fields that the fact of a step has for it. */
type Brings = Pick<
  DataOf<typeof monitoringFacts.reportSubmitted.fields>,
  | 'reason'
  | 'opinion'
  | 'amount'
  | 'score'
  | 'date'
  | 'ground'
  | 'finding'
  | 'persons'
  | 'organisation'
  | 'checklist'
  | 'items'
  | 'documents'
>;
type Proposal = DataOf<typeof monitoringFacts.measureProposed.fields>;

export type MonitoringCommand =
  | Command<'open', DataOf<typeof monitoringFacts.monitoringOpened.fields>>
  /** An alarm: is something due of a round? Without one: do the warnings still hold? */
  | Command<'look', { round?: string; today: string }>
  | Command<'open-round', { series: string; node: string; today: string }>
  | Command<'take-step', Place & { answer: string; brings: Brings; report?: ReportContent; today: string }>
  | Command<'withdraw', Place & { reason: string; today: string }>
  | Command<'correct-report', { round: string; report: ReportContent; today: string }>
  | Command<'lift-overdue', { round: string; due: string; because: string; today: string }>
  | Command<'remind', DataOf<typeof monitoringFacts.roundReminded.fields>>
  | Command<'hand-over', DataOf<typeof monitoringFacts.roundTaskHandedOver.fields>>
  | Command<'propose-measure', Proposal>
  | Command<'take-decision', DataOf<typeof monitoringFacts.measureDecided.fields>>
  | Command<'take-refusal', DataOf<typeof monitoringFacts.measureRefused.fields>>;

export type MonitoringRejection =
  | Readonly<{ code: 'not-monitored' }>
  /** It is none of this year's, or has not opened yet. */
  | Readonly<{ code: 'unknown-round'; round: string; rounds: readonly string[] }>
  | Readonly<{ code: 'round-lapsed'; round: string }>
  | Readonly<{ code: 'round-refused'; because: RoundRefusal | 'outside-year' }>
  /** The set gives no procedure for a report: nothing is made up in its place. */
  | Readonly<{ code: 'rules-silent'; path: string }>
  | StepRejection
  | Readonly<{ code: 'report-wanting' | 'report-not-asked'; round: string }>
  | Readonly<{ code: 'attainment-incomplete'; missing: readonly string[]; unknown: readonly string[] }>
  | Readonly<{ code: 'forecast-wanting' | 'explanation-wanting'; round: string; indicators: readonly string[] }>
  | Readonly<{ code: 'not-reported' | 'reported'; round: string }>
  | Readonly<{ code: 'unknown-due' | 'not-overdue'; round: string; due: string }>
  | Readonly<{ code: 'unknown-ground'; ground: string; grounds: readonly string[] }>
  | Readonly<{ code: 'measures-not-listed'; measures: readonly string[]; listed: readonly string[] }>
  | Readonly<{ code: 'change-not-asked' | 'change-not-a-cut' }>
  | Readonly<{ code: 'unknown-proposal'; proposal: string }>;

type Outcome = Decision<MonitoringEvent, MonitoringRejection>;
type Events = readonly Decided<MonitoringEvent>[];
type DataFor<Type extends MonitoringCommand['type']> = Extract<MonitoringCommand, { type: Type }>['data'];

/** 绩效运行监控 of one subject in one budget year: execution and attainment, round by round, as the rules of its body ask for them. */
export const monitoring: Decider<
  MonitoringState,
  MonitoringCommand,
  MonitoringEvent,
  MonitoringRejection,
  MonitoringWorld
> = {
  initialState: { status: 'unknown' },
  decide(command, state, world) {
    if (command.type === 'open')
      return state.status === 'open' ? nothingToDo : accepted(monitoringFacts.monitoringOpened(command.data));
    return state.status === 'open' ? decideOpen(command, state, world) : rejected({ code: 'not-monitored' });
  },
  evolve,
};

function decideOpen(
  command: Exclude<MonitoringCommand, { type: 'open' }>,
  state: OpenMonitoring,
  world: MonitoringWorld,
): Outcome {
  switch (command.type) {
    case 'look':
      return look(command.data, state, world);
    case 'open-round':
      return openRound(command.data, state, world);
    case 'propose-measure':
      return proposeMeasure(command.data, state, world);
    case 'take-decision': {
      const { proposal, decision } = command.data;
      return settled(state, proposal, decision, monitoringFacts.measureDecided(command.data));
    }
    case 'take-refusal':
      return settled(state, command.data.proposal, 'refused', monitoringFacts.measureRefused(command.data));
    default:
      return ofRound(command, state, world);
  }
}

type OfRound = Extract<
  MonitoringCommand,
  { type: 'take-step' | 'withdraw' | 'correct-report' | 'lift-overdue' | 'remind' | 'hand-over' }
>;

function ofRound(command: OfRound, state: OpenMonitoring, world: MonitoringWorld): Outcome {
  const round = roundIn(state, command.data.round);
  if ('code' in round) return rejected(round);
  switch (command.type) {
    case 'take-step':
      return take(command.data, command.by.id, round, { state, world });
    case 'withdraw':
      return withdraw(command.data, command.by.id, round, { state, world });
    case 'correct-report':
      return correct(command.data, round, { state, world });
    case 'lift-overdue': {
      const { today, ...lifted } = command.data;
      const isOverdue = round.overdue.includes(lifted.due) && !round.lifted.includes(lifted.due);
      if (!isOverdue) return rejected({ code: 'not-overdue', round: round.id, due: lifted.due });
      return withWarnings([monitoringFacts.roundOverdueLifted(lifted)], state, world, today);
    }
    case 'remind': {
      const { due } = command.data;
      if (!round.dues.some((each) => each.due === due)) return rejected({ code: 'unknown-due', round: round.id, due });
      if (reportOf(round)) return rejected({ code: 'reported', round: round.id });
      return accepted(monitoringFacts.roundReminded(command.data));
    }
    case 'hand-over': {
      const { step } = command.data;
      const open = round.progress.open.map((each) => ({ step: each.step, zh: each.step }));
      if (!open.some((each) => each.step === step)) return rejected({ code: 'not-open', step, open });
      return accepted(monitoringFacts.roundTaskHandedOver(command.data));
    }
    default:
      return unreachable(command);
  }
}

function roundIn({ rounds }: OpenMonitoring, id: string): Round | Extract<MonitoringRejection, { round: string }> {
  const round = rounds.find((each) => each.id === id);
  if (!round) return { code: 'unknown-round', round: id, rounds: rounds.map((each) => each.id) };
  return round.lapsed ? { code: 'round-lapsed', round: id } : round;
}

/** Whatever was decided, with what is to be warned of from then on. */
function withWarnings(
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

/** What has become due of a round by today: it opens, lapses, goes on under another set, or a day of it has gone by. */
function look({ round: id, today }: DataFor<'look'>, state: OpenMonitoring, world: MonitoringWorld): Outcome {
  const { open, lapse, rebase } = toDo(state, world, today);
  const opening = open.find((each) => each.id === id);
  if (opening) return accepted(...underRound(openingOf(opening, 'plan', world), opening));
  const round = state.rounds.find((each) => each.id === id && !each.lapsed);
  const lapsing = lapse.find((each) => each.id === id);
  if (lapsing) {
    const { because } = lapsing;
    return withWarnings([monitoringFacts.roundLapsed({ round: lapsing.id, because })], state, world, today);
  }
  const moved = round && rebase.some((each) => each.id === id) ? plannedAs(round, world) : undefined;
  if (round && moved) return accepted(...underRound(rebasingOf(round, moved, world), moved));
  return withWarnings(round ? [...opened(round, world), ...overdue(round, world, today)] : [], state, world, today);
}

function plannedAs(round: Round, world: MonitoringWorld): RoundAt | undefined {
  return roundsOf(nodesOf(world), subjectOf(world)).rounds.find(({ id }) => id === round.id);
}

/** The series of the set asks for it: that is the basis of whatever opens with the round. */
function underRound(events: readonly MonitoringEvent[], { series, round }: RoundAt): Events {
  return events.map((event) => under(event, ...(round ? [{ path: `rounds/${series}` }] : [])));
}

/** Steps that have opened since without an act. */
function opened(round: Round, world: MonitoringWorld): Events {
  const procedure = procedureOf(round, world);
  const further = procedure.is === 'stated' ? openFurther(procedure.value, round.progress, world) : undefined;
  if (!further) return [];
  return [under(monitoringFacts.reportStepsOpened({ round: round.id, ...further.data }), ...further.stated)];
}

function overdue(round: Round, world: MonitoringWorld, today: string): Events {
  if (round.firstReported) return [];
  return duesNow(round, world).flatMap(({ due, on = today }) => {
    if (on >= today || round.overdue.includes(due)) return [];
    const event = monitoringFacts.roundBecameOverdue({ round: round.id, due, since: plusDays(on, 1) });
    return [under(event, { path: duePath(round, due) })];
  });
}

const duePath = ({ id }: Round, due: string): string => `rounds/${nodeOf(id).series}/due/${due}`;

function openRound({ series, node }: DataFor<'open-round'>, state: OpenMonitoring, world: MonitoringWorld): Outcome {
  const { year: budgetYear } = world.known;
  if (Number(node.slice(0, 4)) !== budgetYear) return rejected({ code: 'round-refused', because: 'outside-year' });
  if (state.rounds.some(({ id }) => id === roundId(series, node))) return nothingToDo;
  const { events, calendar } = subjectOf(world);
  const at = roundByPerson(world.plan, { series, node, budgetYear }, { events, ...(calendar && { calendar }) });
  if ('refused' in at) return rejected({ code: 'round-refused', because: at.refused });
  return accepted(...underRound(openingOf(at, 'person', world), at));
}

type Around = Readonly<{ state: OpenMonitoring; world: MonitoringWorld }>;

function take(data: DataFor<'take-step'>, by: string, round: Round, { state, world }: Around): Outcome {
  const procedure = procedureOf(round, world);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { step, level, answer, brings, report, today } = data;
  const given: GivenAnswer = { step, ...(level !== undefined && { level }), answer, by, brings };
  const taken = takeStep(procedure.value, round.progress, world, given);
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const asksReport = taken.step.act === 'submit' && reportOf(round) === undefined;
  if (asksReport !== (report !== undefined))
    return rejected({ code: asksReport ? 'report-wanting' : 'report-not-asked', round: round.id });
  const flaw = report && flawOf(report, round, world);
  if (flaw) return rejected(flaw);
  const { opened: before } = taken;
  const events: Events = [
    ...(before
      ? [under(monitoringFacts.reportStepsOpened({ round: round.id, ...before.data }), ...before.stated)]
      : []),
    ...(report ? [reported(report, step, round, { world, today })] : []),
    under(stepEvent(round, taken, brings), ...taken.stated),
  ];
  return withWarnings(events, state, world, today);
}

/** The first that was handed in says whether the round is late: who is asked to do it again is not late for that. */
function reported(
  content: ReportContent,
  step: string,
  round: Round,
  { world, today }: Readonly<{ world: MonitoringWorld; today: string }>,
): Decided<MonitoringEvent> {
  const limits = duesNow(round, world).filter(({ soft, on }) => !soft && on !== undefined);
  const missed = limits.filter(({ on = today }) => on < today);
  const late = round.firstReported?.late ?? missed.length > 0;
  const event = monitoringFacts.roundReported({ ...content, round: round.id, step, reportedOn: today, late });
  return under(event, ...limits.map(({ due }) => ({ path: duePath(round, due) })));
}

function stepEvent({ id: round }: Round, { step, data }: StepTaken, brings: Brings): MonitoringEvent {
  const said = { ...brings, ...data, round };
  switch (step.act) {
    case 'submit':
      return monitoringFacts.reportSubmitted(said);
    case 'review':
      return monitoringFacts.reportReviewed(said);
    case 'issue':
      return monitoringFacts.reportIssued(said);
    case 'resolve':
      return monitoringFacts.reportResolved(said);
    default:
      throw new Error(`No report of a round is the object of ${step.act}: the set was not to be published`);
  }
}

/** Every indicator, once; a forecast where the round asks for one; an explanation of whatever is out of reach. */
function flawOf({ attainment, cause, measures }: ReportContent, round: Round, { indicators }: MonitoringWorld) {
  const said = attainment.map(({ indicator }) => indicator);
  const missing = indicators.filter((code) => !said.includes(code));
  const unknown = said.filter((code) => !indicators.includes(code));
  if (missing.length > 0 || unknown.length > 0) return { code: 'attainment-incomplete', missing, unknown } as const;
  const blank = (text: string | undefined): boolean => (text ?? '').trim() === '';
  const codesOf = (rows: ReportContent['attainment']) => rows.map(({ indicator }) => indicator);
  const unforecast = codesOf(attainment.filter(({ forecast }) => blank(forecast)));
  if (round.forecast && unforecast.length > 0)
    return { code: 'forecast-wanting', round: round.id, indicators: unforecast } as const;
  const unexplained = attainment.filter(
    (row) => row.trend === 'out-of-reach' && (blank(row.cause ?? cause) || blank(row.measures ?? measures)),
  );
  if (unexplained.length > 0)
    return { code: 'explanation-wanting', round: round.id, indicators: codesOf(unexplained) } as const;
  return undefined;
}

function withdraw(data: DataFor<'withdraw'>, by: string, round: Round, { state, world }: Around): Outcome {
  const { step, level, reason, today } = data;
  const taken = withdrawStep(round.progress, { step, ...(level !== undefined && { level }), by });
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const event = monitoringFacts.reportWithdrawn({ ...taken.data, round: round.id, reason });
  return withWarnings([event], state, world, today);
}

/** The same report again, whole: it stays of its day. Once the round is done it is returned, and not corrected. */
function correct({ report, today }: DataFor<'correct-report'>, round: Round, { state, world }: Around): Outcome {
  const { ended } = round.progress;
  const before = reportOf(round);
  if (!before) return rejected({ code: 'not-reported', round: round.id });
  if (ended !== undefined) return rejected({ code: 'ended', outcome: ended });
  const flaw = flawOf(report, round, world);
  if (flaw) return rejected(flaw);
  const { step, reportedOn, late } = before;
  const event = monitoringFacts.roundReported({ ...report, round: round.id, step, reportedOn, late });
  if (JSON.stringify(event.data) === JSON.stringify(before)) return nothingToDo;
  return withWarnings([event], state, world, today, { corrected: true });
}

const budgetMeasures: readonly string[] = ['cut-budget', 'adjust-budget', 'recover-idle'];

/** What the set lists for what was found, or some of it. The amount, if any, is a person's; targets decides. */
function proposeMeasure(data: Proposal, state: OpenMonitoring, world: MonitoringWorld): Outcome {
  if (state.proposals[data.proposal] !== undefined) return nothingToDo;
  const round = roundIn(state, data.round);
  if ('code' in round) return rejected(round);
  if (!reportOf(round)) return rejected({ code: 'not-reported', round: round.id });
  const ruling = world.ruling(round.rules);
  const ground = ruling.member('monitoring.measures', data.ground);
  if (ground.is === 'silent') {
    const grounds = ruling.members('monitoring.measures').map(({ value }) => value.code);
    return rejected({ code: 'unknown-ground', ground: data.ground, grounds });
  }
  const listed = measuresOf(ground.value);
  const measures = data.measures.filter((measure) => !listed.includes(measure));
  if (measures.length > 0) return rejected({ code: 'measures-not-listed', measures, listed });
  const { change } = data;
  if (change !== undefined && !data.measures.some((measure) => budgetMeasures.includes(measure)))
    return rejected({ code: 'change-not-asked' });
  if (change !== undefined && !data.measures.includes('adjust-budget') && !decimal(change).lt('0'))
    return rejected({ code: 'change-not-a-cut' });
  return accepted(under(monitoringFacts.measureProposed(data), ground));
}

function measuresOf({ effects }: MemberOf<'monitoring.measures'>): readonly string[] {
  return effects.flatMap((each) => ('effect' in each ? [each.effect] : []));
}

function settled(state: OpenMonitoring, proposal: string, status: string, event: MonitoringEvent): Outcome {
  const now = state.proposals[proposal];
  if (now === undefined) return rejected({ code: 'unknown-proposal', proposal });
  return now === status ? nothingToDo : accepted(event);
}
