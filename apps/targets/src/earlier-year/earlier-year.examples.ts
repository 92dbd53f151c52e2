// Examples for the OpenAPI document: what a reader of the API sees before the first call.
import { subjectId } from '../subject/subject.examples.js';

export const earlierYearsExample = {
  subject: subjectId,
  years: [
    {
      year: 2021,
      version: 1,
      status: 'recorded',
      budget: '1000000.00',
      executed: '690000.00',
      results: [
        { type: 'self-evaluation', score: '85.5', fullMark: '100', grade: 'good', findings: ['many-findings'] },
      ],
      findings: [{ source: 'audit', concludes: ['many-findings'], found: '两笔支出无合同' }],
      document: '2021年度绩效评价结果通报',
      documentNumber: '财绩〔2022〕4号',
      documentDate: '2022-06-30',
    },
    { year: 2020, version: 2, status: 'withdrawn' },
  ],
};
