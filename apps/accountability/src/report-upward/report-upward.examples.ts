const organisation = '018f2f6e-0000-7000-8000-000000000303';
const report = 'government-final-accounts';
const id = `${organisation}.2023.${report}`;
const about = { organisation, year: 2023, report, status: 'compiled' };

export const reportListExample = {
  items: [
    {
      id,
      version: 3,
      ...about,
      organisationName: '示范县教育局',
      results: 128,
      compiledOn: '2024-06-24',
      submittedOn: null,
      demo: true,
    },
  ],
  more: false,
  totals: { rows: 1, expected: 0, compiled: 1, submitted: 0 },
  stale: false,
};

export const reportExample = {
  id,
  version: 3,
  ...about,
  name: '编入政府决算',
  accountsOn: '2024-05-20',
  dues: [],
  overdue: false,
  compiledOn: '2024-06-24',
  documents: [{ name: '2023年度预算绩效评价结果汇总', number: '扶财绩〔2024〕12号' }],
  results: [
    {
      subject: '018f2f6e-0000-7000-8000-000000000101',
      name: '农村公路养护',
      type: 'finance-evaluation',
      period: '2023',
      number: 1,
      version: 9,
      score: '85',
      grade: 'good',
      changed: true,
      now: { score: '78', grade: 'qualified' },
    },
  ],
  changed: 1,
};
