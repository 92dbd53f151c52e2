import { term } from '../field/term.js';

// Rectification (问题整改): problems are fed back to the unit, which puts every one of them right.

export const rectificationOrigin = term('rectification-origin', 'code', {
  zh: '整改来源',
  en: 'where the rectification comes from',
  codes: { evaluation: '绩效评价', result: '评价结果应用', measure: '绩效监控纠偏', person: '直接立项' },
});
export const rectificationOpenedOn = term('rectification-opened-on', 'day', {
  zh: '整改立项日',
  en: 'rectification opened on',
});
export const rectificationReason = term('rectification-reason', 'text', {
  zh: '整改立项理由',
  en: 'why it is to be rectified',
});
export const rectificationLimit = term('rectification-limit', 'day', {
  zh: '整改期限',
  en: 'to be rectified by',
});
export const rectificationEvaluationType = term('rectification-evaluation-type', 'code', {
  zh: '整改所据评价类型',
  en: 'type of the evaluation that asks for it',
});
export const rectificationEvaluationPeriod = term('rectification-evaluation-period', 'code', {
  zh: '整改所据评价期间',
  en: 'period of the evaluation that asks for it',
});
export const rectificationEvaluationNumber = term('rectification-evaluation-number', 'count', {
  zh: '整改所据评价序号',
  en: 'number of the evaluation that asks for it',
});
export const rectificationMeasure = term('rectification-measure', 'id', {
  zh: '整改所据纠偏措施',
  en: 'corrective measure that asks for it',
});
export const rectificationSourceVersion = term('rectification-source-version', 'count', {
  zh: '整改来源版本',
  en: 'version of what asks for it',
});
export const rectificationProblem = term('rectification-problem', 'code', { zh: '问题', en: 'problem' });
export const rectificationProblemWords = term('rectification-problem-words', 'text', {
  zh: '存在问题',
  en: 'what is wrong',
});
export const rectificationAnswer = term('rectification-answer', 'code', {
  zh: '整改情况',
  en: 'how far it is put right',
  codes: { rectified: '已整改到位', 'under-way': '正在整改', 'not-rectified': '未整改' },
});
export const rectificationNote = term('rectification-note', 'text', {
  zh: '整改措施和结果',
  en: 'what was done about it',
});
export const rectificationStatus = term('rectification-status', 'code', {
  zh: '整改状态',
  en: 'status of the rectification',
  codes: { open: '整改中', rectified: '整改完成', 'given-up': '终止整改' },
});
export const rectificationNamed = term('rectification-named', 'text', {
  zh: '整改事项',
  en: 'which rectification of the year it is',
});
export const rectificationProblems = term('rectification-problems', 'count', {
  zh: '问题数',
  en: 'problems that are to be put right',
});
export const rectificationRectified = term('rectification-rectified', 'count', {
  zh: '已整改问题数',
  en: 'problems that were put right',
});
export const rectificationGivenUpBecause = term('rectification-given-up-because', 'text', {
  zh: '终止整改理由',
  en: 'why it is not rectified any more',
});

// What an answer of one procedure opens beside itself.

export const furtherProcedure = term('further-procedure', 'code', {
  zh: '启动的后续流程',
  en: 'procedure that is opened',
});
export const furtherItem = term('further-item', 'code', { zh: '后续办理问题', en: 'what is to be dealt with' });
export const furtherItemNote = term('further-item-note', 'text', {
  zh: '后续办理问题说明',
  en: 'what is said of it',
});
