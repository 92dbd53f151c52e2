import { OneOf } from '../parameter/value-checks.js';
import { refused, type Score, scored, withFigures } from './score.js';

/**
 * 完成比例, capped at the weight (得分不得突破权重总额). At-least indicators (≥): weight × actual ÷ target. At-most indicators
 * (≤): weight × target ÷ actual. Source: the note of the Hubei self-evaluation form; the attainment of A-4 is this with weight 100.
 */
export class CompletionRatioMethod {
  @OneOf(['completion-ratio']) readonly method!: 'completion-ratio';
}

export interface CompletionRatioObserved {
  readonly direction: 'at-least' | 'at-most';
  /** Target and actual value in the same unit. */
  readonly target: string;
  readonly actual: string;
}

export function scoreCompletionRatio(
  _method: CompletionRatioMethod,
  weight: string,
  observed: CompletionRatioObserved,
): Score {
  return withFigures([weight, observed.target, observed.actual], (full, target, actual) => {
    const atLeast = observed.direction === 'at-least';
    if (atLeast && target.eq('0')) return refused('zero-target');
    const [reached, asked] = atLeast ? [actual, target] : [target, actual];
    return scored(reached.gte(asked) ? full : full.times(reached).div(asked));
  });
}
