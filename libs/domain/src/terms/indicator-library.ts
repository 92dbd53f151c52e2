import { term } from '../field/term.js';

// The indicator library (指标库): entries and frameworks that targets are declared by.

export const indicatorCalculation = term('indicator-calculation', 'text', {
  zh: '指标解释与计算方法',
  en: 'what the indicator says, and how it is counted',
});
export const entryVersion = term('library-entry-version', 'count', {
  zh: '指标库条目版次',
  en: 'version of the entry of the library',
  unit: '次',
});
export const entryFrom = term('library-entry-from', 'day', { zh: '条目施行日', en: 'entry in force from' });
export const entryReason = term('library-entry-reason', 'text', {
  zh: '条目修订理由',
  en: 'why the entry was made anew',
});
export const entryField = term('library-entry-field', 'text', {
  zh: '条目所属行业或分类',
  en: 'field to which the entry belongs',
});
export const entryRetiredFrom = term('library-entry-retired-from', 'day', {
  zh: '条目停用日',
  en: 'entry out of force from',
});
export const entryRetiredReason = term('library-entry-retired-reason', 'text', {
  zh: '条目停用理由',
  en: 'why the entry was retired',
});

export const standardKind = term('indicator-standard-kind', 'code', {
  zh: '标准类别',
  en: 'kind of standard',
  codes: {
    national: '国家标准',
    industry: '行业标准',
    local: '地方标准',
    plan: '计划标准',
    historical: '历史标准',
    spending: '预算支出标准',
    service: '基本公共服务标准',
    other: '其他标准',
  },
});
export const standardValue = term('indicator-standard-value', 'decimal', { zh: '标准值', en: 'value of the standard' });
export const standardText = term('indicator-standard-text', 'text', {
  zh: '标准的文字表述',
  en: 'the standard in words',
});
export const standardSource = term('indicator-standard-source', 'text', {
  zh: '标准来源',
  en: 'where the standard stands',
});

export const frameworkName = term('indicator-framework-name', 'text', {
  zh: '指标体系框架',
  en: 'framework of indicators',
});
export const frameworkVersion = term('indicator-framework-version', 'count', {
  zh: '框架版次',
  en: 'version of the framework',
  unit: '次',
});
export const frameworkFor = term('indicator-framework-for', 'code', {
  zh: '框架适用对象类型',
  en: 'kind of subject that the framework is for',
  example: 'whole-department',
});
export const frameworkFrom = term('indicator-framework-from', 'day', {
  zh: '框架施行日',
  en: 'framework in force from',
});
export const frameworkDocument = term('indicator-framework-document', 'text', {
  zh: '框架文号',
  en: 'number of the framework',
});
export const frameworkReason = term('indicator-framework-reason', 'text', {
  zh: '框架修订理由',
  en: 'why the framework was made anew',
});
export const frameworkLevelWeight = term('indicator-framework-level-weight', 'decimal', {
  zh: '框架一级指标权重',
  en: 'weight of a level-1 indicator in the framework',
  unit: '分',
});
export const frameworkPlace = term('indicator-framework-place', 'count', {
  zh: '框架内次序',
  en: 'place in the framework',
});
export const frameworkEntryWeight = term('indicator-framework-entry-weight', 'decimal', {
  zh: '框架指标权重',
  en: 'weight of an indicator in the framework',
  unit: '分',
});
export const frameworkRetiredFrom = term('indicator-framework-retired-from', 'day', {
  zh: '框架停用日',
  en: 'framework out of force from',
});
export const frameworkRetiredReason = term('indicator-framework-retired-reason', 'text', {
  zh: '框架停用理由',
  en: 'why the framework was retired',
});
