import type { InForce } from '@wenxiao/domain';
import { type MonitoringEvent, monitoringFacts } from '@wenxiao/facts/monitoring';
import type { WorkCalendar } from '@wenxiao/rules/deadline';
import { begin, procedureFor, rebase, type World } from '@wenxiao/rules/procedure';
import {
  type OpenedRound,
  type PlannedRounds,
  type RoundAt,
  type RoundNode,
  roundNodes,
  type RoundsToDo,
  roundsToDo,
  rulesOn,
  type RoundSubject,
  roundsOf,
} from '@wenxiao/rules/rounds';
import { fieldOf, type Ruling, silent, type Silent, type Stated } from '@wenxiao/rules/ruling';
import { judge, type Known } from '@wenxiao/rules/condition';
import { isFixed, type DueRow } from '@wenxiao/rules/deadline';
import type { MemberOf } from '@wenxiao/rules/shape';
import type { PublishedLine } from '@wenxiao/rules/grading';
import type { RulesReference } from '@wenxiao/event-store';
import type { EvaluatedAs } from '@wenxiao/service-kit';
import { toldBy } from './monitoring.procedures.js';
import {
  type Due,
  type MonitoringState,
  nodeOf,
  type OpenMonitoring,
  reportOf,
  type Round,
} from './monitoring.state.js';

/** What the treasury has paid by a day of which it said something: the whole, in 元. */
export type ExecutedRow = Readonly<{ on: string; total: string }>;

/** What is known of the treasury's payments, and of the budget part by part: what a rate is computed of. */
export type Executed = Readonly<{
  /** In order of days. */
  rows: readonly ExecutedRow[];
  /** By the latest of them. */
  parts: InForce['parts'];
  /** The day on which the year was closed, where the latest of them was said since. */
  afterClosing?: string;
}>;

/** An indicator that was approved, as it is asked for. */
export type ApprovedIndicator = Readonly<{
  indicator: string;
  name: string;
  direction: 'at-least' | 'at-most' | 'is' | 'between' | 'text';
  value?: string;
  /** The end of a range. */
  valueMax?: string;
  unit?: string;
  quantifiable: boolean;
  weight?: string;
  written: string;
}>;

/** An evaluation that came to its conclusion, and when. */
export type ConcludedEvaluation = EvaluatedAs & Readonly<{ period: string; number: number; concludedOn: string }>;

/** What was printed of the year before, by an evaluation or by a source of supervision: it was not kept here. */
export type EarlierFound = Readonly<{ proposed: string; on: string }> &
  (Readonly<{ evaluation: EvaluatedAs }> | Readonly<{ source: string; concludes: readonly string[] }>);

/** What was found: by an evaluation as its result, or by itself. */
type Found = EvaluatedAs | Pick<EvaluatedAs, 'findings'>;

/** What a decision may look up: the rules, and this service's copies of what others said of the subject. */
export interface MonitoringWorld {
  /** What is known of the subject, for conditions of the plan. */
  readonly today: string;
  readonly known: Known;
  readonly subjectName: string;
  /** … as it is with these findings of persons, and no others. */
  knownWith(findings: readonly string[]): Known;
  /** … as it is by what one evaluation came to, or one check found, and by nothing else. */
  knownAs(found: Found): Known;
  /** Evaluations of whatever year that came to their conclusion in the year of the monitoring. */
  readonly concluded: readonly ConcludedEvaluation[];
  /** What was printed of the year before the monitoring, where it was recorded by hand. */
  readonly earlier: readonly EarlierFound[];
  /** From which day which set is planned for the body, with its rounds. */
  readonly plan: readonly PlannedRounds[];
  /** The set under a hash that the plan or a round names. */
  ruling(hash: string): Ruling;
  /** What a procedure of the set under a hash may ask. */
  under(hash: string): World;
  readonly calendar?: WorkCalendar;
  /** The effective day on which each event of the year happened first: `budget.approved`, `self-evaluation.begun`. */
  readonly events: Readonly<Record<string, string>>;
  /** The planned period of the subject, both days included. */
  readonly planned?: Readonly<{ from: string; to: string }>;
  /** The first day on which the subject is there no more: ended, taken over or withdrawn. */
  readonly ends?: string;
  /** The first day of a suspension that goes on. What would open or become overdue since then waits. */
  readonly suspendedFrom?: string;
  /** Whether it is so today. */
  readonly isSuspended: boolean;
  /** Codes of the indicators that were approved. */
  readonly indicators: readonly string[];
  /** The same with what they ask for. */
  readonly targets: readonly ApprovedIndicator[];
  /** The budget in force on a day, in 元: zero where its approval was taken back; undefined while none is known. */
  budgetOn(day: string): string | undefined;
  /** What the treasury has paid, as far as it has said. */
  readonly executed?: Executed;
  /** The budget as it is published, part by part. */
  readonly line: PublishedLine;
  /** The days on which the budget in force, or whether it is paid, becomes another. */
  readonly changesOn: readonly string[];
  /** Whether the treasury may pay on a day: payment is neither suspended nor stopped. */
  isPaymentOpen(day: string): boolean;
}

/** What is to be done for the rounds of the year on a day. */
export function toDo(state: OpenMonitoring, world: MonitoringWorld, today: string): RoundsToDo {
  return roundsToDo(nodesOf(world), subjectOf(world), state.rounds.map(asKnown), today);
}

export function nodesOf({ plan, known, calendar }: MonitoringWorld): readonly RoundNode[] {
  return roundNodes(plan, known.year, calendar);
}

/** Nobody is asked for a round that had passed before there was a budget. */
export function subjectOf({ known, events, planned, ends, suspendedFrom, calendar }: MonitoringWorld): RoundSubject {
  const since = events['budget.approved'];
  return {
    judge: (condition) => judge(condition, known),
    events,
    ...(since !== undefined && { since }),
    ...(planned && { planned }),
    ...(ends !== undefined && { ends }),
    ...(suspendedFrom !== undefined && { suspendedFrom }),
    ...(calendar && { calendar }),
  };
}

function asKnown(round: Round): OpenedRound {
  const { id, rules: hash, byPerson, lapsed } = round;
  return { id, hash, byPerson, ended: lapsed || reportOf(round) !== undefined || round.progress.ended !== undefined };
}

/** The procedure of a round's report by the set that the round runs under; silent where the set has none. */
export function procedureOf(
  { id, rules }: Pick<Round, 'id' | 'rules'>,
  world: MonitoringWorld,
): Stated<MemberOf<'procedures'>> | Silent {
  const ruling = world.ruling(rules);
  const series = ruling.member('rounds', nodeOf(id).series);
  const named = series.is === 'stated' ? fieldOf(series, 'procedure') : series;
  if (named.is === 'stated') return ruling.member('procedures', named.value);
  const all = ruling.members('procedures').map(({ value }) => value);
  const found = procedureFor(all, 'monitoring-round', world.known);
  return found.outcome === 'found' ? ruling.member('procedures', found.procedure.code) : silent('procedures');
}

/** The facts that open a round: what the rules ask of it, and the first steps of its report. */
export function openingOf(
  at: RoundAt,
  openedBy: 'plan' | 'person',
  world: MonitoringWorld,
): readonly MonitoringEvent[] {
  const opened = monitoringFacts.roundOpened({ round: at.id, opensOn: at.opens, openedBy, ...askedOf(at, world) });
  return [opened, ...begunSteps({ id: at.id, rules: at.hash }, world)];
}

/** The facts by which a round goes on under another set. What was done for it counts on by the codes of its steps. */
export function rebasingOf(round: Round, at: RoundAt, world: MonitoringWorld): readonly MonitoringEvent[] {
  const rebased = monitoringFacts.roundRebased({ round: round.id, ...askedOf(at, world) });
  const procedure = procedureOf({ id: round.id, rules: at.hash }, world);
  if (procedure.is === 'silent') return [rebased];
  if (round.progress.procedure === '') return [rebased, ...begunSteps({ id: round.id, rules: at.hash }, world)];
  const moved = rebase(round.progress, procedure.value, world.under(at.hash));
  return moved.outcome === 'rejected'
    ? [rebased]
    : [rebased, toldBy(procedure.value).rebased({ round: round.id, ...moved.data })];
}

function begunSteps(round: Pick<Round, 'id' | 'rules'>, world: MonitoringWorld): readonly MonitoringEvent[] {
  const procedure = procedureOf(round, world);
  if (procedure.is === 'silent') return [];
  const { data } = begin(procedure.value, world.under(round.rules));
  return [toldBy(procedure.value).stepsOpened({ round: round.id, ...data })];
}

/** The key marks that a set gives the subject, by what is known of it now. What is not known gives none. */
export function marksOf(hash: string, world: MonitoringWorld): readonly Stated<MemberOf<'monitoring.keyMarks'>>[] {
  return world
    .ruling(hash)
    .members('monitoring.keyMarks')
    .filter(({ value }) => judge(value.when, world.known).truth === 'yes');
}

function askedOf({ hash, dues, forecast, round }: RoundAt, world: MonitoringWorld) {
  const marks = marksOf(hash, world).map(({ value }) => value.code);
  return { rules: hash, dues: dues.map(asDue), forecast, focus: round?.focus ?? [], marks };
}

function asDue(row: DueRow): Due {
  if (!isFixed(row)) return { due: row.code, soft: false };
  const { code: due, onTimeUntil: on, soft, calendar } = row;
  return { due, soft, on, ...(calendar !== undefined && { calendar }) };
}

/** The set that is asked of a round: the one planned for its node, or, where no plan names it, the one that it runs under. */
export function rulesOf(round: string, state: MonitoringState, world: MonitoringWorld): RulesReference | undefined {
  const running = state.status === 'open' ? state.rounds.find(({ id }) => id === round) : undefined;
  const planned = roundsOf(nodesOf(world), subjectOf(world)).rounds.find(({ id }) => id === round);
  const isMoved = running === undefined || (planned !== undefined && reportOf(running) === undefined);
  const hash = isMoved ? (planned?.hash ?? running?.rules) : running.rules;
  return hash === undefined ? undefined : referenceTo(hash, world);
}

/** The set that is planned for a day, by its hash. */
export const planned = (day: string, { plan }: Pick<MonitoringWorld, 'plan'>): string | undefined =>
  rulesOn(plan, day)?.hash ?? undefined;

/** How an event names the set under a hash. */
export function referenceTo(hash: string, world: MonitoringWorld): RulesReference {
  return { hash, layers: world.ruling(hash).layers };
}
