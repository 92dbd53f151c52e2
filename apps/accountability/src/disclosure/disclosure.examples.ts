const subject = '018f2f6e-0000-7000-8000-000000000101';
const unit = '018f2f6e-0000-7000-8000-000000000202';
const id = `${subject}.2023.1`;
const about = { subject, year: 2023, number: 1, status: 'open', openedOn: '2024-06-24' };

export const disclosureListExample = {
  items: [
    {
      id,
      version: 2,
      ...about,
      unit,
      name: '农村公路养护',
      officialCode: null,
      kind: 'project',
      results: 1,
      targets: 1,
      address: null,
      overdue: false,
      rules: '5f70…',
      demo: true,
    },
  ],
  more: false,
  totals: { rows: 1, open: 1, published: 0, withheld: 0 },
  stale: false,
};

export const disclosureExample = {
  id,
  version: 2,
  ...about,
  scheme: 'budget-performance',
  rules: '5f70…',
  unit,
  name: '农村公路养护',
  kind: 'project',
  results: [{ type: 'finance-evaluation', period: '2023', number: 1, version: 9, score: '85', grade: 'good' }],
  targets: [{ period: '2023', declaration: 1 }],
  done: [],
  dues: [],
  overdue: [],
  tasks: [],
  possible: [
    {
      step: 'classification',
      zh: '核查涉密与敏感内容',
      answers: [
        { code: 'clear', zh: '可以公开', needs: [] },
        { code: 'withheld', zh: '不予公开', needs: ['reason'] },
      ],
      mine: true,
    },
  ],
};
