const subject = '018f2f6e-0000-7000-8000-000000000101';
const unit = '018f2f6e-0000-7000-8000-000000000202';
const which = { subject, type: 'self-evaluation', period: '2023', number: 1 };
const named = { unit, name: '农村义务教育学生营养改善计划', kind: 'project' };

const choice = {
  selection: 'finance-evaluation',
  selectionName: '选择财政再评价项目',
  chosenFor: [{ code: 'major-livelihood', zh: '涉及重大民生' }],
};

export const listExample = {
  items: [
    {
      ...{ ...which, type: 'finance-evaluation' },
      ...named,
      year: 2023,
      version: 2,
      status: 'open',
      ofItself: false,
      openedOn: '2024-03-01',
      selfTotal: null,
      findings: 0,
      score: null,
      displayed: null,
      fullMark: null,
      grade: null,
      rank: null,
      choice: { ...choice, by: '018f2f6e-0000-7000-8000-000000000508' },
      overdue: false,
      demo: true,
    },
    {
      ...which,
      ...named,
      year: 2023,
      version: 3,
      status: 'concluded',
      ofItself: true,
      openedOn: '2024-02-01',
      selfTotal: '96',
      findings: 0,
      score: '96',
      displayed: '96.00',
      fullMark: '100',
      grade: 'excellent',
      gradeName: '优',
      rank: null,
      overdue: false,
      demo: true,
    },
  ],
  more: false,
  totals: { rows: 2, expected: 0, concluded: 1, overdue: 0, chosen: 1 },
  stale: false,
};

export const evaluationExample = {
  id: `${subject}.self-evaluation.2023.1`,
  version: 3,
  ...which,
  ...named,
  status: 'open',
  scheme: 'budget-performance',
  duties: ['self-evaluation'],
  dues: [],
  overdue: [],
  openedOn: '2024-02-01',
  procedure: 'self-evaluation',
  done: [{ step: 'evaluate', answer: 'done', by: '018f2f6e-0000-7000-8000-000000000507', submission: 1 }],
  skipped: [],
  tasks: [],
  sheets: [],
  units: [],
  conclusion: { step: 'evaluate', score: '96', displayed: '96.00', grade: 'excellent', gradeName: '优' },
  monitored: [{ warning: 'target-out-of-reach', light: 'yellow', round: 'quarterly@2023-09-30', indicator: '2' }],
  possible: [{ step: 'file', zh: '报县财政部门备案', answers: [{ code: 'filed', zh: '备案', needs: [] }], mine: true }],
};

export const formExample = {
  id: `${subject}.self-evaluation.2023.1`,
  version: 3,
  ...which,
  step: 'evaluate',
  reportedOn: '2024-02-01',
  hash: '1e9450aa41840ff475000e4e527182d62f4032cef944609bd15692a5b36f0fd2',
  text: '{"kind":"self-evaluation","indicators":[{"level3":"养护里程","target":"≥120公里","actual":"120公里"}]}',
  findings: [{ finding: 'left-out-of-form', path: 'target.indicators[1]', severity: 'error' }],
};
