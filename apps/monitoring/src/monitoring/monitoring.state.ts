import { unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { MonitoringEvent, monitoringFacts } from '@wenxiao/facts/monitoring';
import {
  didStep,
  isOfProcedure,
  notBegun,
  type Progress,
  progressAfter,
  progressThrough,
} from '@wenxiao/rules/procedure';
import { evolveMeasure, isOfMeasure, type Proposals } from './monitoring.measure-state.js';

/** What a unit reports of a round, as its history holds it. */
export type Report = DataOf<typeof monitoringFacts.roundReported.fields>;
export type Due = DataOf<typeof monitoringFacts.roundOpened.fields>['dues'][number];
type Warned = DataOf<typeof monitoringFacts.warningRaised.fields>;
/** A way in which money goes otherwise than it should, as a warning tells it. */
export type Departure = Pick<Warned, 'warning' | 'light' | 'lens' | 'figures'>;
/** What was judged item by item with a step, and what was said and found with it. */
export type Judged = Pick<
  DataOf<typeof monitoringFacts.reportReviewed.fields>,
  'step' | 'level' | 'checklist' | 'opinion' | 'finding'
>;
/** Which warning it is. It holds until it is lifted. */
export type Warning = Pick<Warned, 'warning' | 'light' | 'round' | 'indicator'>;

/** What was noted in daily monitoring, found by others, and seen when the work of monitoring was checked. */
type Note = DataOf<typeof monitoringFacts.monitoringNoted.fields>;
export type RecordedFinding = Omit<DataOf<typeof monitoringFacts.findingRecorded.fields>, 'marks'> &
  Readonly<{ settled?: string }>;
/** What was proposed by itself and not taken into the list of key monitoring. */
type DeclinedFinding = DataOf<typeof monitoringFacts.findingDeclined.fields>;
type Check = DataOf<typeof monitoringFacts.monitoringChecked.fields>;
const nothingRecorded = { notes: [], findings: [], declined: [], checks: [] } as const;

/** A round that was opened, by what is recorded of it. */
export type Round = Readonly<{
  /** `<series>@<node>`. */
  id: string;
  /** Hash of the set that it runs under. */
  rules: string;
  byPerson: boolean;
  opensOn: string;
  dues: readonly Due[];
  forecast: boolean;
  /** Key marks that its set gives the subject. */
  marks: readonly string[];
  lapsed: boolean;
  /** Where its report stands in its procedure. */
  progress: Progress;
  /** The latest report; it counts as long as its step does. */
  report?: Report;
  /** The latest of each step and level; it counts as long as its step does. */
  judged: readonly Judged[];
  /** Of the submission that was not taken back: a return makes nobody late. */
  firstReported?: Readonly<{ on: string; late: boolean }>;
  /** Dues that went by, and those of them that are held against nobody any more. */
  overdue: readonly string[];
  lifted: readonly string[];
}>;

export type MonitoringState =
  | Readonly<{ status: 'unknown' }>
  | Readonly<{
      status: 'open';
      scheme: string;
      rounds: readonly Round[];
      warnings: readonly Warning[];
      /** By their ids. */
      proposals: Proposals;
      notes: readonly Note[];
      findings: readonly RecordedFinding[];
      declined: readonly DeclinedFinding[];
      checks: readonly Check[];
    }>;

export type OpenMonitoring = Extract<MonitoringState, { status: 'open' }>;

/** The report that counts: what was taken back or returned does not. */
export function reportOf({ report, progress }: Round): Report | undefined {
  return progress.done.some(({ step }) => step === report?.step) ? report : undefined;
}

/** A round that is open for acts, or why it is not. */
export function roundIn(
  { rounds }: OpenMonitoring,
  id: string,
):
  | Round
  | Readonly<{ code: 'unknown-round'; round: string; rounds: readonly string[] }>
  | Readonly<{ code: 'round-lapsed'; round: string }> {
  const round = rounds.find((each) => each.id === id);
  if (!round) return { code: 'unknown-round', round: id, rounds: rounds.map((each) => each.id) };
  return round.lapsed ? { code: 'round-lapsed', round: id } : round;
}

/** What persons say that findings come to which stand. */
export const concludedIn = ({ findings }: Pick<OpenMonitoring, 'findings'>): readonly string[] =>
  findings.filter(({ settled }) => settled === undefined).flatMap(({ concludes }) => concludes);

/** Its node, and the series of rounds that it is one of. */
export function nodeOf(round: string): Readonly<{ series: string; node: string }> {
  const at = round.lastIndexOf('@');
  return { series: round.slice(0, at), node: round.slice(at + 1) };
}

/** History is never judged again: whatever was recorded is taken as it stands. */
export function evolve(state: MonitoringState, event: MonitoringEvent): MonitoringState {
  if (event.type === 'monitoring-opened')
    return { status: 'open', scheme: event.data.scheme, rounds: [], warnings: [], proposals: {}, ...nothingRecorded };
  return state.status === 'open' ? evolveOpen(state, event) : state;
}

type OfOpen = Exclude<MonitoringEvent, { type: 'monitoring-opened' }>;
/** What becomes of one round that is open. */
type OfRound = Extract<OfOpen, { type: `${'report' | 'examination' | 'round'}-${string}` }>;

const isOfRound = (event: OfOpen): event is Exclude<OfRound, { type: 'round-opened' }> =>
  event.type !== 'round-opened' && /^(report|examination|round)-/.test(event.type);

function evolveOpen(state: OpenMonitoring, event: OfOpen): OpenMonitoring {
  if (isOfRound(event)) {
    const { round: id } = event.data;
    return { ...state, rounds: state.rounds.map((round) => (round.id === id ? evolveRound(round, event) : round)) };
  }
  if (isOfMeasure(event)) return { ...state, proposals: evolveMeasure(state, event) };
  switch (event.type) {
    case 'round-opened':
      return { ...state, rounds: [...state.rounds, opened(event.data)] };
    case 'monitoring-noted':
      return { ...state, notes: [...state.notes, event.data] };
    case 'finding-recorded':
      return { ...state, findings: [...state.findings, event.data] };
    case 'finding-settled': {
      const { finding, because: settled } = event.data;
      const after = (each: RecordedFinding) => (each.finding === finding ? { ...each, settled } : each);
      return { ...state, findings: state.findings.map(after) };
    }
    case 'finding-declined':
      return { ...state, declined: [...state.declined, event.data] };
    case 'register-entry-asked':
      return state;
    case 'monitoring-checked':
      return { ...state, checks: [...state.checks, event.data] };
    case 'warning-raised':
      return { ...state, warnings: [...state.warnings, event.data] };
    case 'warning-lifted':
      return { ...state, warnings: state.warnings.filter((each) => !isSameWarning(each, event.data)) };
    default:
      return unreachable(event);
  }
}

function evolveRound(round: Round, event: Exclude<OfRound, { type: 'round-opened' }>): Round {
  const { progress } = round;
  if (isOfProcedure('report', event)) {
    const walked = { ...judged(round, event), progress: progressThrough('report', progress, event) };
    return event.type === 'report-withdrawn' ? withdrawn(walked, event.data) : walked;
  }
  if (isOfProcedure('examination', event))
    return { ...judged(round, event), progress: progressThrough('examination', progress, event) };
  switch (event.type) {
    case 'round-rebased': {
      const { rules, dues, forecast, marks } = event.data;
      return { ...round, rules, dues, forecast, marks };
    }
    case 'round-lapsed':
      return { ...round, lapsed: true };
    case 'round-became-overdue':
      return { ...round, overdue: [...round.overdue, event.data.due] };
    case 'round-overdue-lifted':
      return { ...round, lifted: [...round.lifted, event.data.due] };
    case 'round-reminded':
    case 'round-form-kept':
      return round;
    case 'round-task-handed-over':
      return { ...round, progress: progressAfter.handedOver(progress, event.data) };
    case 'round-reported': {
      const { step, reportedOn: on, late } = event.data;
      // A report that stands is corrected: who did that reviews it no more than who handed it in.
      const did = reportOf(round) ? [...progress.did, ...didStep(step, event.data)] : progress.did;
      return {
        ...round,
        progress: { ...progress, did },
        report: event.data,
        firstReported: round.firstReported ?? { on, late },
      };
    }
    default:
      return unreachable(event);
  }
}

/** A step that brings a checklist judges; told again, it takes the place of what it said before. */
function judged(round: Round, { data }: Readonly<{ data: object }>): Round {
  const said = data as Partial<Judged>;
  const { step, checklist } = said;
  if (step === undefined || checklist === undefined || checklist.length === 0) return round;
  const { level, opinion, finding = [] } = said;
  const place = { step, ...(level !== undefined && { level }) };
  const now = { ...place, checklist, finding, ...(opinion !== undefined && { opinion }) };
  const others = round.judged.filter((each) => each.step !== step || each.level !== level);
  return { ...round, judged: [...others, now] };
}

/** What was judged and counts: its step was not taken back or returned since. */
export const judgedIn = ({ judged, progress }: Round): readonly Judged[] =>
  judged.filter(({ step, level }) => progress.done.some((each) => each.step === step && each.level === level));

function opened(data: DataOf<typeof monitoringFacts.roundOpened.fields>): Round {
  const { round: id, rules, openedBy, opensOn, dues, forecast, marks } = data;
  const byPerson = openedBy === 'person';
  const asked = { rules, dues, forecast, marks };
  return { id, byPerson, opensOn, ...asked, lapsed: false, progress: notBegun, judged: [], overdue: [], lifted: [] };
}

function withdrawn(round: Round, data: DataOf<typeof monitoringFacts.reportWithdrawn.fields>): Round {
  if (round.report?.step !== data.step) return round;
  const { report: _report, firstReported, ...before } = round;
  // Before any return nothing was reported at all.
  return { ...before, ...(data.submission > 1 && firstReported && { firstReported }) };
}

type WhichWarning = Omit<Warning, 'light'>;

export function isSameWarning(one: WhichWarning, other: WhichWarning): boolean {
  return one.warning === other.warning && one.round === other.round && one.indicator === other.indicator;
}
