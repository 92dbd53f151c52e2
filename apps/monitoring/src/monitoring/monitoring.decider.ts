import { accepted, type Decider, nothingToDo, rejected, under, unreachable } from '@wenxiao/domain';
import { type MonitoringEvent, monitoringFacts } from '@wenxiao/facts/monitoring';
import { goneBy, isFixed } from '@wenxiao/rules/deadline';
import { decideHandOver, openFurther, openNow } from '@wenxiao/rules/procedure';
import { type RoundAt, roundByPerson, roundId, roundsOf } from '@wenxiao/rules/rounds';
import type {
  DataFor,
  Events,
  MonitoringCommand,
  MonitoringRejection,
  OfMeasures,
  OfRecords,
  Outcome,
} from './monitoring.commands.js';
import { duePath, duesAhead, duesNow, isMet, stepOfDue } from './monitoring.due.js';
import { lookAtMeasure, ofMeasures } from './monitoring.measures.js';
import { toldBy } from './monitoring.procedures.js';
import { ofRecords } from './monitoring.records.js';
import { advise, correct, correctTaken, take, withdraw } from './monitoring.report.js';
import {
  evolve,
  type MonitoringState,
  type OpenMonitoring,
  reportOf,
  type Round,
  roundIn,
} from './monitoring.state.js';
import { withWarnings } from './monitoring.warnings.js';
import {
  marksOf,
  type MonitoringWorld,
  nodesOf,
  openingOf,
  procedureOf,
  rebasingOf,
  subjectOf,
  toDo,
} from './monitoring.world.js';

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

type OfOpen = Exclude<MonitoringCommand, { type: 'open' }>;
type OfRound = Exclude<OfOpen, OfMeasures | OfRecords | { type: 'look' | 'open-round' }>;
const isOfMeasures = (command: OfRound | OfMeasures): command is OfMeasures => 'proposal' in command.data;
const ofRecordTypes: Readonly<Record<OfRecords['type'], true>> = {
  note: true,
  'record-finding': true,
  'confirm-finding': true,
  'decline-finding': true,
  'settle-finding': true,
  check: true,
};
const isOfRecords = (command: OfOpen): command is OfRecords => Object.hasOwn(ofRecordTypes, command.type);

function decideOpen(command: OfOpen, state: OpenMonitoring, world: MonitoringWorld): Outcome {
  if (command.type === 'look') return look(command.data, state, world);
  if (command.type === 'open-round') return openRound(command.data, state, world);
  if (isOfRecords(command)) return ofRecords(command, { state, world });
  if (isOfMeasures(command)) return ofMeasures(command, { state, world, by: command.by.id });
  return ofRound(command, state, world);
}

function ofRound(command: OfRound, state: OpenMonitoring, world: MonitoringWorld): Outcome {
  const round = roundIn(state, command.data.round);
  if ('code' in round) return rejected(round);
  switch (command.type) {
    case 'take-step':
      return take(command.data, command.by.id, round, { state, world });
    case 'withdraw':
      return withdraw(command.data, command.by.id, round, { state, world });
    case 'give-opinion':
      return advise(command.data, command.by, round, world);
    case 'correct-step':
      return correctTaken(command.data, command.by.id, round, { state, world });
    case 'correct-report':
      return correct(command.data, command.by.id, round, { state, world });
    case 'lift-overdue': {
      const { today, ...lifted } = command.data;
      const isOverdue = round.overdue.includes(lifted.due) && !round.lifted.includes(lifted.due);
      if (!isOverdue) return rejected({ code: 'not-overdue', round: round.id, due: lifted.due });
      return withWarnings([monitoringFacts.roundOverdueLifted(lifted)], state, world, today);
    }
    case 'remind':
      return remind(command.data, round, world);
    case 'hand-over':
      return decideHandOver(round.progress, command.data, monitoringFacts.roundTaskHandedOver);
    default:
      return unreachable(command);
  }
}

/** Of a day of the round; where its set names none, of the step that it waits for. */
function remind(data: DataFor<'remind'>, round: Round, world: MonitoringWorld): Outcome {
  const { due } = data;
  const dues = duesNow(round, world);
  const day = dues.find((each) => each.due === due);
  const reminded = day
    ? { path: duePath(round, due, world), calendar: day.calendar }
    : dues.length === 0
      ? stepAwaited(due, round, world)
      : undefined;
  if (!reminded) return rejected({ code: 'unknown-due', round: round.id, due });
  const isReported =
    stepOfDue(round, due, world) === undefined ? reportOf(round) !== undefined : isMet(round, due, world);
  if (isReported) return rejected({ code: 'reported', round: round.id });
  return accepted(under(monitoringFacts.roundReminded(data), reminded));
}

function stepAwaited(step: string, round: Round, world: MonitoringWorld): Readonly<{ path: string }> | undefined {
  const procedure = procedureOf(round, world);
  if (procedure.is === 'silent' || round.lapsed) return undefined;
  const open = openNow(procedure.value, round.progress, world.under(round.rules));
  return open.some(({ code }) => code === step) ? { path: `${procedure.path}/steps/${step}` } : undefined;
}

/** What has become due of a round by today: it opens, lapses, goes on under another set, or a day of it has gone by. */
function look({ round: id, proposal, today }: DataFor<'look'>, state: OpenMonitoring, world: MonitoringWorld): Outcome {
  if (proposal !== undefined) return accepted(...lookAtMeasure(proposal, today, state, world));
  const { open, lapse, rebase } = toDo(state, world, today);
  const opening = open.find((each) => each.id === id);
  if (opening) return accepted(...underRound(openingOf(opening, 'plan', world), opening, world));
  const round = state.rounds.find((each) => each.id === id && !each.lapsed);
  const lapsing = lapse.find((each) => each.id === id);
  if (lapsing) {
    const { because } = lapsing;
    return withWarnings([monitoringFacts.roundLapsed({ round: lapsing.id, because })], state, world, today);
  }
  const moved = round && rebase.some((each) => each.id === id) ? plannedAs(round, world) : undefined;
  if (round && moved) return accepted(...underRound(rebasingOf(round, moved, world), moved, world));
  return withWarnings(round ? [...opened(round, world), ...overdue(round, world, today)] : [], state, world, today);
}

function plannedAs(round: Round, world: MonitoringWorld): RoundAt | undefined {
  return roundsOf(nodesOf(world), subjectOf(world)).rounds.find(({ id }) => id === round.id);
}

/** The series of the set asks for it: that is the basis of whatever opens with the round. */
function underRound(
  events: readonly MonitoringEvent[],
  { series, round, hash, dues }: RoundAt,
  world: MonitoringWorld,
): Events {
  const calendar = dues.flatMap((due) => (isFixed(due) ? (due.calendar ?? []) : []))[0];
  const asking = round ? [{ path: `rounds/${series}`, calendar }] : [];
  return events.map((event) => under(event, ...asking, ...('marks' in event.data ? marksOf(hash, world) : [])));
}

/** Steps that have opened since without an act. */
function opened(round: Round, world: MonitoringWorld): Events {
  const procedure = procedureOf(round, world);
  if (procedure.is === 'silent') return [];
  const further = openFurther(procedure.value, round.progress, world.under(round.rules));
  if (!further) return [];
  return [under(toldBy(procedure.value).stepsOpened({ round: round.id, ...further.data }), ...further.stated)];
}

function overdue(round: Round, world: MonitoringWorld, today: string): Events {
  return goneBy(duesAhead(round, world), today).map(({ due, since, calendar }) => {
    const event = monitoringFacts.roundBecameOverdue({ round: round.id, due, since });
    return under(event, { path: duePath(round, due, world), calendar });
  });
}

function openRound({ series, node }: DataFor<'open-round'>, state: OpenMonitoring, world: MonitoringWorld): Outcome {
  const { year: budgetYear } = world.known;
  if (Number(node.slice(0, 4)) !== budgetYear) return rejected({ code: 'round-refused', because: 'outside-year' });
  if (state.rounds.some(({ id }) => id === roundId(series, node))) return nothingToDo;
  const at = roundByPerson(world.plan, { series, node, budgetYear }, subjectOf(world));
  if ('refused' in at) return rejected({ code: 'round-refused', because: at.refused });
  return accepted(...underRound(openingOf(at, 'person', world), at, world));
}
