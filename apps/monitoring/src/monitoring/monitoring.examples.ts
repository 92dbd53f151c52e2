// Examples for the OpenAPI document: what a reader of the API sees before the first call.

const targetId = '018f2f6e-0000-7000-8000-000000000101';
const unitId = '018f2f6e-0000-7000-8000-000000000031';

export const listExample = {
  items: [
    {
      targetId,
      unitId,
      subjectName: '农村义务教育学生营养改善计划',
      budgetYear: 2023,
      version: 5,
      rounds: ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'],
      reported: ['2023-Q1'],
      light: 'yellow',
      warnings: [{ round: '2023-Q1', light: 'yellow', reason: 'report-late' }],
      proposals: 0,
      demo: true,
    },
  ],
  stale: false,
};

export const monitoringExample = {
  id: targetId,
  version: 5,
  status: 'open',
  subject: {
    unitId,
    subjectKind: 'project',
    subjectName: '农村义务教育学生营养改善计划',
    budgetYear: 2023,
    indicators: [],
  },
  rounds: [{ round: '2023-Q1', dueOn: '2023-03-31', forecast: false }],
  budget: { budgetYuan: '387664.62', paymentStatus: 'open' },
  reports: [{ round: '2023-Q1', submittedBy: '018f2f6e-0000-7000-8000-000000000501', reviewed: true }],
  warnings: [],
  proposals: [],
};
