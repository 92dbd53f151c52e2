import { term } from '../field/term.js';

// What money is spent on or what is assessed (绩效管理对象), and its years.

export const subject = term('subject', 'id', { zh: '绩效管理对象', en: 'subject', exchange: 'PRO_ID' });
export const subjectName = term('subject-name', 'text', { zh: '名称', en: 'name', exchange: 'PRO_NAME' });
export const subjectCode = term('subject-code', 'code', { zh: '项目代码', en: 'official code', exchange: 'PRO_CODE' });
export const codeReservation = term('code-reservation', 'code', {
  zh: '项目代码占用',
  en: 'reservation of the official code',
  codes: { reserved: '已占用', released: '已释放' },
});
export const succession = term('succession', 'code', {
  zh: '承接登记',
  en: 'succession',
  codes: { taken: '已承接', released: '已放弃' },
});
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
export const budgetYear = term('budget-year', 'count', {
  zh: '预算年度',
  en: 'budget year',
  example: 2023,
  exchange: 'FISCAL_YEAR',
});
export const period = term('period', 'code', { zh: '期间', en: 'period', example: '2023' });
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

export const subjectStatus = term('subject-status', 'code', {
  zh: '对象状态',
  en: 'status of the subject',
  codes: {
    registered: '已登记',
    suspended: '暂停实施',
    merged: '已并入',
    ended: '已终止',
    withdrawn: '已撤回登记',
  },
});
export const subjectClass = term('subject-class', 'code', { zh: '项目分类', en: 'class' });
export const relatedFund = term('related-fund', 'code', { zh: '关联资金类别', en: 'kind of related fund' });
export const plannedFrom = term('planned-from', 'day', { zh: '计划实施起始日', en: 'planned from' });
export const plannedTo = term('planned-to', 'day', { zh: '计划实施终止日', en: 'planned to' });
export const plannedAmount = term('planned-amount', 'amount', { zh: '计划资金', en: 'planned amount' });
export const predecessor = term('predecessor', 'id', { zh: '前身对象', en: 'predecessor' });
export const predecessorTenant = term('predecessor-tenant', 'id', {
  zh: '前身对象所属区划',
  en: 'jurisdiction of the predecessor',
});
export const successor = term('successor', 'id', { zh: '承接对象', en: 'successor' });
export const successorTenant = term('successor-tenant', 'id', {
  zh: '承接对象所属区划',
  en: 'jurisdiction of the successor',
});
/** What was known of a year where its predecessor stood, in another jurisdiction. */
export const openingBudget = term('opening-budget', 'amount', {
  zh: '承接前预算数',
  en: 'budget before the succession',
});
export const openingTarget = term('opening-target', 'code', {
  zh: '承接前已批复目标期间',
  en: 'period of the target approved before the succession',
});
export const openingScore = term('opening-score', 'decimal', {
  zh: '承接前评价得分',
  en: 'score before the succession',
  unit: '分',
});
export const openingFullMark = term('opening-full-mark', 'decimal', {
  zh: '承接前评价总分值',
  en: 'full mark before the succession',
  unit: '分',
});
export const openingGrade = term('opening-grade', 'code', {
  zh: '承接前评价等级代码',
  en: 'code of the grade before the succession',
});
export const implementingUnit = term('implementing-unit', 'id', { zh: '实施单位', en: 'implementing unit' });
export const implementingShare = term('implementing-share', 'decimal', {
  zh: '实施单位份额',
  en: 'share of the implementing unit',
  unit: '%',
});
export const responsiblePerson = term('responsible-person', 'id', { zh: '责任人', en: 'responsible person' });
export const responsibleRole = term('responsible-role', 'code', { zh: '责任人职责', en: 'role of the person' });
export const responsibleFrom = term('responsible-from', 'day', { zh: '责任起始日', en: 'responsible from' });
export const responsibleTo = term('responsible-to', 'day', { zh: '责任终止日', en: 'responsible to' });
export const mark = term('subject-mark', 'code', {
  zh: '对象标记',
  en: 'mark',
  codes: { key: '重点', major: '重大' },
});
export const marked = term('subject-marked', 'flag', {
  zh: '标记情况',
  en: 'whether it is marked',
  codes: { true: '有', false: '无' },
});
export const markedBy = term('subject-marked-by', 'id', { zh: '标记人', en: 'marked by' });
export const markGround = term('subject-mark-ground', 'code', { zh: '标记依据', en: 'ground of the mark' });
export const markReason = term('subject-mark-reason', 'text', { zh: '标记理由', en: 'why it is marked' });
export const subjectFrom = term('subject-changed-from', 'day', { zh: '对象变动生效日', en: 'changed from' });
export const subjectChangeReason = term('subject-change-reason', 'text', {
  zh: '对象变动理由',
  en: 'why the subject changed',
});
export const subjectMergedInto = term('subject-merged-into', 'id', { zh: '并入对象', en: 'merged into' });
