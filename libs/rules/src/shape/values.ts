import { limits } from '@wenxiao/domain/field';
import { z } from 'zod';
import { deskRefShape } from './desk.js';
import { everyShape } from './due.js';
import { attainmentShape } from './evaluation.js';
import type { Frozen } from './frozen.js';
import { codeShape, decimalShape, nameShape, shortListOf, sourcesShape } from './words.js';

/** A number of days or months within which something is done. */
export const periodShape = z.strictObject({
  count: z.int().min(1).max(1000),
  unit: z.enum(['month', 'calendar-day', 'working-day']),
});

/** Every path at which a rule set may state one value, and the shape of the value. */
export const valueShapes = {
  /** The desk that leads the work: what no route reaches, and whatever is not provided for, goes to it. */
  'general.leadDesk': deskRefShape,
  /** The desk that hands in what the treasury has paid: nobody else does. */
  'monitoring.feedDesk': deskRefShape,
  /** The budget by which an execution rate is divided, in force on the day of the rate. */
  'conventions.rateDenominator': z.enum(['initial-budget', 'adjusted-budget', 'adjusted-budget-with-carry-over']),
  /** Digits after the point, for display only: figures are compared unrounded. */
  'conventions.displayDecimals': z.int().min(0).max(limits.ruleDigits.decimal),
  /** How far targets are attained, of each indicator and of the subject. */
  'conventions.attainment': attainmentShape,
  /** Local names of what every set has. */
  'label.desk': nameShape,
  'label.financeBureau': nameShape,
  'label.performanceOffice': nameShape,
  /** Whether the kinds of related funds, of methods, of reasons to choose are all that there are: false where the text ends with 等. */
  'general.relatedFundsClosed': z.boolean(),
  'evaluation.methodsClosed': z.boolean(),
  'exAnte.methodsClosed': z.boolean(),
  /** Fiscal money in 元 over the whole planned period from which a policy is proposed as a major one. */
  'exAnte.majorPolicyThreshold': decimalShape,
  /** When a third party may be engaged. */
  'exAnte.thirdParty': z.enum(['when-needed']),
  'evaluation.thirdParty': z.enum(['when-needed']),
  /** Where the target of basic expenditure normally stands. */
  'target.basicExpenditure': z.enum(['within-whole-department', 'separate']),
  /** What becomes of a request above the control number: it is refused, or needs a reason. */
  'target.requestAboveControl': z.enum(['refuse', 'reason']),
  /** Who makes the indicator library and its frameworks: what is common to the jurisdiction, and what bodies make for their own. */
  'target.libraryBy': shortListOf(deskRefShape).min(1),
  /** Kinds of subjects whose framework of indicators the jurisdiction makes, and no body for itself. */
  'target.commonFrameworks': shortListOf(codeShape).min(1),
  /** How a report is held against the targets: number beside number, and in words by each content of monitoring. */
  'monitoring.method': z.enum(['target-comparison']),
  /** Who records what inspections, audits and the like found, and says that it makes a subject one of key monitoring. */
  'monitoring.findingsBy': shortListOf(deskRefShape).min(1),
  /** How often the finance bureau monitors. */
  'monitoring.financeFrequency': everyShape,
  /** Within what time a deviation is corrected, and from its node on a round's results are sent where its series has no deadline of its own. */
  'monitoring.correctionLimit': periodShape,
  'monitoring.submissionLimit': periodShape,
  /** The execution rate below which a subject is not up to standard (执行率不达标), as a fraction. */
  'negativeList.executionRate': decimalShape,
  /** The full mark of an evaluation. */
  'evaluation.fullMark': decimalShape,
  /** By which types all funds are covered, in principle; basic expenditure counts as covered where this kind is. */
  /** Who makes the work plans of evaluation: of the jurisdiction, and of the bodies in more detail. */
  'evaluation.plansBy': shortListOf(deskRefShape).min(1),
  'evaluation.coverage': z.strictObject({ types: shortListOf(codeShape).min(1), basicExpenditureBy: codeShape }),
  /** Whether someone confirms, before anything is published, that nothing secret is contained. */
  'disclosure.classificationCheck': z.boolean(),
} as const;

export type ValuePath = keyof typeof valueShapes;
export type ValueAt<Path extends ValuePath> = Frozen<z.infer<(typeof valueShapes)[Path]>>;
export const valuePaths = Object.keys(valueShapes) as readonly ValuePath[];

const silentShape = z.strictObject({ silent: z.literal(true), source: sourcesShape });

/** A value with its source, or the statement that the text touches the matter and gives none. */
export function valuedShape<Shape extends z.ZodType>(shape: Shape) {
  return z.union([
    z.strictObject({ value: shape, source: sourcesShape, soft: z.literal(true).exactOptional() }),
    silentShape,
  ]);
}
