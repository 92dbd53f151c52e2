import { decimal } from '@wenxiao/domain';
import type { ScoringMethod } from '../shape/index.js';
import { type Measurement, ratioOf } from './ratio.js';
import { refused, type Score, scored, withFigures } from './score.js';

/** 全年执行数 and the budget that `conventions.rateDenominator` names, both in the same unit. */
export type ExecutionObserved = Readonly<{ executed: string; budget: string }>;

/**
 * 预算执行率 × 分值, never above the weight (108% scores the full weight).
 * Source: the execution row of the self-evaluation forms of Hubei (执行分 = 20分 × 执行率) and Guizhou Suiyang (最高不得超过分值上限).
 */
export function byExecutionRate(weight: string, { executed, budget }: ExecutionObserved): Score {
  return withFigures([weight, executed, budget], (full, spent, of) => {
    if (of.eq('0')) return refused('zero-budget');
    return scored(spent.gte(of) ? full : full.times(spent).div(of));
  });
}

/** 完成比例: weight × attainment, capped at the weight (得分不得突破权重总额). Source: the note of the Hubei self-evaluation form. */
export function byCompletionRatio(weight: string, observed: Measurement): Score {
  return withFigures([weight], (full) => {
    const ratio = ratioOf(observed, decimal('1'));
    return 'refused' in ratio ? refused(ratio.refused) : scored(full.times(ratio.ratio));
  });
}

/** The rate as a fraction. */
export type RateObserved = Readonly<{ rate: string }>;

/**
 * 分档表: a rate earns the share of the step that it reaches. Source: step tables such as 100% / 80–99% / 60–79% / below 60%, read as
 * half-open steps, so that 99.5% has a place too.
 */
export function byStepTable(
  { steps }: Extract<ScoringMethod, { method: 'step-table' }>,
  weight: string,
  { rate }: RateObserved,
): Score {
  return withFigures([weight, rate], (full, reached) => {
    const share = steps.find(({ from }) => reached.gte(from))?.share ?? '0';
    return scored(full.times(share));
  });
}
