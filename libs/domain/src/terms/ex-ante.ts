import { term } from '../field/term.js';

// Ex-ante assessment (事前绩效评估): whether a project or policy is worth its money, before any is asked for.

export const assessmentYear = term('assessment-year', 'count', {
  zh: '事前评估的预算年度',
  en: 'budget year that the assessment is for',
});
export const assessmentRequested = term('assessment-requested', 'flag', {
  zh: '是否由单位申请评估',
  en: 'whether the unit asked for the assessment',
  codes: { true: '单位申请', false: '评估主体自行确定' },
});
export const assessmentOpenedOn = term('assessment-opened-on', 'day', {
  zh: '事前评估申请（立项）日',
  en: 'assessment asked for or begun on',
});
export const assessingOrganisation = term('assessing-organisation', 'id', {
  zh: '组织评估的其他部门',
  en: 'other department that assesses',
});
export const assessmentBasis = term('assessment-basis', 'code', { zh: '评估依据', en: 'basis of the assessment' });
export const assessmentApproach = term('assessment-approach', 'code', { zh: '评估方式', en: 'form of the assessment' });
export const assessmentMethod = term('assessment-method', 'code', { zh: '评估方法', en: 'method of the assessment' });
export const otherAssessmentMethods = term('other-assessment-methods', 'text', {
  zh: '其他评估方法',
  en: 'other methods of the assessment',
});
export const assessmentObserver = term('assessment-observer', 'code', {
  zh: '受邀参与和监督人员类别',
  en: 'kind of observers who were invited',
});
export const assessmentObservers = term('assessment-observers', 'count', {
  zh: '受邀参与和监督人数',
  en: 'observers who were invited',
});
export const withFeasibilityStudy = term('with-feasibility-study', 'flag', {
  zh: '是否结合可行性研究论证',
  en: 'whether it was combined with the feasibility study',
  codes: { true: '结合进行', false: '单独进行' },
});
export const withBudgetReview = term('with-budget-review', 'flag', {
  zh: '是否结合预算评审',
  en: 'whether it was combined with the review of the budget',
  codes: { true: '结合进行', false: '单独进行' },
});
export const assessmentConductedOn = term('assessment-conducted-on', 'day', {
  zh: '评估方式方法登记日',
  en: 'day on which forms and methods were recorded',
});
export const assessmentGivenUpBecause = term('assessment-given-up-because', 'text', {
  zh: '终止事前评估的理由',
  en: 'why the assessment was given up',
});
export const assessmentConclusion = term('assessment-conclusion', 'code', {
  zh: '事前评估结论',
  en: 'conclusion of the assessment',
});
export const assessmentScore = term('assessment-score', 'decimal', {
  zh: '事前评估得分',
  en: 'score of the assessment',
});
export const assessmentEffect = term('assessment-effect', 'code', {
  zh: '事前评估结果应用',
  en: 'what follows from the assessment',
  codes: {
    'admit-to-library': '纳入项目库',
    'keep-out-of-library': '不得纳入项目库',
    'block-request': '不得申请预算资金',
    prefer: '优先安排',
    'cut-control-number': '核减预算控制数',
  },
});
export const projectLibrary = term('project-library', 'code', {
  zh: '纳入的项目库',
  en: 'library that it is admitted to',
});
export const assessmentConcludedOn = term('assessment-concluded-on', 'day', {
  zh: '事前评估结论日',
  en: 'assessment concluded on',
});
export const assessmentLate = term('assessment-late', 'flag', {
  zh: '事前评估是否逾期',
  en: 'whether the assessment was late',
  codes: { true: '逾期', false: '按期' },
});
export const assessmentNumber = term('assessment-number', 'count', {
  zh: '第几次事前评估',
  en: 'number of the assessment',
});
