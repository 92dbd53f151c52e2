import {
  accepted,
  type Command,
  decimal,
  type Decider,
  type Decision,
  type Fact,
  nothingToDo,
  rejected,
  type TextsOf,
  unreachable,
} from '@wenxiao/domain';

/** An approved indicator, as targets published it. */
export type MonitoredIndicator = Readonly<{ indicatorId: string; name: string; target: string; weight?: string }>;

/** A round of the rule set's calendar. */
export type Round = Readonly<{
  /** `2023-Q3`. */
  round: string;
  /** Last day on which its report is on time; absent where the rule set gives none. */
  dueOn?: string;
  /** Whether the whole year is to be forecast in it (FF-32b). */
  forecast: boolean;
}>;

/** What is to be monitored: the target that was approved. */
export type Subject = Readonly<{
  unitId: string;
  subjectKind: string;
  subjectName: string;
  budgetYear: number;
  indicators: readonly MonitoredIndicator[];
}>;

/** How an indicator goes (FF-27b): progress in words of the form, and the trend. */
export type Attainment = Readonly<{
  indicatorId: string;
  actual: string;
  trend: 'on-track' | 'behind' | 'out-of-reach';
  /** What the year will end with, where the round asks for a forecast. */
  forecast?: string;
}>;

/** A unit's report for one round (FF-27a, FF-27b, FF-32). Amounts in 元. */
export type Report = Readonly<{
  round: string;
  allocatedYuan: string;
  spentYuan: string;
  forecastCarryOverYuan: string;
  attainment: readonly Attainment[];
  cause?: string;
  measures?: string;
}>;

export type Light = 'yellow' | 'red';
export type WarningReason = 'target-out-of-reach' | 'over-budget-spending' | 'nothing-spent' | 'report-late';
export type Measure = 'adjust-budget-and-target' | 'suspend-and-stop-payment';

export type MonitoringEvent =
  | Fact<'monitoring-opened', Subject & { rounds: readonly Round[] }>
  | Fact<'target-followed', { indicators: readonly MonitoredIndicator[] }>
  | Fact<'budget-followed', { budgetYuan: string; paymentStatus: string }>
  | Fact<'report-submitted', Report & { submittedOn: string; submittedBy: string; late: boolean }>
  | Fact<'warning-raised', { round: string; light: Light; lens: string; reason: WarningReason }>
  | Fact<'report-reviewed', { round: string; opinion: string }>
  | Fact<
      'measure-proposed',
      { proposalId: string; round: string; measure: Measure; reason: string; proposedYuan?: string }
    >;

/** What every string of the events says, and so to whom. */
export const monitoringTexts: TextsOf<MonitoringEvent> = {
  'monitoring-opened': {
    unitId: 'id',
    subjectKind: 'code',
    subjectName: 'public',
    indicators: { indicatorId: 'public', name: 'public', target: 'public', weight: 'figure' },
    rounds: { round: 'code', dueOn: 'figure' },
  },
  'target-followed': { indicators: { indicatorId: 'public', name: 'public', target: 'public', weight: 'figure' } },
  'budget-followed': { budgetYuan: 'figure', paymentStatus: 'code' },
  'report-submitted': {
    round: 'code',
    allocatedYuan: 'figure',
    spentYuan: 'figure',
    forecastCarryOverYuan: 'figure',
    // Progress in the unit's own words, and what it expects.
    attainment: { indicatorId: 'public', actual: 'internal', trend: 'code', forecast: 'internal' },
    cause: 'internal',
    measures: 'internal',
    submittedOn: 'figure',
    submittedBy: 'id',
  },
  'warning-raised': { round: 'code', light: 'code', lens: 'code', reason: 'code' },
  'report-reviewed': { round: 'code', opinion: 'internal' },
  'measure-proposed': {
    proposalId: 'id',
    round: 'code',
    measure: 'code',
    reason: 'internal',
    proposedYuan: 'figure',
  },
};

export type MonitoringCommand =
  | Command<'open', Subject & { rounds: readonly Round[] }>
  | Command<'follow-budget', { budgetYuan: string; paymentStatus: string }>
  | Command<'submit-report', Report & { submittedOn: string }>
  | Command<'review-report', { round: string; opinion: string }>
  | Command<
      'propose-measure',
      { proposalId: string; round: string; measure: Measure; reason: string; proposedYuan?: string }
    >;

export type MonitoringRejection =
  | Readonly<{ code: 'wrong-state'; state: MonitoringState['status']; possible: readonly MonitoringCommand['type'][] }>
  | Readonly<{ code: 'unknown-round'; round: string; rounds: readonly string[] }>
  | Readonly<{ code: 'round-reported'; round: string }>
  | Readonly<{ code: 'round-not-reported'; round: string }>
  | Readonly<{ code: 'attainment-incomplete'; missing: readonly string[]; unknown: readonly string[] }>
  | Readonly<{ code: 'forecast-required'; round: string; missing: readonly string[] }>
  | Readonly<{ code: 'explanation-required'; round: string; indicators: readonly string[] }>
  | Readonly<{ code: 'same-person'; role: 'reporter' }>;

/** What targets says of the money; it may come before the target itself. */
type Budget = Readonly<{ budgetYuan: string; paymentStatus: string }>;

export type MonitoringState =
  | Readonly<{ status: 'unknown'; budget?: Budget }>
  | Readonly<{
      status: 'open';
      subject: Subject;
      rounds: readonly Round[];
      budget?: Budget;
      reports: readonly Readonly<{ round: string; submittedBy: string; reviewed: boolean }>[];
      warnings: readonly Readonly<{ round: string; light: Light; reason: WarningReason }>[];
      proposals: readonly string[];
    }>;

type Open = Extract<MonitoringState, { status: 'open' }>;
type Decided = Decision<MonitoringEvent, MonitoringRejection>;
type DataOf<Type extends MonitoringCommand['type']> = Extract<MonitoringCommand, { type: Type }>['data'];

const possible: Readonly<Record<MonitoringState['status'], readonly MonitoringCommand['type'][]>> = {
  unknown: ['open', 'follow-budget'],
  open: ['submit-report', 'review-report', 'propose-measure'],
};

/** 绩效运行监控 of one subject in one budget year: dual monitoring of spending and of attainment. */
export const monitoringDecider: Decider<MonitoringState, MonitoringCommand, MonitoringEvent, MonitoringRejection> = {
  initialState: { status: 'unknown' },
  decide(command, state) {
    switch (command.type) {
      case 'open':
        return open(command.data, state);
      case 'follow-budget':
        return followBudget(command.data, state);
      case 'submit-report':
        return state.status === 'open' ? submitReport(command.data, command.by.id, state) : wrongState(state);
      case 'review-report':
        return state.status === 'open' ? reviewReport(command.data, command.by.id, state) : wrongState(state);
      case 'propose-measure':
        return state.status === 'open' ? proposeMeasure(command.data, state) : wrongState(state);
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    if (event.type === 'budget-followed') return { ...state, budget: event.data };
    if (event.type === 'monitoring-opened') {
      const { rounds, ...subject } = event.data;
      const budget = state.budget && { budget: state.budget };
      return { status: 'open', subject, rounds, ...budget, reports: [], warnings: [], proposals: [] };
    }
    return state.status === 'open' ? evolveOpen(state, event) : state;
  },
};

function evolveOpen(
  state: Open,
  event: Exclude<MonitoringEvent, { type: 'monitoring-opened' | 'budget-followed' }>,
): MonitoringState {
  switch (event.type) {
    case 'target-followed':
      return { ...state, subject: { ...state.subject, indicators: event.data.indicators } };
    case 'report-submitted': {
      const { round, submittedBy } = event.data;
      return { ...state, reports: [...state.reports, { round, submittedBy, reviewed: false }] };
    }
    case 'warning-raised': {
      const { round, light, reason } = event.data;
      return { ...state, warnings: [...state.warnings, { round, light, reason }] };
    }
    case 'report-reviewed': {
      const reports = state.reports.map((report) =>
        report.round === event.data.round ? { ...report, reviewed: true } : report,
      );
      return { ...state, reports };
    }
    case 'measure-proposed':
      return { ...state, proposals: [...state.proposals, event.data.proposalId] };
    default:
      return unreachable(event);
  }
}

function wrongState(state: MonitoringState): Decided {
  return rejected({ code: 'wrong-state', state: state.status, possible: possible[state.status] });
}

/** The target was approved: it is monitored from now on. An adjusted target comes the same way and is followed. */
function open(data: DataOf<'open'>, state: MonitoringState): Decided {
  if (state.status === 'unknown') return accepted({ type: 'monitoring-opened', data });
  const { indicators } = data;
  if (JSON.stringify(indicators) === JSON.stringify(state.subject.indicators)) return nothingToDo;
  return accepted({ type: 'target-followed', data: { indicators } });
}

function followBudget(data: DataOf<'follow-budget'>, state: MonitoringState): Decided {
  const { budget } = state;
  const same = budget?.budgetYuan === data.budgetYuan && budget.paymentStatus === data.paymentStatus;
  return same ? nothingToDo : accepted({ type: 'budget-followed', data });
}

function unknownRound({ round }: Pick<Report, 'round'>, { rounds }: Open): Decided {
  return rejected({ code: 'unknown-round', round, rounds: rounds.map((known) => known.round) });
}

/** FF-32: every indicator, a forecast where the round asks for one, an explanation of what is out of reach. */
function submitReport(data: DataOf<'submit-report'>, submittedBy: string, state: Open): Decided {
  const round = state.rounds.find((candidate) => candidate.round === data.round);
  if (!round) return unknownRound(data, state);
  if (state.reports.some((report) => report.round === data.round))
    return rejected({ code: 'round-reported', round: data.round });
  const refusal = flawOf(data, round, state);
  if (refusal) return rejected(refusal);
  const late = round.dueOn !== undefined && data.submittedOn > round.dueOn;
  const submitted: MonitoringEvent = { type: 'report-submitted', data: { ...data, submittedBy, late } };
  return accepted<MonitoringEvent>(submitted, ...warningsOf(data, late, state));
}

function flawOf(report: Report, round: Round, state: Open): MonitoringRejection | undefined {
  const approved = state.subject.indicators.map(({ indicatorId }) => indicatorId);
  const given = report.attainment.map(({ indicatorId }) => indicatorId);
  const missing = approved.filter((id) => !given.includes(id));
  const unknown = given.filter((id, index) => !approved.includes(id) || given.indexOf(id) < index);
  if (missing.length > 0 || unknown.length > 0) return { code: 'attainment-incomplete', missing, unknown };
  const unforecast = report.attainment
    .filter(({ forecast }) => forecast === undefined)
    .map(({ indicatorId }) => indicatorId);
  if (round.forecast && unforecast.length > 0)
    return { code: 'forecast-required', round: round.round, missing: unforecast };
  const outOfReach = report.attainment
    .filter(({ trend }) => trend === 'out-of-reach')
    .map(({ indicatorId }) => indicatorId);
  const explained = report.cause !== undefined && report.measures !== undefined;
  if (outOfReach.length > 0 && !explained)
    return { code: 'explanation-required', round: round.round, indicators: outOfReach };
  return undefined;
}

/** What a report says by itself, without any number that a rule set would have to give (FF-29, FF-32b, FF-33c). */
function warningsOf(report: Report, late: boolean, state: Open): MonitoringEvent[] {
  const { round } = report;
  const spent = decimal(report.spentYuan);
  const warning = (light: Light, lens: string, reason: WarningReason): MonitoringEvent => ({
    type: 'warning-raised',
    data: { round, light, lens, reason },
  });
  return [
    ...(state.budget && spent.gt(decimal(state.budget.budgetYuan))
      ? [warning('red', 'compliance', 'over-budget-spending')]
      : []),
    ...(spent.eq('0') && decimal(report.allocatedYuan).gt('0') ? [warning('red', 'timeliness', 'nothing-spent')] : []),
    ...(report.attainment.some(({ trend }) => trend === 'out-of-reach')
      ? [warning('yellow', 'effectiveness', 'target-out-of-reach')]
      : []),
    ...(late ? [warning('yellow', 'timeliness', 'report-late')] : []),
  ];
}

function reviewReport(data: DataOf<'review-report'>, reviewer: string, state: Open): Decided {
  if (!state.rounds.some(({ round }) => round === data.round)) return unknownRound(data, state);
  const report = state.reports.find(({ round }) => round === data.round);
  if (!report) return rejected({ code: 'round-not-reported', round: data.round });
  if (report.reviewed) return nothingToDo;
  if (report.submittedBy === reviewer) return rejected({ code: 'same-person', role: 'reporter' });
  return accepted({ type: 'report-reviewed', data });
}

/** FF-33a, FF-33b: proposed here, decided by the budget desk in targets. The amount, if any, is a person's. */
function proposeMeasure(data: DataOf<'propose-measure'>, state: Open): Decided {
  if (state.proposals.includes(data.proposalId)) return nothingToDo;
  if (!state.rounds.some(({ round }) => round === data.round)) return unknownRound(data, state);
  if (!state.reports.some(({ round }) => round === data.round))
    return rejected({ code: 'round-not-reported', round: data.round });
  return accepted({ type: 'measure-proposed', data });
}
