import { z } from 'zod';
import { conditionShape } from './condition.js';
import { deskRefShape } from './desk.js';
import type { Frozen } from './frozen.js';
import { effectShape } from './procedure.js';
import {
  codeShape,
  decimalShape,
  memberFields,
  memberShape,
  membersOf,
  nameShape,
  shortListOf,
  signedDecimalShape,
} from './words.js';

/** A grade: from `from` (included) to before `to`; the best band includes its end, the full mark. */
export const gradeBandShape = z.strictObject({ ...memberFields, from: decimalShape, to: decimalShape });
export type GradeBand = Frozen<z.infer<typeof gradeBandShape>>;

/**
 * Part of a sheet: who fills it, its full mark (absent: silent), and how several are put together. `tier`: one of the tiers;
 * `entries`: signed entries are added up. `methods` are codes of scoring methods. `framework`: it is filled in along that framework of
 * indicators, whose parts with their points stand in its place, and it comes to their sum. `along`: it is filled in indicator by indicator
 * of the approved target, whose weights come to its full mark: what is finished counts its weight, what is not is scored by one of
 * `methods`. `shows`: what each row of it brings beside its score: in words on what it rests, a document, the figures of a poll among people
 * outside. `of`: it is filled in of such subjects alone.
 */
export const partShape = z.strictObject({
  ...memberFields,
  of: conditionShape.exactOptional(),
  by: deskRefShape,
  full: decimalShape.exactOptional(),
  aggregate: z.enum(['one', 'mean', 'sum', 'entries', 'tier']),
  tiers: shortListOf(z.strictObject({ ...memberFields, points: signedDecimalShape })).exactOptional(),
  methods: shortListOf(codeShape).exactOptional(),
  framework: codeShape.exactOptional(),
  along: z.literal('target').exactOptional(),
  shows: shortListOf(z.enum(['ground', 'document', 'poll']))
    .min(1)
    .exactOptional(),
});
export type Part = Frozen<z.infer<typeof partShape>>;

/** What follows when a condition holds. `withoutException` is 一律; `amount` is the money concerned. */
export const consequenceShape = z.strictObject({
  ...memberFields,
  when: conditionShape,
  effects: shortListOf(effectShape),
  withoutException: z.literal(true).exactOptional(),
  amount: z.enum(['by-decision', 'whole']).exactOptional(),
});
export type Consequence = Frozen<z.infer<typeof consequenceShape>>;

export const evaluatedPeriods = [
  'year',
  'half-year',
  'quarter',
  'month',
  'stage',
  'follow-up',
  'whole-period',
] as const;

/** A kind of period that is evaluated: of every subject of the type, or of those for which the condition holds. */
export const evaluatedPeriodShape = z.strictObject({
  ...memberFields,
  code: z.enum(evaluatedPeriods),
  of: conditionShape.exactOptional(),
});
export type EvaluatedPeriod = Frozen<z.infer<typeof evaluatedPeriodShape>>;

/** What is evaluated within something else. `soft` (原则上): alone with a reason; otherwise not at all. */
export const notAloneShape = z.strictObject({ ...memberFields, of: conditionShape });

/**
 * A type of evaluation: of what, by whom, for which periods, by which procedure. `grades` by score uses
 * `evaluation.gradeBands` unless it brings bands of its own; by rank it names its grades from best to worst, and who ranks what was
 * concluded says how many have each. `restsOn`: another type, and how far it must have come.
 * `isReEvaluation`: it evaluates another evaluation, and not the subject anew. `findings` are those that it has to state.
 */
export const evaluationTypeShape = z.strictObject({
  ...memberFields,
  of: conditionShape,
  by: deskRefShape,
  periods: membersOf(evaluatedPeriodShape).min(1),
  notAlone: membersOf(notAloneShape).exactOptional(),
  procedure: codeShape,
  parts: shortListOf(partShape),
  grades: z.union([
    z.literal('by-score'),
    z.strictObject({ byScore: shortListOf(gradeBandShape).min(1) }),
    z.strictObject({ byRank: shortListOf(memberShape).min(2) }),
    z.literal('by-person'),
    z.literal('none'),
  ]),
  restsOn: shortListOf(z.strictObject({ type: codeShape, state: z.enum(['submitted', 'concluded']) })).exactOptional(),
  onList: codeShape.exactOptional(),
  /** What shows the result, a code of `documents`. */
  result: codeShape.exactOptional(),
  findings: shortListOf(codeShape).exactOptional(),
  isReEvaluation: z.boolean(),
  consequences: membersOf(consequenceShape),
});
export type EvaluationType = Frozen<z.infer<typeof evaluationTypeShape>>;

/** Points for each unit, occurrence or shortfall; silent where a text names the method and not the points. */
const perUnitFields = { perUnit: decimalShape.exactOptional() };

/**
 * How an indicator may be scored, with the parameters of the method. Shares are fractions of the indicator's weight. A method
 * whose parameter is silent scores nothing until the scale is decided.
 */
export const scoringMethodShape = z.discriminatedUnion('method', [
  z.strictObject({ ...memberFields, method: z.literal('execution-rate') }),
  z.strictObject({
    ...memberFields,
    method: z.literal('completion-ratio'),
    /** From which ratio on an attainment above its target has a reason (目标值偏低): `1.3`. Silent: it is pointed out alone. */
    questionedFrom: decimalShape.exactOptional(),
  }),
  z.strictObject({ ...memberFields, method: z.literal('judged') }),
  z.strictObject({
    ...memberFields,
    method: z.literal('qualitative-tiers'),
    /** From best to worst, shares of the weight as fractions; they meet and cover 0 to 1. */
    tiers: shortListOf(z.strictObject({ ...memberFields, from: decimalShape, to: decimalShape })).min(1),
  }),
  z.strictObject({
    ...memberFields,
    method: z.literal('step-table'),
    /** From high to low, the lowest from 0: the rate from which a share of the weight is given, both as fractions. */
    steps: shortListOf(z.strictObject({ ...memberFields, from: decimalShape, share: decimalShape })).min(1),
  }),
  /** 数量递减法: the weight less points for each unit that is short of the target. */
  z.strictObject({ ...memberFields, method: z.literal('decreasing-count'), ...perUnitFields }),
  /** 否决计分法: the weight, or nothing. */
  z.strictObject({ ...memberFields, method: z.literal('veto') }),
  /** 基础加减法: a base share of the weight, and entries added and taken off. */
  z.strictObject({
    ...memberFields,
    method: z.literal('base-plus-minus'),
    base: decimalShape.exactOptional(),
  }),
  /** 综合计分法: shares of the weight for aspects that are judged each; they add up to 1. */
  z.strictObject({
    ...memberFields,
    method: z.literal('composite'),
    aspects: shortListOf(z.strictObject({ ...memberFields, share: decimalShape })).exactOptional(),
  }),
  /** 累积计分法: points for each unit that was done, up to the weight. */
  z.strictObject({ ...memberFields, method: z.literal('cumulative'), ...perUnitFields }),
  /** 直接扣分法: the weight less points for each occurrence. */
  z.strictObject({ ...memberFields, method: z.literal('direct-deduction'), ...perUnitFields }),
]);
export type ScoringMethod = Frozen<z.infer<typeof scoringMethodShape>>;

/**
 * Part of a framework of indicators: what it counts, and by which methods (codes of scoring methods, the first that fits). `level1`: its
 * first levels, as targets are written (产出指标, 产出); the part that names none is the execution of the budget. `points` are silent where
 * a text names the part and not what it counts.
 */
export const frameworkPartShape = z.strictObject({
  ...memberFields,
  level1: shortListOf(nameShape).min(1).exactOptional(),
  points: decimalShape.exactOptional(),
  methods: shortListOf(codeShape).min(1),
});
export type FrameworkPart = Frozen<z.infer<typeof frameworkPartShape>>;

/**
 * A framework of indicators. `of`: whose self-evaluation is computed by it; without it, it is there to be read. `soft`: approved
 * weights may depart from the points of its parts (原则上). `parts` are silent where somebody else gives them.
 */
export const frameworkShape = z.strictObject({
  ...memberFields,
  of: conditionShape.exactOptional(),
  parts: shortListOf(frameworkPartShape).min(1).exactOptional(),
});
export type Framework = Frozen<z.infer<typeof frameworkShape>>;

/** The highest ratio with which an indicator counts (1: no indicator makes up for another), and how a subject's is put together. */
export const attainmentShape = z.strictObject({ cap: decimalShape, aggregate: z.literal('weighted-mean') });
export type AttainmentRule = Frozen<z.infer<typeof attainmentShape>>;
