import { term } from '../field/term.js';

// How the tables of another system are read (列对应关系): what its columns and its values are here.

export const exchangeMapping = term('exchange-mapping', 'code', { zh: '列对应关系', en: 'mapping of columns' });
export const mappingVersion = term('exchange-mapping-version', 'count', {
  zh: '列对应关系版次',
  en: 'version of the mapping',
  unit: '次',
});
export const mappingName = term('exchange-mapping-name', 'text', {
  zh: '列对应关系名称',
  en: 'what the mapping is called',
});
export const exchangeTable = term('exchange-table', 'code', {
  zh: '交换表',
  en: 'table that is exchanged',
  codes: { units: '单位', projects: '项目', targets: '绩效目标', indicators: '绩效指标' },
});
export const exchangeHead = term('exchange-head', 'text', { zh: '交换表列名', en: 'head of the column' });
export const exchangeElement = term('exchange-element', 'code', {
  zh: '交换要素',
  en: 'element',
  example: 'FISCAL_YEAR',
});
export const exchangeValue = term('exchange-value', 'text', { zh: '交换表中的值', en: 'value in the table' });
export const exchangeMeaning = term('exchange-meaning', 'text', { zh: '值的含义', en: 'what the value means here' });
export const exchangeConstant = term('exchange-constant', 'text', { zh: '固定值', en: 'what every row says' });
export const exchangeAmountUnit = term('exchange-amount-unit', 'code', {
  zh: '交换表金额单位',
  en: 'unit of the amounts',
  codes: { yuan: '元', 'ten-thousand-yuan': '万元' },
});
export const mappingReason = term('exchange-mapping-reason', 'text', {
  zh: '列对应关系变动理由',
  en: 'why the mapping changed',
});
export const exchangeBatch = term('exchange-batch', 'text', { zh: '交换批次', en: 'batch of the exchange' });

// What another system has otherwise than it was decided here (两边不一致): told, and decided by people.

export const otherBudget = term('other-budget', 'amount', {
  zh: '对方系统预算数',
  en: 'budget in the other system',
});
export const otherBudgetReason = term('other-budget-reason', 'text', {
  zh: '预算维持不变的理由',
  en: 'why the budget stays as it is here',
});
export const otherName = term('other-name', 'text', { zh: '对方系统名称', en: 'name in the other system' });
export const otherUnit = term('other-unit', 'id', { zh: '对方系统单位', en: 'unit in the other system' });
export const otherUnitCode = term('other-unit-code', 'text', {
  zh: '对方系统单位代码',
  en: 'code of the unit in the other system',
});
export const otherDeleted = term('other-deleted', 'flag', {
  zh: '对方系统已删除',
  en: 'deleted in the other system',
  codes: { true: '已删除', false: '未删除' },
});
export const otherDescriptionReason = term('other-description-reason', 'text', {
  zh: '登记内容维持不变的理由',
  en: 'why the subject stays as it is here',
});
export const targetKey = term('target-key', 'text', {
  zh: '对方系统目标主键',
  en: 'key of the target in the other system',
  exchange: 'KPI_PER_ID',
});
export const indicatorKey = term('indicator-key', 'text', {
  zh: '对方系统指标主键',
  en: 'key of the indicator in the other system',
  exchange: 'KPI_ID',
});
export const otherObjective = term('other-objective', 'text', {
  zh: '对方系统总体目标',
  en: 'objective in the other system',
});
export const otherIndicatorLevel = term('other-indicator-level-1', 'text', {
  zh: '对方系统一级指标',
  en: 'level-1 indicator in the other system',
});
export const otherIndicator = term('other-indicator', 'text', {
  zh: '对方系统指标',
  en: 'indicator in the other system',
});
export const otherIndicatorTarget = term('other-indicator-target', 'text', {
  zh: '对方系统指标值',
  en: 'target value in the other system',
});
export const otherTargetReason = term('other-target-reason', 'text', {
  zh: '绩效目标维持不变的理由',
  en: 'why the target stays as it is here',
});
export const mappingStatus = term('exchange-mapping-status', 'code', {
  zh: '列对应关系状态',
  en: 'status of the mapping',
  codes: { 'in-use': '使用中', retired: '已停用' },
});
