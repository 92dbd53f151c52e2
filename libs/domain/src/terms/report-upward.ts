import { term } from '../field/term.js';

// Reports upward (结果报送): which results of a year go into the final accounts and to the standing committee of the people's congress.

export const reportUpwardStatus = term('report-upward-status', 'code', {
  zh: '结果报送状态',
  en: 'status of the report',
  codes: { expected: '待编制', compiled: '已编制', submitted: '已报送' },
});
export const reportExpectedOn = term('report-expected-on', 'day', { zh: '报送应办起始日', en: 'report expected from' });
export const reportCompiledOn = term('report-compiled-on', 'day', { zh: '编制日', en: 'report compiled on' });
export const reportResults = term('report-results', 'count', { zh: '所列评价结果数', en: 'results in the report' });
export const reportPart = term('report-part', 'count', { zh: '结果清单分段', en: 'part of the list of results' });
export const reportDocument = term('report-document', 'text', { zh: '报送文件', en: 'document of the report' });
export const reportDocumentNumber = term('report-document-number', 'text', {
  zh: '报送文件文号',
  en: 'number of that document',
});
export const reportAgainBecause = term('report-again-because', 'text', {
  zh: '重新编制理由',
  en: 'why it is compiled again',
});
export const reportedSubject = term('reported-subject', 'id', { zh: '所报对象', en: 'subject of the result' });
export const reportedEvaluationType = term('reported-evaluation-type', 'code', {
  zh: '所报评价类型',
  en: 'type of the evaluation',
});
export const reportedEvaluationPeriod = term('reported-evaluation-period', 'code', {
  zh: '所报评价期间',
  en: 'period of the evaluation',
});
export const reportedEvaluationNumber = term('reported-evaluation-number', 'count', {
  zh: '所报评价序号',
  en: 'number of the evaluation',
});
export const reportedScore = term('reported-score', 'decimal', { zh: '所报得分', en: 'score as it is reported' });
export const reportedGrade = term('reported-grade', 'code', { zh: '所报等级', en: 'grade as it is reported' });
export const reportSubmittedTo = term('report-submitted-to', 'text', { zh: '报送对象', en: 'submitted to' });
export const reportUpwardSubmittedOn = term('report-upward-submitted-on', 'day', { zh: '报送日', en: 'submitted on' });
export const reportTakenBackBecause = term('report-taken-back-because', 'text', {
  zh: '撤回报送理由',
  en: 'why the submission is taken back',
});
export const reportUpwardLate = term('report-upward-late', 'flag', {
  zh: '逾期报送',
  en: 'submitted after its day',
});
