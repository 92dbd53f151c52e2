import {
  code,
  day,
  decimal,
  document,
  fact,
  flag,
  id,
  limits,
  list,
  money,
  name,
  oneOf,
  words,
  formFindings,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 单位自评: what a body hands in of itself, as its form says it or indicator by indicator, and what that comes to.

const opinion = { max: limits.opinion };
const step = code(t.step, { noFigure: 'the step is told by its own fact' });

/** What the unit handed in, as its form says it (自评表). It stands beside the step, since a correction moves nothing. */
const selfEvaluationReported = fact('self-evaluation-reported', 1, {
  step,
  /** SHA-256 of the form. */
  form: code(t.selfForm, { noFigure: 'names the form, and not what it says' }),
  annualBudget: money(t.selfAnnualBudget).optional(),
  executed: money(t.selfExecuted).optional(),
  indicators: list(
    [],
    limits.items,
    {
      name: name(t.selfIndicatorName, { max: limits.printed }),
      actual: words(t.selfIndicatorActual, { max: limits.printed }).optional(),
      weight: decimal(t.selfIndicatorWeight).optional(),
      score: decimal(t.selfIndicatorScore).optional(),
    },
    { called: ['name'] },
  ),
  /** The total and the grade as printed, whatever the computed ones are. */
  printedTotal: decimal(t.selfPrintedTotal).optional(),
  printedGrade: name(t.selfPrintedGrade, { max: limits.label }).optional(),
  findings: formFindings,
  reportedOn: day(t.selfReportedOn),
  /** After its limit. Judged once, on the day on which it was handed in first. */
  late: flag(t.selfLate),
});

/** The form that was handed in, whole: beside what was read from it, so that only who asks for it gets it. A corrected one follows. */
const selfEvaluationFormKept = fact('self-evaluation-form-kept', 1, {
  step,
  /** SHA-256 of the content as JSON text. */
  form: code(t.selfForm, { noFigure: 'names the form, and not what it says' }),
  content: document('what it says is reported beside it'),
});

/** What an indicator reached, as the unit says it, and what it would have it count where it cannot be computed, or otherwise. */
const reached = {
  indicator: code(t.indicator),
  /** Of an indicator of figures, in the unit of its target. */
  actual: decimal(t.indicatorReached, { min: 0 }).optional(),
  /** Of an indicator of words: a tier of the method, and the share of the points within it, as a fraction. */
  tier: code(t.attainedTier).optional(),
  share: decimal(t.attainedShare, { min: 0 }).optional(),
  points: decimal(t.statedPoints, { min: 0 }).optional(),
  reason: words(t.statedPointsReason, opinion).optional(),
};
const attained = list(['indicator'], limits.items, {
  ...reached,
  /** Where several units carry it out, how the figures of all are put together, where that does not follow from their unit of measure. */
  together: oneOf(t.attainedTogether).optional(),
});

/** What one of several units that carry it out says of its part. It stands in place of any before it. */
const implementerAttained = fact('implementer-attained', 1, {
  step,
  organisation: id(t.implementingUnit),
  /** Its share of the money, in %, by which its part counts: as the subject said it on that day. */
  share: decimal(t.togetherShare).per('organisation'),
  executed: money(t.selfExecuted).per('organisation').optional(),
  attained: list(['indicator'], limits.items, reached).per('organisation'),
  reportedOn: day(t.selfReportedOn).per('organisation'),
  late: flag(t.selfLate).per('organisation'),
});

/**
 * What the unit says that it reached, indicator by indicator: beside its form or in its place. It stands in place of any before it.
 */
const selfEvaluationAttained = fact('self-evaluation-attained', 1, {
  step,
  /** The form that was handed in with it, by its hash. */
  form: code(t.selfForm, { noFigure: 'names the form, and not what it says' }).optional(),
  /** What was paid of the money, in 元, where the treasury has not said it. */
  executed: money(t.selfExecuted).optional(),
  attained,
  reportedOn: day(t.selfReportedOn),
  /** After its limit. Judged once, on the day on which it was handed in first. */
  late: flag(t.selfLate),
});

/** The same in points: computed by the framework of the set from approved targets, the execution and what was reached. */
const selfEvaluationComputed = fact('self-evaluation-computed', 1, {
  step,
  framework: code(t.indicatorFramework),
  weights: oneOf(t.frameworkWeights),
  /** The execution, in 元: as the treasury said it, else the unit; and the budget that it is a rate of. */
  executed: money(t.computedExecuted).optional(),
  budget: money(t.computedBudget).optional(),
  /** Where several units carry it out, each with its share of the money, in %: what they reached is put together by it. */
  units: list(['organisation'], limits.items, {
    organisation: id(t.implementingUnit),
    share: decimal(t.togetherShare),
  }).optional(),
  /** A row for each indicator, and one for the execution of the budget, which has none. */
  computed: list(
    [],
    limits.items,
    {
      part: code(t.frameworkPart),
      indicator: code(t.indicator).optional(),
      name: name(t.indicatorName, { max: limits.printed }).optional(),
      /** What it counts at most. */
      points: decimal(t.indicatorPoints),
      method: code(t.indicatorMethod).optional(),
      /** What several units reached together, and how it was put together. */
      actual: decimal(t.togetherReached).optional(),
      together: oneOf(t.attainedTogether, { noFigure: 'stands beside the figure that it explains' }).optional(),
      /** Absent where no method of the framework computes it. */
      computed: decimal(t.indicatorComputed).optional(),
      score: decimal(t.indicatorScore),
    },
    { called: ['part', 'name'] },
  ),
  total: decimal(t.computedTotal),
  findings: formFindings,
});

export const selfEvaluationFacts = {
  selfEvaluationReported,
  selfEvaluationFormKept,
  implementerAttained,
  selfEvaluationAttained,
  selfEvaluationComputed,
};
