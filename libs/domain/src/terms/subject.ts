import { term } from '../field/term.js';

// What money is spent on or what is assessed (绩效管理对象), and its years.

export const subject = term('subject', 'id', { zh: '绩效管理对象', en: 'subject', exchange: 'PRO_ID' });
export const subjectName = term('subject-name', 'text', { zh: '名称', en: 'name', exchange: 'PRO_NAME' });
export const subjectCode = term('subject-code', 'code', { zh: '项目代码', en: 'official code', exchange: 'PRO_CODE' });
export const subjectKind = term('subject-kind', 'code', {
  zh: '对象类型',
  en: 'kind of subject',
  codes: {
    project: '项目',
    policy: '政策',
    'whole-department': '部门整体支出',
    'basic-expenditure': '基本支出',
    'special-fund': '专项资金',
  },
});
export const subjectNature = term('subject-nature', 'code', {
  zh: '对象性质',
  en: 'nature of the subject',
  codes: { money: '资金', body: '被考评主体' },
});
export const subjectLevel = term('subject-level', 'code', { zh: '项目级次', en: 'project level', exchange: 'PRO_LEV' });
export const within = term('within', 'id', { zh: '所属对象', en: 'is part of', exchange: 'PRO_LEVONE_CODE' });
export const category = term('subject-category', 'code', {
  zh: '项目类别',
  en: 'category',
  exchange: 'PRO_CAT_CODE',
});
export const unit = term('unit', 'id', { zh: '预算单位', en: 'budget unit', exchange: 'AGENCY_CODE' });
export const department = term('department', 'id', { zh: '主管部门', en: 'department', exchange: 'DEPT_CODE' });
export const budgetYear = term('budget-year', 'count', { zh: '预算年度', en: 'budget year', exchange: 'FISCAL_YEAR' });
export const period = term('period', 'code', { zh: '期间', en: 'period' });
export const isKey = term('key-subject', 'flag', {
  zh: '重点标记',
  en: 'key subject',
  codes: { true: '重点', false: '一般' },
});
export const isMajor = term('major-subject', 'flag', {
  zh: '重大标记',
  en: 'major subject',
  codes: { true: '重大', false: '一般' },
});
export const isNew = term('new-subject', 'flag', {
  zh: '新增标记',
  en: 'new subject',
  codes: { true: '新增', false: '延续' },
});
export const scheme = term('scheme', 'code', {
  zh: '规则体系',
  en: 'scheme',
  codes: { 'budget-performance': '预算绩效管理', 'unit-assessment': '单位绩效考评' },
});
