// Examples for the OpenAPI document: what a reader of the API sees before the first call.

const targetId = '018f2f6e-0000-7000-8000-000000000101';
const unitId = '018f2f6e-0000-7000-8000-000000000031';

export const listExample = {
  items: [
    {
      targetId,
      unitId,
      subjectKind: 'project',
      subjectName: '农村义务教育学生营养改善计划',
      budgetYear: 2023,
      status: 'approved',
      targetVersion: 4,
      budgetLineVersion: 2,
      requestedYuan: '387664.62',
      approvedYuan: '387664.62',
      inForceYuan: '387664.62',
      nextControlNumberYuan: null,
      paymentStatus: 'open',
      findings: 0,
      demo: true,
    },
  ],
  stale: false,
};

export const targetExample = {
  id: targetId,
  version: 4,
  status: 'approved',
  declarant: '018f2f6e-0000-7000-8000-000000000501',
  declaration: {
    unitId,
    subjectKind: 'project',
    subjectName: '农村义务教育学生营养改善计划',
    period: 'annual',
    budgetYear: 2023,
    requestedYuan: '387664.62',
    declaredOn: '2022-11-07',
    indicators: [{ indicatorId: '1', level1: '产出指标', name: '学生受资助人数', target: '≥735人次', weight: '10' }],
    findings: [],
  },
  approvedYuan: '387664.62',
  effectiveOn: '2023-01-20',
  budgetLine: { version: 2, status: 'approved', inForceYuan: '387664.62', payment: 'open' },
};
