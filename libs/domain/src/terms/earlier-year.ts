import { term } from '../field/term.js';

// 往年记录: what a subject had and came to in a year before it was kept here.

export const earlierYear = term('earlier-year', 'code', {
  zh: '往年记录',
  en: 'record of an earlier year',
  codes: { recorded: '已登记', withdrawn: '已撤回' },
});
export const earlierBudget = term('earlier-budget', 'amount', { zh: '往年预算数', en: 'budget of the earlier year' });
export const earlierExecuted = term('earlier-executed', 'amount', {
  zh: '往年执行数',
  en: 'executed amount of the earlier year',
});
export const earlierEvaluation = term('earlier-evaluation', 'code', {
  zh: '往年评价类型',
  en: 'type of the earlier evaluation',
});
export const earlierScore = term('earlier-score', 'decimal', { zh: '往年评价得分', en: 'earlier score', unit: '分' });
export const earlierFullMark = term('earlier-full-mark', 'decimal', {
  zh: '往年评价总分值',
  en: 'full mark of the earlier score',
  unit: '分',
});
export const earlierGrade = term('earlier-grade', 'code', { zh: '往年评价等级', en: 'earlier grade' });
export const earlierGradePrinted = term('earlier-grade-printed', 'text', {
  zh: '往年评价等级原文',
  en: 'earlier grade as it was printed',
});
export const earlierFindings = term('earlier-findings', 'code', {
  zh: '往年评价认定情形',
  en: 'what the earlier evaluation found',
});
export const earlierFindingSource = term('earlier-finding-source', 'code', {
  zh: '往年监督来源',
  en: 'who found something in the earlier year',
});
export const earlierConcludes = term('earlier-concludes', 'code', {
  zh: '往年监督认定情形',
  en: 'what was found in the earlier year comes to',
});
export const earlierFound = term('earlier-found', 'text', {
  zh: '往年监督发现问题',
  en: 'what was found in the earlier year',
});
export const earlierDocument = term('earlier-document', 'text', {
  zh: '往年记录依据文件',
  en: 'document that the record is taken from',
});
export const earlierDocumentNumber = term('earlier-document-number', 'text', {
  zh: '往年记录依据文号',
  en: 'number of that document',
});
export const earlierDocumentDate = term('earlier-document-date', 'day', {
  zh: '往年记录依据日期',
  en: 'date of that document',
});
export const earlierYearReason = term('earlier-year-reason', 'text', {
  zh: '往年记录撤回理由',
  en: 'why the record was taken back',
});
