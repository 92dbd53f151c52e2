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
export const mappingStatus = term('exchange-mapping-status', 'code', {
  zh: '列对应关系状态',
  en: 'status of the mapping',
  codes: { 'in-use': '使用中', retired: '已停用' },
});
