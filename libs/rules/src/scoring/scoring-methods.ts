import { all, must, NestedVariants } from '../parameter/value-checks.js';
import { CompletionRatioMethod, type CompletionRatioObserved, scoreCompletionRatio } from './completion-ratio.js';
import { ExecutionRateMethod, type ExecutionRateObserved, scoreExecutionRate } from './execution-rate.js';
import { JudgedMethod, type JudgedObserved, scoreJudged } from './judged.js';
import { QualitativeTiersMethod, type QualitativeTiersObserved, scoreQualitativeTiers } from './qualitative-tiers.js';
import type { Score } from './score.js';
import { scoreStepTable, StepTableMethod, type StepTableObserved } from './step-table.js';

/** Every scoring method that the product knows: its parameters, which a rule set gives, and what it scores. */
export interface ScoringMethods {
  'execution-rate': { parameters: ExecutionRateMethod; observed: ExecutionRateObserved };
  'completion-ratio': { parameters: CompletionRatioMethod; observed: CompletionRatioObserved };
  judged: { parameters: JudgedMethod; observed: JudgedObserved };
  'qualitative-tiers': { parameters: QualitativeTiersMethod; observed: QualitativeTiersObserved };
  'step-table': { parameters: StepTableMethod; observed: StepTableObserved };
}

export type ScoringMethodId = keyof ScoringMethods;

/** A method with its parameters, as a rule set lists it. */
export type ScoringMethod = ScoringMethods[ScoringMethodId]['parameters'];

type Scorer<Id extends ScoringMethodId> = (
  method: ScoringMethods[Id]['parameters'],
  weight: string,
  observed: ScoringMethods[Id]['observed'],
) => Score;

const scorers: { readonly [Id in ScoringMethodId]: Scorer<Id> } = {
  'execution-rate': scoreExecutionRate,
  'completion-ratio': scoreCompletionRatio,
  judged: scoreJudged,
  'qualitative-tiers': scoreQualitativeTiers,
  'step-table': scoreStepTable,
};

const shapes = {
  'execution-rate': ExecutionRateMethod,
  'completion-ratio': CompletionRatioMethod,
  judged: JudgedMethod,
  'qualitative-tiers': QualitativeTiersMethod,
  'step-table': StepTableMethod,
} as const satisfies { [Id in ScoringMethodId]: new () => ScoringMethods[Id]['parameters'] };

/** The methods that a rule set allows, each once. */
export function ScoringMethodList(): PropertyDecorator {
  const ids = (value: unknown): readonly unknown[] =>
    Array.isArray(value) ? value.map((method: Partial<ScoringMethod> | null) => method?.method) : [];
  const unique = (value: unknown): boolean => new Set(ids(value)).size === ids(value).length;
  return all(
    NestedVariants('method', shapes),
    must('uniqueMethods', unique, '方法不重复的列表', 'a list in which each method stands once'),
  );
}

/** The allowed method with this id and its parameters, or undefined: a method that the rule set does not list is not used. */
export function allowedMethod<Id extends ScoringMethodId>(
  allowed: readonly ScoringMethod[] | undefined,
  id: Id,
): (ScoringMethods[Id]['parameters'] & Readonly<{ method: Id }>) | undefined {
  type Found = ScoringMethods[Id]['parameters'] & Readonly<{ method: Id }>;
  return allowed?.find((method): method is Found & ScoringMethod => method.method === id);
}

/**
 * Scores one indicator by an allowed method. Exact and unrounded, between 0 and the weight.
 * @param weight the indicator's full points, decimal text.
 */
export function scoreBy<Id extends ScoringMethodId>(
  method: ScoringMethods[Id]['parameters'] & Readonly<{ method: Id }>,
  weight: string,
  observed: ScoringMethods[Id]['observed'],
): Score {
  return scorers[method.method](method, weight, observed);
}
