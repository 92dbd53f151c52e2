import {
  becomes,
  code,
  day,
  decimal,
  dueFacts,
  type EventOf,
  fact,
  flag,
  id,
  limits,
  list,
  money,
  name,
  stepFact,
  stepsOpened,
  stepsRebased,
  stepWithdrawn,
  words,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 绩效评价: one evaluation of one type of the rule set, of one period, by the unit itself, its department or the finance bureau.
//
// Streams `evaluation/<subject>.<type>.<period>.<number>`. A correction is the same fact once more, whole, with `metadata.corrects`.

const opinion = { max: limits.opinion };
const step = code(t.step, { noFigure: 'the step is told by its own fact' });

/** The scheduler opened it, since a duty of the rule set asks for it, and nobody has begun. */
const evaluationExpected = fact('evaluation-expected', 1, {
  duty: code(t.duty),
  scheme: code(t.scheme),
  dueOn: day(t.dueOn).optional(),
});

/** It has begun: from now on the steps of its type's procedure open. */
const evaluationOpened = fact('evaluation-opened', 1, {
  scheme: code(t.scheme),
  isReEvaluation: flag(t.reEvaluation),
});

/** What the unit handed in, as its form says it (自评表). It stands beside the step, since a correction moves nothing. */
const selfEvaluationReported = fact('self-evaluation-reported', 1, {
  step,
  /** The form itself is kept under this hash. */
  form: code(t.selfForm, { noFigure: 'names the form, and not what it says' }),
  annualBudget: money(t.selfAnnualBudget).optional(),
  executed: money(t.selfExecuted).optional(),
  indicators: list(['indicator'], limits.items, {
    indicator: code(t.indicator),
    actual: words(t.selfIndicatorActual, { max: limits.printed }),
    score: decimal(t.selfIndicatorScore).optional(),
  }),
  /** The total and the grade as printed, whatever the computed ones are. */
  printedTotal: decimal(t.selfPrintedTotal).optional(),
  printedGrade: name(t.selfPrintedGrade, { max: limits.label }).optional(),
  findings: list([], limits.items, {
    finding: code(t.selfFinding),
    words: words(t.selfFindingWords, opinion),
  }),
});

/** The parts of a sheet: points or a tier each; a part of entries may say several. */
const scores = list(
  [],
  limits.items,
  {
    part: code(t.sheetPart),
    score: decimal(t.sheetPartScore).optional(),
    tier: code(t.sheetTier).optional(),
    ground: words(t.sheetGround, opinion).optional(),
  },
  { untilSubmitted: true },
);

/** One evaluator's sheet, whole. The unit learns of no sheet, and other evaluators not before they have submitted their own. */
const sheetSubmitted = fact(
  'sheet-submitted',
  1,
  { evaluator: id(t.evaluator), scores: scores.per('evaluator') },
  { audience: 'finance', becomes: [becomes(t.sheetStatus, 'submitted', 'evaluator')] },
);

/** An evaluator took the own sheet back before the conclusion. */
const sheetWithdrawn = fact(
  'sheet-withdrawn',
  1,
  { evaluator: id(t.evaluator), reason: words(t.reason, opinion).per('evaluator') },
  { audience: 'finance', becomes: [becomes(t.sheetStatus, 'withdrawn', 'evaluator')] },
);

/** The conclusion in figures. A person's score beside the computed one has a reason. */
const evaluationFinalised = fact('evaluation-finalised', 1, {
  step,
  computed: decimal(t.computedScore).optional(),
  /** Exact; grades are given by it and not by what is displayed. */
  score: decimal(t.evaluationScore).optional(),
  displayed: decimal(t.displayedScore).optional(),
  fullMark: decimal(t.evaluationFullMark).optional(),
  grade: code(t.gradeCode).optional(),
  deviation: words(t.scoreDeviation, opinion).optional(),
});

const dues = dueFacts('evaluation', {});
const evaluationBecameOverdue = dues.becameOverdue;
const evaluationReminded = dues.reminded;
const evaluationOverdueLifted = dues.overdueLifted;
const evaluationTaskHandedOver = dues.taskHandedOver;

const evaluationRecorded = stepFact('evaluation', 'record');
const evaluationAppointed = stepFact('evaluation', 'appoint');
const evaluationIssued = stepFact('evaluation', 'issue');
const evaluationScored = stepFact('evaluation', 'score');
const evaluationHeard = stepFact('evaluation', 'hear');
const evaluationConcluded = stepFact('evaluation', 'conclude');
const evaluationReported = stepFact('evaluation', 'report');
const evaluationArchived = stepFact('evaluation', 'archive');
const evaluationFiled = stepFact('evaluation', 'file');
/** A step was taken back before the next act. */
const evaluationWithdrawn = stepWithdrawn('evaluation');
/** Steps opened without an act. */
const evaluationStepsOpened = stepsOpened('evaluation');
/** It goes on by the procedure of the set in force now. */
const evaluationRebased = stepsRebased('evaluation');

export const evaluationFacts = {
  evaluationExpected,
  evaluationOpened,
  selfEvaluationReported,
  sheetSubmitted,
  sheetWithdrawn,
  evaluationFinalised,
  evaluationBecameOverdue,
  evaluationReminded,
  evaluationOverdueLifted,
  evaluationTaskHandedOver,
  evaluationRecorded,
  evaluationAppointed,
  evaluationIssued,
  evaluationScored,
  evaluationHeard,
  evaluationConcluded,
  evaluationReported,
  evaluationArchived,
  evaluationFiled,
  evaluationWithdrawn,
  evaluationStepsOpened,
  evaluationRebased,
};
export type EvaluationEvent = EventOf<typeof evaluationFacts>;
