import {
  becomes,
  code,
  dated,
  day,
  dueFacts,
  fact,
  flag,
  id,
  limits,
  list,
  money,
  name,
  oneOf,
  several,
  stepFact,
  stepsOpened,
  stepsRebased,
  stepWithdrawn,
  withdraws,
  words,
  type EventOf,
  factsOf,
  formFindings,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { measureFacts } from './measure.facts.js';
import { besideRounds } from './beside-rounds.facts.js';
import { handedInForm, roundFormKept } from './round-form.facts.js';

// 绩效运行监控: one subject in one budget year, budget execution and attainment of targets, round by round.
//
// Streams `monitoring/<subject>.<year>`. What was approved, and the budget in force, are facts of targets: monitoring keeps
// copies of them and says in `basedOn` which it read; it never tells them again. A correction is the same fact once more, whole,
// with `metadata.corrects`.

const round = dated(t.round);
const ofRound = { per: ['round'], fields: { round } } as const;
const opinion = { max: limits.opinion };
const printed = { max: limits.printed };

/** Monitoring has begun: from now on its rounds open. */
const monitoringOpened = fact('monitoring-opened', 1, {
  scheme: code(t.scheme),
});

/** What the rules ask of a round. */
const asked = {
  /** The set that the round runs under, from its opening to its end: hash of its text. */
  rules: code(t.roundRules, { noFigure: 'the trail names the set of every event' }),
  dues: list(['due'], limits.items, {
    due: code(t.due),
    /** The last day on which the report is on time; absent while an event or the holiday calendar is awaited. */
    on: day(t.roundDueOn).optional(),
    /** A target (原则上), or a limit. */
    soft: flag(t.dueSoft),
    /** The holiday calendar that counted the day. */
    calendar: code(t.calendarHash, { noFigure: 'names what counted the day' }).optional(),
  }).per('round'),
  /** Whether the report forecasts the year. */
  forecast: flag(t.roundForecast).per('round'),
  focus: several(code(t.roundFocus), limits.items).per('round'),
  /** Key marks that the set gives the subject as it is known then: key unit or project, tracked over its whole cycle. */
  marks: several(code(t.monitoringMark), limits.items).per('round'),
};

/** A round, `<series>@<node>`, is open for its report. One event a round, when its window has come. */
const roundOpened = fact('round-opened', 1, {
  round,
  opensOn: day(t.roundOpensOn).per('round'),
  openedBy: oneOf(t.roundBy).per('round'),
  ...asked,
});

/** Another set is planned for the node by now: what it asks holds for the round. */
const roundRebased = fact('round-rebased', 1, { round, ...asked });

/** A round ended without a report, by itself: nothing is due any more. */
const roundLapsed = fact('round-lapsed', 1, {
  round,
  because: oneOf(t.roundLapsedBecause).per('round'),
});

const roundDues = dueFacts('round', { round });
/** A day of the round went by without its report. */
const roundBecameOverdue = roundDues.becameOverdue;
/** Somebody was reminded of a round (督促). */
const roundReminded = roundDues.reminded;
/** A person lifted an overdue round, with a reason: the late report is not held against the unit. */
const roundOverdueLifted = roundDues.overdueLifted;
/** The task of a round went to another desk or person. */
const roundTaskHandedOver = roundDues.taskHandedOver;

/** How an indicator goes, in the unit's own words, and why it deviates. */
const attainment = list(['indicator'], limits.items, {
  indicator: code(t.indicator),
  actual: words(t.indicatorActual, printed),
  trend: oneOf(t.indicatorTrend),
  /** What the year will end with, where the round asks for it. */
  forecast: words(t.indicatorForecast, printed).optional(),
  /** Whether the target is reached by the end of the year, where the unit says so. */
  likelihood: oneOf(t.indicatorLikelihood).optional(),
  /** For what kinds of causes it deviates; in words beside them. */
  causes: several(oneOf(t.indicatorCauseKind), limits.items).optional(),
  cause: words(t.indicatorCause, opinion).optional(),
  measures: words(t.indicatorMeasures, opinion).optional(),
});

/** Cumulative amounts since the start of the year, as the form prints them: of all money, then of each part of it. */
const execution = {
  allocated: money(t.allocatedAmount),
  spent: money(t.spentAmount),
  carryOver: money(t.forecastCarryOver),
};
const parts = list(['part'], limits.items, {
  part: code(t.moneyPart),
  fund: code(t.fundType).optional(),
  source: code(t.moneySource).optional(),
  document: name(t.moneyDocument, { max: limits.name }).optional(),
  ...execution,
});

/**
 * What the unit reports of a round (绩效目标执行监控表), with what it says of the whole subject. It stands beside the step that hands it
 * in, since a correction says it again, whole, and moves nothing.
 */
const roundReported = fact('round-reported', 1, {
  round,
  /** The step that hands it in: taken back or returned, it counts no longer. */
  step: code(t.step, { noFigure: 'the step is told by its own fact' }),
  /** Whoever reported or corrected it reviews it at no later step. */
  by: id(t.reportedBy).per('round'),
  /** Whom they stood in for. */
  doneFor: id(t.doneFor).per('round').optional(),
  /** Absent where a body is assessed without money. */
  allocated: execution.allocated.per('round').optional(),
  spent: execution.spent.per('round').optional(),
  carryOver: execution.carryOver.per('round').optional(),
  parts: parts.per('round'),
  attainment: attainment.per('round'),
  cause: words(t.deviationCause, opinion).per('round').optional(),
  measures: words(t.deviationMeasures, opinion).per('round').optional(),
  /** SHA-256 of the published form that came with it, and what its check found at that time; absent where none came. */
  form: handedInForm.optional(),
  findings: formFindings.per('round').optional(),
  reportedOn: day(t.reportSubmittedOn).per('round'),
  /** After its limit. Judged once, on the day on which it was handed in first. */
  late: flag(t.reportLate).per('round'),
});

/** The unit handed its report in, or what it was asked to put right. */
const reportSubmitted = stepFact('report', 'submit', {
  ...ofRound,
  becomes: [becomes(t.reportStatus, 'submitted', 'round')],
});
/** The unit took its report back before anybody answered it. */
const reportWithdrawn = stepWithdrawn('report', {
  ...ofRound,
  becomes: [becomes(t.reportStatus, 'withdrawn', 'round')],
});

/** A desk, department or bureau looked at the report of a round: passed, or returned with its opinion. */
const reportReviewed = stepFact('report', 'review', ofRound);
/** Problems that a review found were fed back to the unit (反馈). */
const reportIssued = stepFact('report', 'issue', ofRound);
/** What was fed back is put right, or found to be no problem (办结). */
const reportResolved = stepFact('report', 'resolve', ofRound);

/** Steps of a report opened without an act. */
const reportStepsOpened = stepsOpened('report', ofRound);
/** The report goes on by the procedure of the set in force now. */
const reportRebased = stepsRebased('report', ofRound);

/** Whoever monitors looks at the subject itself, without a report of the unit (定期监控、延伸监控). */
const examinationReviewed = stepFact('examination', 'review', ofRound);
const examinationWithdrawn = stepWithdrawn('examination', ofRound);
const examinationStepsOpened = stepsOpened('examination', ofRound);
const examinationRebased = stepsRebased('examination', ofRound);

/** Which warning it is. It holds until it is lifted. */
const warned = {
  warning: code(t.warning),
  round: round.optional(),
  indicator: code(t.indicator).optional(),
};

const each = ['round', 'warning', 'indicator'] as const;

/** Spending or attainment deviates (预警). */
const warningRaised = fact('warning-raised', 1, {
  ...warned,
  light: oneOf(t.warningLight).per(...each),
  lens: code(t.warningLens).per(...each),
  /** What it was judged by: spent and budget in force, say. */
  figures: list(['figure'], limits.items, {
    figure: code(t.warningFigure),
    value: words(t.warningFigureValue, printed),
  }).per(...each),
});

/** A warning ended: what it warned of is so no longer, and its light is out. */
const warningLifted = fact(
  'warning-lifted',
  1,
  {
    ...warned,
    because: oneOf(t.warningLiftedBecause).per(...each),
    note: words(t.warningLiftedNote, opinion)
      .per(...each)
      .optional(),
  },
  { becomes: [withdraws(t.warningLight, ...each), withdraws(t.warningLens, ...each)] },
);

/** What a layer of monitoring notes day by day (日常监控). */
const monitoringNoted = fact('monitoring-noted', 1, {
  note: code(t.note),
  on: day(t.noteOn).per('note'),
  indicator: code(t.noteIndicator).per('note').optional(),
  seen: words(t.noteWords, opinion).per('note'),
  /** Of what risk it is a sign, by the lenses of the set. */
  risk: code(t.noteRisk).per('note').optional(),
});

/** Key marks that the set gives the subject from now on. */
const marks = several(code(t.monitoringMark), limits.items);

/** What an inspection, audit, check or evaluation found, and what somebody says that it comes to. */
const findingRecorded = fact('finding-recorded', 1, {
  finding: code(t.inspectionFinding),
  source: code(t.findingSource).per('finding'),
  on: day(t.findingOn).per('finding'),
  document: name(t.findingDocument, { max: limits.name }).per('finding').optional(),
  found: words(t.findingWords, opinion).per('finding'),
  concludes: several(code(t.findingConcludes), limits.items).per('finding'),
  /** Which risks it shows, by the lenses of the set: each is warned of until what shows it is put right. */
  risks: several(code(t.findingRisks), limits.items).per('finding').optional(),
  /** What proposed it by itself, where somebody confirmed that: an evaluation, or a check of how the unit monitors. */
  proposed: dated(t.proposedFinding).per('finding').optional(),
  marks,
});

/** What was found is put right: it counts no longer. */
const findingSettled = fact('finding-settled', 1, {
  finding: code(t.inspectionFinding),
  because: words(t.findingSettledBecause, opinion).per('finding'),
  marks,
});

/** What an evaluation or a check proposed for the list of key monitoring is not taken into it. */
const findingDeclined = fact('finding-declined', 1, {
  proposed: dated(t.proposedFinding),
  source: code(t.findingSource).per('proposed'),
  because: words(t.findingDeclinedBecause, opinion).per('proposed'),
});

/** Somebody checked how the unit monitors: that counts in the assessment of its work. */
const monitoringChecked = fact('monitoring-checked', 1, {
  check: code(t.monitoringCheck),
  kind: code(t.checkKind).per('check'),
  assessedUnder: code(t.workAssessmentItem).per('check'),
  on: day(t.checkOn).per('check'),
  round: code(t.checkRound).per('check').optional(),
  seen: words(t.checkWords, opinion).per('check'),
  findings: several(code(t.checkFindings), limits.items).per('check'),
});

export const monitoringFacts = factsOf({
  monitoringOpened,
  roundOpened,
  roundRebased,
  roundLapsed,
  roundBecameOverdue,
  roundReminded,
  roundOverdueLifted,
  roundTaskHandedOver,
  roundReported,
  roundFormKept,
  reportSubmitted,
  reportWithdrawn,
  reportReviewed,
  reportIssued,
  reportResolved,
  reportStepsOpened,
  reportRebased,
  examinationReviewed,
  examinationWithdrawn,
  examinationStepsOpened,
  examinationRebased,
  warningRaised,
  warningLifted,
  monitoringNoted,
  findingRecorded,
  findingSettled,
  findingDeclined,
  monitoringChecked,
  ...besideRounds,
  ...measureFacts,
});
export type MonitoringEvent = EventOf<typeof monitoringFacts>;
