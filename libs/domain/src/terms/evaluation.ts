import { term } from '../field/term.js';

// Evaluation (绩效评价): by the unit itself, its department, the finance bureau.

export const evaluation = term('evaluation', 'code', { zh: '评价类型', en: 'type of evaluation' });
export const selfPrintedGrade = term('self-printed-grade', 'text', { zh: '自评表所印等级', en: 'grade as printed' });
export const selfAnnualBudget = term('self-annual-budget', 'amount', {
  zh: '自评全年预算数',
  en: 'annual budget as reported',
});
export const selfExecuted = term('self-executed', 'amount', { zh: '自评全年执行数', en: 'execution as reported' });
export const selfIndicatorActual = term('self-indicator-actual', 'text', {
  zh: '自评指标完成值',
  en: 'value reached as reported',
});
export const selfIndicatorScore = term('self-indicator-score', 'decimal', {
  zh: '自评指标得分',
  en: 'score of the indicator as reported',
  unit: '分',
});
export const evaluationScore = term('evaluation-score', 'decimal', { zh: '评价得分', en: 'score', unit: '分' });
export const evaluationFullMark = term('evaluation-full-mark', 'decimal', {
  zh: '评价总分值',
  en: 'full mark',
  unit: '分',
});
export const gradeCode = term('grade-code', 'code', { zh: '等级代码', en: 'code of the grade' });

// What an evaluation of a type of the rule set is, and the sheets of its evaluators.

export const evaluatedPeriod = term('evaluated-period', 'code', { zh: '评价期间', en: 'period evaluated' });
export const evaluationNumber = term('evaluation-number', 'count', { zh: '评价序号', en: 'number of the evaluation' });
export const evaluatesItself = term('evaluates-itself', 'flag', {
  zh: '是否单位自评',
  en: 'whether the body evaluates itself',
  codes: { true: '单位自评', false: '他方评价' },
});
export const evaluationOpenedOn = term('evaluation-opened-on', 'day', { zh: '评价启动日', en: 'evaluation begun on' });
export const evaluatedAloneReason = term('evaluated-alone-reason', 'text', {
  zh: '单独评价的理由',
  en: 'why it is evaluated alone',
});
export const evaluationSelection = term('evaluation-selection', 'code', {
  zh: '评价对象的选择',
  en: 'choice by which it is evaluated',
});
export const chosenFor = term('chosen-for', 'code', { zh: '选作评价对象的理由', en: 'why it was chosen' });
export const evaluationPlan = term('evaluation-plan', 'text', {
  zh: '绩效评价工作方案',
  en: 'work plan of evaluation',
});
export const evaluationPlanOn = term('evaluation-plan-on', 'day', { zh: '工作方案印发日', en: 'plan issued on' });
export const evaluationPlanDocument = term('evaluation-plan-document', 'text', {
  zh: '工作方案文号',
  en: 'number of the plan',
});
export const evaluationExcepted = term('evaluation-excepted', 'flag', {
  zh: '是否不予评价',
  en: 'whether it is left out',
  codes: { true: '不予评价', false: '应予评价' },
});
export const evaluationExceptedReason = term('evaluation-excepted-reason', 'text', {
  zh: '不予评价的理由',
  en: 'why it is left out',
});
export const evaluationExceptedOn = term('evaluation-excepted-on', 'day', { zh: '决定不予评价日', en: 'left out on' });
export const startWithdrawnReason = term('start-withdrawn-reason', 'text', {
  zh: '撤回启动的理由',
  en: 'why the start was taken back',
});
export const evaluator = term('evaluator', 'id', { zh: '评价人', en: 'evaluator' });
export const sheetStatus = term('sheet-status', 'code', {
  zh: '评分表状态',
  en: 'status of the sheet',
  codes: { submitted: '已提交', withdrawn: '已撤回' },
});
export const sheetPart = term('sheet-part', 'code', { zh: '评分部分', en: 'part of the sheet' });
export const sheetTier = term('sheet-tier', 'code', { zh: '评分档次', en: 'tier given' });
export const sheetPartScore = term('sheet-part-score', 'decimal', {
  zh: '评分部分得分',
  en: 'score of the part',
  unit: '分',
});
export const sheetTotal = term('sheet-total', 'decimal', { zh: '评分表得分', en: 'score of the sheet', unit: '分' });
export const sheetGround = term('sheet-ground', 'text', { zh: '评分依据', en: 'ground of the score' });
export const sheetReached = term('sheet-reached', 'decimal', {
  zh: '核实数值',
  en: 'figure that was verified: a value, a number of times, points, a share',
});
export const sheetAspect = term('sheet-aspect', 'code', { zh: '评分方面', en: 'aspect that is scored' });
export const sheetDocument = term('sheet-document', 'text', { zh: '评分依据文件', en: 'document that shows it' });
export const pollAsked = term('poll-asked', 'count', { zh: '评议发放份数', en: 'how many were asked', unit: '份' });
export const pollAnswered = term('poll-answered', 'count', {
  zh: '评议收回份数',
  en: 'how many answered',
  unit: '份',
});
export const pollFavourable = term('poll-favourable', 'count', {
  zh: '评议满意份数',
  en: 'how many were satisfied',
  unit: '份',
});
export const rankAmong = term('rank-among', 'count', { zh: '参加排名数', en: 'how many were ranked' });
export const rankGiven = term('rank-given', 'count', { zh: '排名', en: 'rank' });
export const rankedBecause = term('ranked-because', 'text', {
  zh: '各档个数的依据',
  en: 'why so many have each grade',
});
export const gradePlaces = term('grade-places', 'count', { zh: '该档个数', en: 'how many have the grade' });
export const rankedOn = term('ranked-on', 'day', { zh: '排名日', en: 'ranked on' });
export const computedScore = term('computed-score', 'decimal', { zh: '计算得分', en: 'computed score', unit: '分' });
/** With its trailing zeros, which a decimal does not keep: 95.50. */
export const displayedScore = term('displayed-score', 'text', { zh: '公布得分', en: 'score as displayed' });
export const scoreDeviation = term('score-deviation', 'text', {
  zh: '偏离计算得分的理由',
  en: 'why the score is not the computed one',
});
export const reEvaluation = term('re-evaluation', 'flag', {
  zh: '是否再评价',
  en: 'whether it evaluates anew',
  codes: { true: '再评价', false: '首次评价' },
});
export const evaluationFindings = term('evaluation-findings', 'code', {
  zh: '评价认定情形',
  en: 'what the evaluation found',
});
export const conclusionStatus = term('conclusion-status', 'code', {
  zh: '评价结论状态',
  en: 'status of the conclusion',
  codes: { concluded: '已形成', withdrawn: '已撤回' },
});
export const conclusionOn = term('conclusion-on', 'day', { zh: '评价完成日', en: 'evaluation finished on' });
export const conclusionLate = term('conclusion-late', 'flag', {
  zh: '评价是否逾期',
  en: 'whether the evaluation is late',
  codes: { true: '逾期', false: '按时' },
});
export const dueAskedBy = term('due-asked-by', 'code', { zh: '时限所属事项', en: 'what the due day is of' });
export const selfForm = term('self-form', 'code', { zh: '自评表散列', en: 'hash of the form' });
export const selfIndicatorName = term('self-indicator-name', 'text', {
  zh: '自评指标名称',
  en: 'indicator as the form calls it',
});
export const selfIndicatorWeight = term('self-indicator-weight', 'decimal', {
  zh: '自评指标分值',
  en: 'weight of the indicator as printed',
  unit: '分',
});
export const selfPrintedTotal = term('self-printed-total', 'decimal', {
  zh: '自评表所印总分',
  en: 'total as printed',
  unit: '分',
});
export const selfTotal = term('self-total', 'decimal', {
  zh: '自评总分',
  en: 'total of the self-evaluation',
  unit: '分',
});
export const selfReportedOn = term('self-reported-on', 'day', { zh: '自评报送日', en: 'self-evaluation handed in on' });
export const selfLate = term('self-late', 'flag', {
  zh: '自评是否逾期',
  en: 'whether the self-evaluation is late',
  codes: { true: '逾期', false: '按时' },
});
export const indicatorReached = term('indicator-reached', 'decimal', {
  zh: '自评填报完成值',
  en: 'value that the indicator reached',
});
export const attainedTogether = term('attained-together', 'code', {
  zh: '各实施单位完成值的汇总方式',
  en: 'how what several units reached is put together',
  codes: { sum: '绝对值累加', 'weighted-mean': '按资金额度加权平均' },
});
export const togetherReached = term('together-reached', 'decimal', {
  zh: '各实施单位汇总完成值',
  en: 'value that all units reached together',
});
export const togetherShare = term('together-share', 'decimal', {
  zh: '汇总所用资金份额',
  en: 'share of the money that a unit weighs with',
  unit: '%',
});
export const attainedTier = term('attained-tier', 'code', { zh: '完成档次', en: 'tier that was reached' });
export const attainedShare = term('attained-share', 'decimal', { zh: '档内得分比例', en: 'share within the tier' });
export const statedPoints = term('stated-points', 'decimal', {
  zh: '填报得分',
  en: 'points as stated',
  unit: '分',
});
export const statedPointsReason = term('stated-points-reason', 'text', {
  zh: '填报得分或超额完成的理由',
  en: 'why these points, or why so much more was reached',
});
export const indicatorFramework = term('indicator-framework', 'code', {
  zh: '绩效评价指标框架',
  en: 'framework of indicators',
});
export const frameworkPart = term('framework-part', 'code', { zh: '框架部分', en: 'part of the framework' });
export const frameworkWeights = term('framework-weights', 'code', {
  zh: '指标分值来源',
  en: 'where the points of indicators come from',
  codes: { 'as-approved': '按批复的权重', 'by-part': '按框架各部分分值分配' },
});
export const computedExecuted = term('computed-executed', 'amount', {
  zh: '计分所用执行数',
  en: 'execution that was computed with',
});
export const computedBudget = term('computed-budget', 'amount', {
  zh: '计分所用预算数',
  en: 'budget that was computed with',
});
export const indicatorPoints = term('indicator-points', 'decimal', {
  zh: '指标分值',
  en: 'points of the indicator',
  unit: '分',
});
export const indicatorComputed = term('indicator-computed', 'decimal', {
  zh: '指标计算得分',
  en: 'computed score of the indicator',
  unit: '分',
});
export const indicatorScore = term('indicator-score', 'decimal', {
  zh: '指标得分',
  en: 'score of the indicator',
  unit: '分',
});
export const computedTotal = term('computed-total', 'decimal', {
  zh: '自评计算总分',
  en: 'computed total of the self-evaluation',
  unit: '分',
});
export const evaluationMethod = term('evaluation-method', 'code', {
  zh: '评价方法',
  en: 'method of the evaluation',
});
export const otherEvaluationMethods = term('other-evaluation-methods', 'text', {
  zh: '其他评价方法',
  en: 'other methods of the evaluation',
});
export const evaluationMethodsOn = term('evaluation-methods-on', 'day', {
  zh: '评价方法登记日',
  en: 'day on which the methods were stated',
});
