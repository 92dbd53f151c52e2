const subject = '018f2f6e-0000-7000-8000-000000000101';
const organisation = '018f2f6e-0000-7000-8000-000000000202';
const id = `${subject}.${organisation}.unqualified-result.1`;
const about = {
  subject,
  name: '农村公路养护',
  organisation,
  persons: [],
  trigger: 'unqualified-result',
  status: 'open',
  openedOn: '2024-05-06',
};

export const referralListExample = {
  items: [{ id, version: 2, ...about, organisationName: '示范县一中', rules: '5f70…', demo: true }],
  more: false,
  totals: { rows: 1, open: 1, issued: 0 },
  stale: false,
};

export const referralExample = {
  id,
  version: 2,
  ...about,
  scheme: 'budget-performance',
  rules: '5f70…',
  triggerName: '绩效评价结果为“不合格”',
  evaluation: { type: 'finance-evaluation', period: '2023', number: 1 },
  procedure: 'referral',
  done: [],
  skipped: [],
  dues: [],
  overdue: [],
  tasks: [],
  possible: [
    { step: 'prepare', zh: '提出移送意见', answers: [{ code: 'prepared', zh: '提出', needs: ['ground'] }], mine: true },
  ],
};
