import { OneOf } from '../parameter/value-checks.js';
import { refused, type Score, scored, withFigures } from './score.js';

/** A score that evaluators give (工作组或专家组评分), between 0 and the weight. Source: FF-18b; 得分不得突破权重总额 as in the Hubei form. */
export class JudgedMethod {
  @OneOf(['judged']) readonly method!: 'judged';
}

export interface JudgedObserved {
  readonly score: string;
}

export function scoreJudged(_method: JudgedMethod, weight: string, observed: JudgedObserved): Score {
  return withFigures([weight, observed.score], (full, given) => {
    return given.gt(full) ? refused('above-weight') : scored(given);
  });
}
