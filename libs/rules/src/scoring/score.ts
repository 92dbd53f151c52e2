import { decimal, type Decimal, isDecimalText } from '@wenxiao/domain';

/** What a scoring method answers: an exact score between 0 and the weight, or why there is none. */
export type Score =
  | Readonly<{ outcome: 'scored'; score: Decimal }>
  | Readonly<{ outcome: 'refused'; reason: ScoreRefusal; zh: string; en: string }>;

export type ScoreRefusal =
  | 'not-a-decimal'
  | 'negative'
  | 'zero-budget'
  | 'zero-target'
  | 'empty-range'
  | 'above-weight'
  | 'unknown-tier'
  | 'share-outside-tier'
  | 'scale-silent'
  | 'other-aspects'
  | 'no-score'
  | 'several-scores'
  | 'above-full-mark';

const refusals: Readonly<Record<ScoreRefusal, readonly [zh: string, en: string]>> = {
  'not-a-decimal': ['有数值不是数字：请更正后再提交', 'A figure is not a number: correct it and submit again'],
  negative: [
    '有数值低于 0，比例法不适用：请由评价人评分',
    'A figure is below 0, a ratio has no meaning: let the evaluator score it',
  ],
  'zero-budget': [
    '预算数为 0，没有执行率：请核对预算数',
    'The budget is 0, so there is no execution rate: check the budget',
  ],
  'zero-target': [
    '目标值为 0，没有完成比例：请更正目标值或由评价人评分',
    'The target is 0, so there is no ratio: correct it or let the evaluator score it',
  ],
  'empty-range': [
    '目标区间的上限低于下限：请更正目标值',
    'The target range ends below its beginning: correct the target',
  ],
  'above-weight': ['得分高于该指标的分值：请更正', 'The score is above the weight of the indicator: correct it'],
  'unknown-tier': ['没有这个档次：请选用规则所列的档次', 'There is no such tier: choose one that the rule set lists'],
  'share-outside-tier': [
    '得分比例不在该档次的区间内：请更正',
    'The share is outside the interval of the tier: correct it',
  ],
  'scale-silent': [
    '规则没有给出此计分方法的分值标准：请先由有权部门决定标准',
    'The rule set gives no points for this method: have the scale decided first',
  ],
  'other-aspects': [
    '评分的方面与规则所列不一致：请逐项评分',
    'The aspects scored are not those that the rule set lists: score each of them',
  ],
  'no-score': ['尚无评分：请先提交评分', 'There is no score yet: submit one first'],
  'several-scores': ['此部分只能有一个评分：请更正', 'This part has one score only: correct it'],
  'above-full-mark': ['得分高于该部分的满分：请更正', 'The score is above the full mark of the part: correct it'],
};

export function scored(score: Decimal): Score {
  return { outcome: 'scored', score };
}

export function refused(reason: ScoreRefusal): Score {
  const [zh, en] = refusals[reason];
  return { outcome: 'refused', reason, zh, en };
}

/** Reads figures as they were stated and scores them; a figure that is no decimal, or below 0, is refused. */
export function withFigures<const Texts extends readonly string[]>(
  texts: Texts,
  score: (...figures: { [At in keyof Texts]: Decimal }) => Score,
): Score {
  if (!texts.every(isDecimalText)) return refused('not-a-decimal');
  const figures = texts.map(decimal);
  if (figures.some((figure) => figure.lt('0'))) return refused('negative');
  return score(...(figures as { [At in keyof Texts]: Decimal }));
}
