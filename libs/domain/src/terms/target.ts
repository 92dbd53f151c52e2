import { term } from '../field/term.js';

// Performance targets (绩效目标) and their indicators.

export const objective = term('objective', 'text', { zh: '总体目标', en: 'objective', exchange: 'KPI_TARGET' });
export const declaredBy = term('declared-by', 'id', { zh: '申报人', en: 'declared by' });
export const declaredOn = term('declared-on', 'day', { zh: '申报日', en: 'declared on' });
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

// As a unit declares them, one by one.

export const declaration = term('declaration', 'count', {
  zh: '申报版次',
  en: 'version of the declaration',
  unit: '次',
});
export const declarationInForce = term('declaration-in-force', 'count', {
  zh: '执行的申报版次',
  en: 'declaration in force',
  unit: '次',
});
export const horizon = term('target-horizon', 'code', {
  zh: '目标时限',
  en: 'horizon of the target',
  example: 'annual',
});
export const indicatorLevel1 = term('indicator-level-1', 'text', {
  zh: '一级指标',
  en: 'level-1 indicator',
  exchange: 'KPI_LV1',
});
export const indicatorLevel2 = term('indicator-level-2', 'text', {
  zh: '二级指标',
  en: 'level-2 indicator',
  exchange: 'KPI_LV2',
});
export const indicatorValue = term('indicator-value', 'decimal', { zh: '指标目标数值', en: 'number to be reached' });
export const indicatorValueMax = term('indicator-value-max', 'decimal', {
  zh: '指标目标数值上限',
  en: 'upper end of the range',
});
export const indicatorText = term('indicator-text', 'text', { zh: '定性目标', en: 'what is to be reached, in words' });
export const indicatorQuantifiable = term('indicator-quantifiable', 'flag', {
  zh: '是否可量化',
  en: 'whether it can be measured',
  codes: { true: '可量化', false: '不可量化' },
});
export const indicatorMethod = term('indicator-method', 'code', { zh: '指标评分方法', en: 'method of scoring' });
export const indicatorSource = term('indicator-source', 'text', { zh: '指标值来源', en: 'where its value comes from' });
export const indicatorOrigin = term('indicator-origin', 'code', { zh: '指标任务来源', en: 'who set the indicator' });
export const indicatorEntry = term('indicator-entry', 'id', { zh: '指标库条目', en: 'entry of the library' });
export const indicatorStandard = term('indicator-standard', 'text', { zh: '指标标准', en: 'standard' });

export const adjustmentAsked = term('adjustment-asked', 'code', {
  zh: '目标调整要求',
  en: 'whether an adjustment is asked for',
  codes: { asked: '待调整', declined: '不予调整', withdrawn: '要求已撤回' },
});
export const adjustmentAskedOn = term('adjustment-asked-on', 'day', {
  zh: '目标调整要求日',
  en: 'when an adjustment was asked for',
});
export const adjustmentDeclinedBecause = term('adjustment-declined-because', 'text', {
  zh: '不予调整理由',
  en: 'why nothing is adjusted',
});
export const adjustmentAbandonedBy = term('adjustment-abandoned-by', 'id', {
  zh: '放弃调整人',
  en: 'who gave up the adjustment',
});
export const adjustmentAbandonedReason = term('adjustment-abandoned-reason', 'text', {
  zh: '放弃调整理由',
  en: 'why the adjustment was given up',
});

export const formHash = term('form-hash', 'code', { zh: '申报表散列', en: 'hash of the form' });
export const handedInForm = term('handed-in-form', 'code', { zh: '所报表格散列', en: 'hash of the form handed in' });
export const formFindingCode = term('form-finding', 'code', { zh: '表单检查事项', en: 'finding of the form' });
export const formFindingLevel = term('form-finding-level', 'code', {
  zh: '表单检查事项级别',
  en: 'level of the finding',
  codes: { error: '错误', warning: '提醒', info: '提示' },
});
export const formFindingPath = term('form-finding-path', 'text', { zh: '表单检查位置', en: 'place in the form' });
