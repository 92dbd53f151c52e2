import { term } from '../field/term.js';

// Performance targets (绩效目标) and their indicators.

export const objective = term('objective', 'text', { zh: '总体目标', en: 'objective', exchange: 'KPI_TARGET' });
export const targetStatus = term('target-status', 'code', {
  zh: '绩效目标状态',
  en: 'status of the target',
  codes: { declared: '已申报', reviewed: '审核通过', returned: '已退回', approved: '已批复' },
});
export const targetPeriod = term('target-period', 'code', {
  zh: '目标期限',
  en: 'term of the target',
  exchange: 'YEARFLAG',
  codes: { annual: '年度', 'medium-and-long-term': '中长期' },
});
export const declaredBy = term('declared-by', 'id', { zh: '申报人', en: 'declared by' });
export const declaredOn = term('declared-on', 'day', { zh: '申报日', en: 'declared on' });
export const formFindings = term('form-findings', 'count', {
  zh: '表单检查发现',
  en: 'findings of the form',
  unit: '项',
});
export const targetAdjustmentReason = term('target-adjustment-reason', 'text', {
  zh: '目标调整原因',
  en: 'why the target was adjusted',
});

export const indicator = term('indicator', 'code', { zh: '指标', en: 'indicator', exchange: 'KPI_ID' });
export const indicatorName = term('indicator-name', 'text', { zh: '指标名称', en: 'indicator', exchange: 'KPI_LV3' });
export const indicatorTarget = term('indicator-target', 'text', {
  zh: '指标值',
  en: 'target value',
  exchange: 'KPI_VAL',
});
export const indicatorDirection = term('indicator-direction', 'code', {
  zh: '计算符号',
  en: 'direction',
  exchange: 'COMPUTESIGN',
  codes: { 'at-least': '≥', 'at-most': '≤', is: '=', between: '区间', text: '定性' },
});
export const indicatorUnit = term('indicator-unit', 'text', { zh: '计量单位', en: 'unit', exchange: 'METERUNIT' });
export const indicatorWeight = term('indicator-weight', 'decimal', {
  zh: '指标权重',
  en: 'weight',
  unit: '分',
  exchange: 'WEIGHT',
});

const stages = { 'unit-review': '单位逐级审核', 'finance-review': '财政复核' };
export const reviewStage = term('review-stage', 'code', { zh: '审核环节', en: 'stage of review', codes: stages });
export const reviewDimension = term('review-dimension', 'code', {
  zh: '审核方面',
  en: 'dimension of review',
  codes: { completeness: '完整性', relevance: '相关性', appropriateness: '适当性', feasibility: '可行性' },
});
export const reviewVerdict = term('review-verdict', 'flag', {
  zh: '审核结论',
  en: 'verdict of review',
  codes: { true: '通过', false: '不通过' },
});
export const reviewOpinion = term('review-opinion', 'text', { zh: '审核意见', en: 'opinion of review' });
