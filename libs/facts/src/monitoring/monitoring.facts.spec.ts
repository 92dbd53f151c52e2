import { flawOf, type StepFactType, stepsTaken, writeFact } from '@wenxiao/domain/field';
import { type MonitoringEvent, monitoringFacts } from './monitoring.facts.js';

const organisation = '018f2f6e-0000-7000-8000-000000000031';
const proposal = '018f2f6e-0000-7000-8000-000000000051';
const decision = '018f2f6e-0000-7000-8000-000000000052';
const round = 'quarterly@2023-Q3';
const person = '018f2f6e-0000-7000-8000-000000000501';
const opened = { procedure: 'monitoring-round', open: [{ step: 'desk-review' }] };
const step = { ...opened, step: 'submit', submission: 1, by: person, answer: 'submitted' };
const asked = {
  rules: 'a'.repeat(64),
  dues: [
    { due: 'limit', on: '2023-09-30', soft: false },
    { due: 'next-working-days', soft: true },
  ],
  forecast: true,
  focus: ['key-projects'],
  marks: ['key-subject'],
};

/** One of each, as a year of a project brings them. */
const year: { readonly [Type in MonitoringEvent['type']]: Extract<MonitoringEvent, { type: Type }>['data'] } = {
  'monitoring-opened': { scheme: 'budget-performance' },
  'round-opened': {
    round,
    opensOn: '2023-07-01',
    openedBy: 'plan',
    ...asked,
  },
  'round-rebased': { round, ...asked },
  'round-lapsed': { round, because: 'outside-window' },
  'round-became-overdue': { round, due: 'limit', since: '2023-10-01' },
  'round-reminded': { round, due: 'limit', on: '2023-10-02', to: organisation, words: '请尽快报送' },
  'round-overdue-lifted': { round, due: 'limit', because: '系统停机' },
  'round-task-handed-over': { round, step: 'desk-review', to: organisation, because: '分工调整' },
  'round-form-kept': { round, form: 'b'.repeat(64), content: { kind: 'monitoring', indicators: [] } },
  'round-reported': {
    round,
    step: 'submit',
    by: organisation,
    allocated: '387664.62',
    spent: '200000.00',
    carryOver: '0.00',
    parts: [{ part: 'upper-1', source: 'upper', allocated: '387664.62', spent: '200000.00', carryOver: '0.00' }],
    attainment: [
      {
        indicator: '1',
        actual: '600人次',
        trend: 'out-of-reach',
        forecast: '700人次',
        likelihood: 'impossible',
        causes: ['funds'],
        cause: '资金下达滞后',
      },
    ],
    cause: '资金下达滞后',
    measures: '加快支付进度',
    form: 'b'.repeat(64),
    findings: [{ finding: 'differs-from-report', path: 'funds.executed', severity: 'error' }],
    reportedOn: '2023-09-30',
    late: false,
  },
  'report-submitted': { ...step, round },
  'report-withdrawn': { ...opened, round, step: 'submit', submission: 1, by: person, reason: '数字有误' },
  'report-opinion-given': {
    round,
    procedure: 'p',
    step: 'submit',
    submission: 1,
    desk: 'budget-desk',
    organisation: person,
    by: person,
    opinion: '建议核减',
  },
  'report-reviewed': {
    ...step,
    round,
    step: 'desk-review',
    answer: 'passed',
    opinion: '与支付记录一致',
    outcome: 'reviewed',
  },
  'report-issued': { ...step, round, step: 'feed-back', answer: 'sent', opinion: '请说明滞后原因' },
  'report-resolved': { ...step, round, step: 'rectify', answer: 'done', reason: '已整改' },
  'report-steps-opened': {
    ...opened,
    round,
    levels: [{ step: 'desk-review', level: organisation }],
    missing: [{ step: 'desk-review', on: 'figure', name: 'subject.key', year: 2023 }],
    skipped: [{ step: 'recheck', because: 'condition' }],
    passed: [{ step: 'gate', answer: 'passed', stream: 'budget-year/2023', version: 3, sentBack: true }],
    restedOn: [{ step: 'recheck', on: 'figure', name: 'subject.major', year: 2023, value: 'no' }],
    undone: [{ step: 'submit' }],
    ended: 'accepted',
  },
  'report-rebased': { ...opened, round, kept: [{ step: 'submit' }] },
  'examination-steps-opened': { ...opened, round },
  'examination-reviewed': {
    ...step,
    round,
    step: 'examine',
    answer: 'problems',
    checklist: [{ item: 'procurement', answer: 'failed', note: '未按规定公开招标' }],
    opinion: '须限期改正',
    outcome: 'problems',
  },
  'examination-withdrawn': { ...opened, round, step: 'examine', submission: 1, by: person, reason: '有误' },
  'examination-opinion-given': {
    round,
    procedure: 'p',
    step: 'examine',
    submission: 1,
    desk: 'budget-desk',
    organisation: person,
    by: person,
    opinion: '建议核减',
  },
  'examination-rebased': { ...opened, round, kept: [{ step: 'examine' }] },
  'warning-raised': {
    warning: 'over-budget-spending',
    round,
    light: 'red',
    lens: 'compliance',
    figures: [{ figure: 'spent-amount', value: '400000.00' }],
  },
  'warning-lifted': { warning: 'over-budget-spending', round, because: 'corrected', note: '已冲销' },
  'monitoring-noted': { note: '1', on: '2023-02-01', indicator: '1', seen: '入户走访，进度正常' },
  'finding-recorded': {
    finding: '1',
    source: 'audit',
    on: '2023-03-01',
    document: '扶审报〔2023〕5号',
    found: '两笔支出无合同',
    concludes: ['many-findings'],
    marks: ['many-findings'],
  },
  'finding-declined': { proposed: 'check.1', source: 'supervision', because: '已当场纠正' },
  'finding-settled': { finding: '1', because: '已整改', marks: ['key-project'] },
  'monitoring-checked': {
    check: '1',
    kind: 'monitoring-work',
    assessedUnder: 'monitoring-work',
    on: '2023-05-01',
    round,
    seen: '监控表与支付记录不符',
    findings: ['false-monitoring'],
  },
  'register-entry-asked': {
    round,
    step: 'report',
    register: 'negative-list',
    kind: 'round-result',
    stands: true,
  },
  'measure-proposed': {
    proposal,
    step: 'propose',
    round,
    ground: 'objective-cause',
    measures: ['adjust-target', 'cut-budget'],
    reason: '政策变化，任务减少',
    change: '-7664.62',
  },
  'proposal-withdrawn': { proposal },
  'measure-decided': {
    proposal,
    decision,
    step: 'decide',
    status: 'adopted',
    decidedOn: '2023-10-20',
    reason: '同意',
    acts: [
      { act: 'cut', from: '2023-10-20', fund: 'general-public', source: 'own', amount: '7664.62' },
      { act: 'stop', from: '2023-10-20' },
    ],
  },
  'decision-withdrawn': { proposal, decision },
  'measure-applied': { proposal, decision },
  'measure-refused': { proposal, decision, refusal: 'reduction-out-of-range' },
  ...(Object.fromEntries(stepsTaken('measure').map((type) => [type, { ...step, proposal }])) as Record<
    StepFactType<'measure'>,
    typeof step & { proposal: string }
  >),
  'measure-withdrawn': { ...opened, proposal, step: 'propose', submission: 1, by: person, reason: '数字有误' },
  'measure-opinion-given': {
    proposal,
    procedure: 'p',
    step: 'propose',
    submission: 1,
    desk: 'budget-desk',
    organisation: person,
    by: person,
    opinion: '建议核减',
  },
  'measure-steps-opened': { ...opened, proposal },
  'measure-rebased': {
    ...opened,
    proposal,
    rules: 'ab'.repeat(32),
    kept: [{ step: 'propose' }],
    reason: '规则已修订',
  },
  'measure-reassigned': {
    ...opened,
    proposal,
    as: 'reviewers',
    from: person,
    to: organisation,
    assigned: [{ as: 'reviewers', person: organisation }],
    reason: '调离',
  },
  'measure-became-overdue': { proposal, askedBy: 'decide', due: 'limit', since: '2023-10-21' },
  'measure-reminded': {
    proposal,
    askedBy: 'decide',
    due: 'limit',
    on: '2023-10-22',
    to: organisation,
    words: '请办理',
  },
  'measure-overdue-lifted': { proposal, askedBy: 'decide', due: 'limit', because: '系统停机' },
  'measure-task-handed-over': { proposal, step: 'decide', to: organisation, because: '分工调整' },
};

describe('the facts of monitoring', () => {
  it.each(Object.values(monitoringFacts).map((of) => [of.type, of] as const))(
    '%s is written as it was said',
    (_, of) => {
      const data = year[of.type];
      expect(flawOf(of, data)).toBeUndefined();
      const { data: written } = writeFact(monitoringFacts, { type: of.type, data });
      expect(written).toEqual(data);
    },
  );

  it('have one for each type', () => {
    expect(
      Object.values(monitoringFacts)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(Object.keys(year).sort());
  });

  it('refuse two values of one indicator, and two of one part of the money', () => {
    const { attainment, parts } = year['round-reported'];
    const flaw = (more: object) => flawOf(monitoringFacts.roundReported, { ...year['round-reported'], ...more });
    expect(flaw({ attainment: [...attainment, ...attainment] })).toEqual({ path: 'attainment', code: 'twice' });
    expect(flaw({ parts: [...parts, ...parts] })).toEqual({ path: 'parts', code: 'twice' });
  });
});
