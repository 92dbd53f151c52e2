const about = '018f2f6e-0000-7000-8000-000000000101';
const entry = `${about}.eliminated.subject.1`;
const named = {
  id: `${about}.negative-list.eliminated.subject.1`,
  entry,
  version: 2,
  register: 'negative-list',
  kind: 'eliminated',
  kindName: '淘汰',
  of: 'subject',
  about,
  name: '农村公路养护',
};

export const registerListExample = {
  items: [
    {
      ...named,
      occasion: null,
      status: 'in-force',
      enteredOn: '2024-05-06',
      leftOn: null,
      ratings: 0,
      rating: null,
      rank: null,
      proposedForExit: false,
      demo: true,
    },
  ],
  more: false,
  totals: { rows: 1, proposed: 0, awaiting: 0, inForce: 1, left: 0 },
  stale: false,
};

export const registerEntryExample = {
  ...named,
  number: 1,
  registerName: '市本级预算绩效管理负面清单库（项目）',
  scheme: 'budget-performance',
  rules: 'abababababababababababababababababababababababababababababababab',
  status: 'in-force',
  effects: ['block-request'],
  triggers: [{ on: 'finding', trigger: 'deficient-rules', year: 2024, value: 'yes', zh: '制度不健全' }],
  findings: ['deficient-rules'],
  words: '资金管理制度缺失，经核实未建立。',
  documents: [{ name: '核查报告', number: '常财绩〔2024〕7号' }],
  enteredOn: '2024-05-06',
  confirmed: { documents: [], on: '2024-05-08' },
  log: [],
  strikeAsked: { reason: '与同名项目混淆，误列入库。', documents: [], on: '2024-05-10' },
};
