const subject = '018f2f6e-0000-7000-8000-000000000101';
const unit = '018f2f6e-0000-7000-8000-000000000202';
const id = `${subject}.2023.evaluation.finance-evaluation.2023.1`;
const about = { subject, year: 2023, origin: 'evaluation', status: 'open', openedOn: '2024-06-03' };

export const rectificationListExample = {
  items: [
    {
      id,
      version: 2,
      ...about,
      unit,
      name: '农村公路养护',
      officialCode: null,
      kind: 'project',
      limit: '2024-07-31',
      problems: 2,
      rectified: 1,
      overdue: false,
      rules: '5f70…',
      demo: true,
    },
  ],
  more: false,
  totals: { rows: 1, open: 1, rectified: 0, problems: 2, problemsChecked: 0, problemsRectified: 1 },
  stale: false,
};

export const rectificationExample = {
  id,
  version: 3,
  ...about,
  scheme: 'budget-performance',
  rules: '5f70…',
  unit,
  name: '农村公路养护',
  kind: 'project',
  evaluation: { type: 'finance-evaluation', period: '2023', number: 1 },
  limit: '2024-07-31',
  problems: [
    { item: 'acceptance', problem: '验收资料不全', answer: 'rectified', note: '已补齐全部验收资料' },
    { item: 'ledger', problem: '未建立设备台账' },
  ],
  rectified: 1,
  left: 1,
  done: [],
  dues: [{ askedBy: 'rectification', due: 'limit', path: 'procedures/rectification', on: '2024-07-31', soft: false }],
  overdue: [],
  tasks: [],
  possible: [
    {
      step: 'submit',
      zh: '整改并报告',
      answers: [{ code: 'submitted', zh: '报送整改报告', needs: ['document:rectification-report'] }],
      mine: true,
    },
  ],
};
