// Examples for the OpenAPI document: what a reader of the API sees before the first call.

const targetId = '018f2f6e-0000-7000-8000-000000000101';
const unitId = '018f2f6e-0000-7000-8000-000000000031';
const names = { 'cut-or-cancel': '一律削减或取消', 'unqualified-result': '绩效评价结果为“不合格”' };

export const listExample = {
  items: [
    {
      targetId,
      version: 6,
      unitId,
      subjectName: '农村义务教育学生营养改善计划',
      budgetYear: 2023,
      stage: 'decided',
      departmentGrade: '合格',
      score: '59.99',
      grade: 'unqualified',
      gradeName: '不合格',
      proposedDisposals: ['cut-or-cancel'],
      proposedReferrals: ['unqualified-result'],
      disposal: 'cut-or-cancel',
      reductionYuan: '150000.00',
      referrals: 1,
      names,
      demo: true,
    },
  ],
  stale: false,
};

export const resultExample = {
  id: targetId,
  version: 6,
  status: 'decided',
  subject: { unitId, subjectName: '农村义务教育学生营养改善计划', budgetYear: 2023 },
  budgetYuan: '387664.62',
  result: {
    unitId,
    budgetYear: 2023,
    form: 'finance-evaluation',
    score: '59.99',
    fullMark: '100',
    grade: 'unqualified',
    gradeName: '不合格',
    ruleSetHash: '8f14e45fceea167a5a36dedd4bea2543d9b1a2c4f0e7b6a59c3d2e1f00112233',
    finalisedOn: '2024-06-20',
  },
  proposedDisposals: ['cut-or-cancel'],
  proposedReferrals: ['unqualified-result'],
  disposal: { disposal: 'cut-or-cancel', forBudgetYear: 2024, reductionYuan: '150000.00' },
  referrals: [{ trigger: 'unqualified-result', organisationId: unitId, reason: '绩效评价结果为不合格' }],
  names,
};
