import { term } from '../field/term.js';

// Work assessment (工作考核): how the performance management work of a body is assessed in a year.

export const workAssessmentStatus = term('work-assessment-status', 'code', {
  zh: '工作考核状态',
  en: 'status of the work assessment',
  codes: { scored: '已评分', concluded: '已定论' },
});
export const workAssessment = term('work-assessment', 'code', { zh: '工作考核', en: 'work assessment' });
export const workItemPoints = term('work-item-points', 'decimal', {
  zh: '考核内容得分',
  en: 'points of the item',
  unit: '分',
});
export const workItemFull = term('work-item-full', 'decimal', {
  zh: '考核内容分值',
  en: 'full points of the item',
  unit: '分',
});
export const workItemComputed = term('work-item-computed', 'decimal', {
  zh: '考核内容计算得分',
  en: 'points as they are computed',
  unit: '分',
});
export const workItemTaken = term('work-item-taken', 'count', { zh: '所据事实数', en: 'facts beside the item' });
export const workItemOpinion = term('work-item-opinion', 'text', { zh: '评分说明', en: 'ground of the points' });
export const workItemBecause = term('work-item-because', 'text', {
  zh: '不按计算得分的理由',
  en: 'why it is not as computed',
});
export const workSheetTotal = term('work-sheet-total', 'decimal', {
  zh: '工作考核评分合计',
  en: 'total of the sheet',
  unit: '分',
});
export const workScoredOn = term('work-scored-on', 'day', { zh: '工作考核评分日', en: 'scored on' });
export const workScoredAgainBecause = term('work-scored-again-because', 'text', {
  zh: '重新评分理由',
  en: 'why it is scored again',
});
export const workScore = term('work-score', 'decimal', { zh: '工作考核得分', en: 'score of the work', unit: '分' });
export const workFullMark = term('work-full-mark', 'decimal', { zh: '工作考核满分', en: 'full mark', unit: '分' });
export const workGrade = term('work-grade', 'code', { zh: '工作考核等级', en: 'grade of the work' });
export const workFindings = term('work-findings', 'code', { zh: '工作考核认定', en: 'what the assessment found' });
export const workOpinion = term('work-opinion', 'text', { zh: '工作考核意见', en: 'opinion of the assessment' });
export const workConcludedOn = term('work-concluded-on', 'day', { zh: '工作考核定论日', en: 'concluded on' });
export const workToldTo = term('work-told-to', 'code', {
  zh: '考核结果告知范围',
  en: 'who is told the result',
  codes: { 'its-body': '被考核单位', 'all-bodies': '全部被考核单位' },
});
export const workTakenBackBecause = term('work-taken-back-because', 'text', {
  zh: '撤回考核结论理由',
  en: 'why the conclusion is taken back',
});
