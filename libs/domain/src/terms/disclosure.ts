import { term } from '../field/term.js';

// Disclosure (信息公开): what results of evaluations and approved targets are made public, by whom it was checked, where and when it was published.

export const disclosureOpenedOn = term('disclosure-opened-on', 'day', {
  zh: '公开立项日',
  en: 'disclosure opened on',
});
export const disclosureReason = term('disclosure-reason', 'text', {
  zh: '公开说明',
  en: 'why it is disclosed',
});
export const disclosedEvaluationType = term('disclosed-evaluation-type', 'code', {
  zh: '公开的评价类型',
  en: 'type of the evaluation that is disclosed',
});
export const disclosedEvaluationPeriod = term('disclosed-evaluation-period', 'code', {
  zh: '公开的评价期间',
  en: 'period of the evaluation that is disclosed',
});
export const disclosedEvaluationNumber = term('disclosed-evaluation-number', 'count', {
  zh: '公开的评价序号',
  en: 'number of the evaluation that is disclosed',
});
export const disclosedEvaluationVersion = term('disclosed-evaluation-version', 'count', {
  zh: '公开的评价版本',
  en: 'version of the evaluation that is disclosed',
});
export const disclosedScore = term('disclosed-score', 'decimal', { zh: '公开的得分', en: 'score that is disclosed' });
export const disclosedGrade = term('disclosed-grade', 'code', { zh: '公开的等级', en: 'grade that is disclosed' });
export const disclosedTargetPeriod = term('disclosed-target-period', 'code', {
  zh: '公开的绩效目标期间',
  en: 'period of the target that is disclosed',
});
export const disclosedTargetDeclaration = term('disclosed-target-declaration', 'count', {
  zh: '公开的绩效目标申报',
  en: 'declaration of the target that is disclosed',
});
export const disclosureAddress = term('disclosure-address', 'text', {
  zh: '公开网址或位置',
  en: 'where it was published',
});
export const disclosureNumber = term('disclosure-number', 'count', {
  zh: '公开序号',
  en: 'number of the disclosure',
});
export const disclosureStatus = term('disclosure-status', 'code', {
  zh: '公开状态',
  en: 'status of the disclosure',
  codes: { open: '办理中', published: '已公开', withheld: '不予公开', 'given-up': '终止公开' },
});
export const disclosureGivenUpBecause = term('disclosure-given-up-because', 'text', {
  zh: '终止公开理由',
  en: 'why it is not disclosed any more',
});
