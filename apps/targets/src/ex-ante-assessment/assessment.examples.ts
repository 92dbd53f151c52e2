const subject = '018f2f6e-0000-7000-8000-000000000101';
const unit = '018f2f6e-0000-7000-8000-000000000031';
const department = '018f2f6e-0000-7000-8000-000000000032';
const id = `${subject}.1`;
const about = {
  subject,
  number: 1,
  name: '农村公路养护',
  kind: 'project',
  unit,
  procedure: 'ex-ante-unit',
  year: 2024,
  requested: true,
  openedOn: '2023-09-04',
};

export const assessmentListExample = {
  items: [
    {
      id,
      version: 7,
      ...about,
      department,
      status: 'done',
      openSteps: [],
      conclusion: 'supported',
      score: '88',
      late: false,
      effects: ['admit-to-library'],
      library: 'department-library',
      rules: '5f70…',
      demo: true,
    },
  ],
  more: false,
  totals: { rows: 1, open: 0, concluded: 1 },
  stale: false,
};

export const libraryExample = {
  items: [
    {
      id,
      rank: 1,
      tied: false,
      subject,
      name: '农村公路养护',
      kind: 'project',
      unit,
      department,
      year: 2024,
      conclusion: 'supported',
      score: '88',
      filedAt: '2023-09-04T02:00:00.000Z',
      preferred: false,
      demo: true,
    },
  ],
  more: false,
  totals: { rows: 1 },
  library: {
    code: 'department-library',
    zh: '部门项目库排序',
    by: 'ex-ante.score',
    tie: 'filing-time',
    within: 'department',
  },
  stale: false,
};

export const similarExample = {
  items: [
    {
      id,
      rank: 2,
      among: 5,
      itself: true,
      subject,
      name: '农村公路养护',
      kind: 'project',
      categories: ['agriculture'],
      unit,
      department,
      year: 2024,
      conclusion: 'supported',
      score: '88',
      demo: true,
    },
  ],
  more: false,
  totals: { rows: 1 },
  place: { rank: 2, among: 5 },
  stale: false,
};

export const assessmentExample = {
  id,
  version: 2,
  ...about,
  status: 'open',
  scheme: 'budget-performance',
  rules: '5f70…',
  scores: [],
  done: [],
  skipped: [],
  dues: [{ askedBy: 'conclude', due: 'october', on: '2023-10-31', soft: false }],
  overdue: [],
  tasks: [],
  possible: [
    {
      step: 'fix-object',
      zh: '确定评估对象',
      answers: [{ code: 'fixed', zh: '确定', needs: [] }],
      mine: true,
    },
  ],
};
