const subject = '018f2f6e-0000-7000-8000-000000000101';
const unit = '018f2f6e-0000-7000-8000-000000000202';

export const listExample = {
  items: [
    {
      subject,
      year: 2023,
      version: 5,
      unit,
      name: '农村义务教育学生营养改善计划',
      kind: 'project',
      light: 'yellow',
      warnings: [{ warning: 'report-late', light: 'yellow', round: 'quarterly@2023-03-31' }],
      roundsOpen: 1,
      roundsDone: 0,
      overdue: 1,
      proposals: 0,
      marks: ['key-project'],
      nextDue: '2023-03-31',
      execution: {
        on: '2023-02-20',
        executed: '200000.00',
        budget: '387664.62',
        rate: '0.5159098603169',
        shown: '51.59%',
      },
      demo: true,
    },
  ],
  more: false,
  totals: { rows: 1, red: 0, yellow: 1, overdue: 1 },
  stale: false,
};

export const notesExample = {
  items: [{ note: '1', on: '2023-02-01', seen: '现场查看，路基已完成', risk: 'changed-environment' }],
  more: false,
  totals: { rows: 1 },
};

export const formExample = {
  id: `${subject}.2023`,
  version: 5,
  subject,
  year: 2023,
  round: 'quarterly@2023-03-31',
  reportedOn: '2023-03-20',
  hash: '1e9450aa41840ff475000e4e527182d62f4032cef944609bd15692a5b36f0fd2',
  text: '{"kind":"monitoring","indicators":[{"level3":"学生受资助人数","target":"≥735人次","actual":"350人次"}]}',
  findings: [{ finding: 'left-out-of-form', path: 'target.indicators[1]', severity: 'error' }],
};

export const monitoringExample = {
  id: `${subject}.2023`,
  version: 5,
  subject,
  year: 2023,
  unit,
  name: '农村义务教育学生营养改善计划',
  kind: 'project',
  status: 'open',
  scheme: 'budget-performance',
  rounds: [
    {
      round: 'quarterly@2023-03-31',
      opensOn: '2023-01-20',
      dues: [{ due: 'report', on: '2023-03-31', soft: false }],
      forecast: false,
      marks: [{ mark: 'key-project', zh: '重点项目' }],
      status: 'open',
      overdue: [],
      possible: [{ step: 'submit', zh: '填报监控表和监控报告', answers: [{ code: 'submitted', zh: '已报送' }] }],
    },
  ],
  execution: { on: '2023-02-20', executed: '200000.00', budget: '387664.62', rate: '0.5159098603169', shown: '51.59%' },
  warnings: [
    {
      warning: 'diverted-funds',
      zh: '挤占挪用资金',
      light: 'yellow',
      lens: 'compliance',
      figures: [{ figure: 'monitoring-finding', value: '1' }],
    },
  ],
  keyMarks: [{ mark: 'key-project', zh: '重点项目' }],
  notes: notesExample.items,
  notesInAll: 1,
  findings: [
    {
      finding: '1',
      source: 'audit',
      on: '2023-01-20',
      found: '两笔支出无合同',
      concludes: ['many-findings'],
      risks: ['diverted-funds'],
    },
  ],
  proposedFindings: [
    {
      proposed: 'finance-evaluation.2022.1',
      on: '2023-03-10',
      source: 'key-evaluation',
      zh: '重点绩效评价',
      concludes: ['many-findings'],
    },
  ],
  declinedFindings: [{ proposed: 'check.1', source: 'supervision', because: '已当场纠正' }],
  checks: [
    {
      check: '1',
      kind: 'monitoring-work',
      assessedUnder: 'monitoring-work',
      on: '2023-02-01',
      seen: '监控表与支付记录相符',
      findings: [],
    },
  ],
  proposals: [],
  tasks: [],
};
