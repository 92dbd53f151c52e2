const subject = '018f2f6e-0000-7000-8000-000000000101';
const unit = '018f2f6e-0000-7000-8000-000000000202';

export const listExample = {
  items: [
    {
      subject,
      year: 2023,
      version: 6,
      unit,
      name: '农村义务教育学生营养改善计划',
      officialCode: null,
      kind: 'project',
      type: 'finance-evaluation',
      score: '58.5',
      grade: 'unqualified',
      status: 'decided',
      disposal: 'cut-or-cancel',
      disposalName: '一律削减或取消',
      change: '-150000.00',
      actsOn: 2024,
      overdue: false,
      demo: false,
    },
  ],
  more: false,
  totals: { rows: 1, open: 0, decided: 1, refused: 0 },
  stale: false,
};

export const resultExample = {
  id: `${subject}.2023`,
  version: 2,
  subject,
  year: 2023,
  unit,
  name: '农村义务教育学生营养改善计划',
  kind: 'project',
  status: 'open',
  scheme: 'budget-performance',
  evaluation: {
    type: 'finance-evaluation',
    period: '2023',
    number: 1,
    isReEvaluation: false,
    madeBy: 'jurisdiction',
    concludedOn: '2024-05-10',
    score: '58.5',
    grade: 'unqualified',
    findings: [],
    version: 9,
  },
  proposed: [
    {
      disposal: 'cut-or-cancel',
      zh: '一律削减或取消',
      effects: [{ effect: 'cut-budget' }],
      amount: 'by-decision',
      withoutException: true,
      path: 'resultApplication.disposals/cut-or-cancel',
    },
  ],
  actsOn: 2024,
  budget: '1000000.00',
  done: [],
  dues: [],
  overdue: [],
  tasks: [],
  possible: [
    { step: 'propose', zh: '提出结果应用意见', answers: [{ code: 'proposed', zh: '提出', needs: ['reason'] }] },
  ],
};
