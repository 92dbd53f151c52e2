import { term } from '../field/term.js';

// Referral (移送问责): to whoever holds bodies and persons to account. While it is under way, only those named know of it.

export const referredOrganisation = term('referred-organisation', 'id', {
  zh: '被移送单位',
  en: 'body that is referred',
});
export const referredPersons = term('referred-persons', 'id', { zh: '被移送人员', en: 'persons who are referred' });
export const referralReason = term('referral-reason', 'text', { zh: '移送理由', en: 'why it is referred' });
export const referralGround = term('referral-ground', 'code', {
  zh: '移送认定情形',
  en: 'finding behind the referral',
});
export const referralOpenedOn = term('referral-opened-on', 'day', { zh: '移送立项日', en: 'referral opened on' });
export const referralEvaluationType = term('referral-evaluation-type', 'code', {
  zh: '移送所据评价类型',
  en: 'type of the evaluation that the referral rests on',
});
export const referralEvaluationPeriod = term('referral-evaluation-period', 'code', {
  zh: '移送所据评价期间',
  en: 'period of the evaluation that the referral rests on',
});
export const referralEvaluationNumber = term('referral-evaluation-number', 'count', {
  zh: '移送所据评价序号',
  en: 'number of the evaluation that the referral rests on',
});
export const referralEvaluationVersion = term('referral-evaluation-version', 'count', {
  zh: '移送所据评价版本',
  en: 'version of the evaluation that the referral rests on',
});
export const referralAssessment = term('referral-assessment', 'code', {
  zh: '移送所据工作考核',
  en: 'work assessment that the referral rests on',
});
export const referralAssessmentYear = term('referral-assessment-year', 'count', {
  zh: '移送所据工作考核年度',
  en: 'year of the work assessment that the referral rests on',
});
export const referralAssessmentVersion = term('referral-assessment-version', 'count', {
  zh: '移送所据工作考核版本',
  en: 'version of the work assessment that the referral rests on',
});
