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
      stage: 'finalised',
      selfScore: '96',
      findings: 1,
      score: '93.5',
      grade: 'excellent',
      gradeName: '优',
      demo: true,
    },
  ],
  stale: false,
};

export const evaluationExample = {
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
  selfEvaluation: {
    submittedBy: '018f2f6e-0000-7000-8000-000000000501',
    score: '96',
    grade: 'excellent',
    findings: [],
  },
  reviews: {
    'finance-evaluation': {
      stage: 'finalised',
      evaluators: ['018f2f6e-0000-7000-8000-000000000507'],
      scoredBy: ['018f2f6e-0000-7000-8000-000000000507'],
      score: '93.5',
      grade: 'excellent',
    },
  },
};
