import type { ScoringMethod } from '../shape/index.js';
import {
  byBasePlusMinus,
  byCumulation,
  byDecreasingCount,
  byDirectDeduction,
  byVeto,
  type CountObserved,
  type EntriesObserved,
  type OccurrencesObserved,
} from './counting-methods.js';
import {
  type AspectsObserved,
  byAspects,
  byJudgement,
  byQualitativeTiers,
  type JudgedObserved,
  type TierObserved,
} from './judged-methods.js';
import type { Measurement } from './ratio.js';
import {
  byCompletionRatio,
  byExecutionRate,
  byStepTable,
  type ExecutionObserved,
  type RateObserved,
} from './rate-methods.js';
import type { Score } from './score.js';

/** What each scoring method that the product knows has to be told of an indicator. */
export interface ObservedBy {
  'execution-rate': ExecutionObserved;
  'completion-ratio': Measurement;
  judged: JudgedObserved;
  'qualitative-tiers': TierObserved;
  'step-table': RateObserved;
  'decreasing-count': CountObserved;
  veto: Readonly<{ finished: boolean }>;
  'base-plus-minus': EntriesObserved;
  composite: AspectsObserved;
  cumulative: OccurrencesObserved;
  'direct-deduction': OccurrencesObserved;
}

export type ScoringMethodId = ScoringMethod['method'];
export type MethodOf<Id extends ScoringMethodId> = Extract<ScoringMethod, { method: Id }>;

type Scorers = {
  readonly [Id in ScoringMethodId]: (method: MethodOf<Id>, weight: string, observed: ObservedBy[Id]) => Score;
};

const scorers: Scorers = {
  'execution-rate': (_method, weight, observed) => byExecutionRate(weight, observed),
  'completion-ratio': (_method, weight, observed) => byCompletionRatio(weight, observed),
  judged: (_method, weight, observed) => byJudgement(weight, observed),
  'qualitative-tiers': byQualitativeTiers,
  'step-table': byStepTable,
  'decreasing-count': byDecreasingCount,
  veto: (_method, weight, observed) => byVeto(weight, observed),
  'base-plus-minus': byBasePlusMinus,
  composite: byAspects,
  cumulative: byCumulation,
  'direct-deduction': byDirectDeduction,
};

/**
 * Scores one indicator by a method of the rule set. Exact and unrounded, between 0 and the weight, or why not.
 * @param weight the indicator's full points, decimal text.
 */
export function scoreBy<Id extends ScoringMethodId>(
  method: MethodOf<Id>,
  weight: string,
  observed: ObservedBy[Id],
): Score {
  const score: Scorers[ScoringMethodId] = scorers[method.method];
  return (score as Scorers[Id])(method, weight, observed);
}
