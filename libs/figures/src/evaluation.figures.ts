import { amount, code, decimal, each, position, type ServiceFigures, text } from './figure.js';

// An evaluation is one of several: of the department, of the finance bureau.
const form = { item: 'form' };
const stage = code('evaluation-stage', '评价进度', {
  started: '已启动',
  scored: '已评分',
  finalised: '已形成结论',
});
const score = decimal('evaluation-score', '评价得分', '分');

function selfEvaluation(gradeField: 'grade' | 'gradeName') {
  return [
    decimal('self-score', '自评得分', '分').is('score', 'FF-37'),
    text('self-grade', '自评等级').is(gradeField, 'FF-43'),
    text('self-printed-grade', '自评表所印等级').is('printedGrade', 'FF-44'),
    amount('self-annual-budget', '自评全年预算数').is('annualBudgetYuan', 'FF-36b'),
    amount('self-executed', '自评全年执行数').is('executedYuan', 'FF-36b'),
    decimal('self-findings', '自评表检查发现数', '项').counts('findings', 'FF-44'),
    each(
      'indicators',
      { item: position, itemName: 'name', whole: true }, // Forms print names twice, and number nothing.
      text('self-indicator-actual', '自评指标完成值').is('actual', 'FF-36b'),
      decimal('self-indicator-score', '自评指标得分', '分').is('score', 'FF-37'),
    ),
  ];
}

/** Streams `evaluation/<target id>`. Grades are called as the rule set called them that day. */
export const evaluationFigures: ServiceFigures = {
  'evaluation-opened': { 1: [] },
  'subject-followed': { 1: [] },
  // The first version recorded the grade by its code alone.
  'self-evaluation-submitted': { 1: selfEvaluation('grade'), 2: selfEvaluation('gradeName') },
  'evaluation-started': {
    1: [
      stage.becomes('started', 'FF-42', form),
      decimal('evaluators', '评价工作组人数', '人').counts('evaluators', 'FF-42', form),
    ],
  },
  'scores-given': {
    1: [
      stage.becomes('scored', 'FF-42', form),
      score.is('score', 'FF-43', form),
      each(
        'items',
        { item: ['/form', position], itemName: 'item' },
        decimal('item-weight', '评分项权重', '分').is('weight', 'FF-43'),
        decimal('item-score', '评分项得分', '分').is('score', 'FF-43'),
      ),
    ],
  },
  'evaluation-finalised': {
    1: [
      stage.becomes('finalised', 'FF-42', form),
      score.is('score', 'FF-43', form),
      decimal('evaluation-full-mark', '评价总分值', '分').is('fullMark', 'FF-43', form),
      text('evaluation-grade', '评价等级').is('gradeName', 'FF-43', form),
      text('evaluation-conclusion', '评价结论').is('conclusion', 'FF-42', form),
      text('finding-on-department-result', '对部门评价结果的意见').is('findingOnDepartmentResult', 'FF-39b', form),
    ],
  },
};
