import { OneOf } from '../parameter/value-checks.js';
import { refused, type Score, scored, withFigures } from './score.js';

/**
 * 预算执行率 × 分值: executed ÷ budget × weight, never above the weight (108% scores the full weight).
 * Source: the execution row of the self-evaluation forms of Hubei (执行分 = 20分 × 执行率) and Guizhou Suiyang (最高不得超过分值上限).
 */
export class ExecutionRateMethod {
  @OneOf(['execution-rate']) readonly method!: 'execution-rate';
}

export interface ExecutionRateObserved {
  /** 全年执行数 and the budget that `conventions.rateDenominator` names, both in the same unit. */
  readonly executed: string;
  readonly budget: string;
}

export function scoreExecutionRate(
  _method: ExecutionRateMethod,
  weight: string,
  observed: ExecutionRateObserved,
): Score {
  return withFigures([weight, observed.executed, observed.budget], (full, executed, budget) => {
    if (budget.eq('0')) return refused('zero-budget');
    return scored(executed.gte(budget) ? full : full.times(executed).div(budget));
  });
}
