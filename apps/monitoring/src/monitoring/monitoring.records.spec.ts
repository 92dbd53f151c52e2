import { proposedFindings } from './monitoring.proposed.js';
import { findingTasks } from './monitoring.tasks.js';
import { by, fufeng, q1 } from './testing/counties.js';
import { inForce, type MonitoredYear } from './testing/monitored.js';

const today = '2023-03-31';
const refused = (rejection: object) => ({ outcome: 'rejected', rejection });
const finding = { source: 'audit', on: '2023-03-01', found: '两笔支出无合同', concludes: ['many-findings'], today };
const recorded = (): MonitoredYear => by(today);

it('what is noted day by day is of a day that has come, and of an indicator that was approved', () => {
  const year = recorded();
  const note = { on: '2023-03-30', seen: '路基已完成', indicator: '1', today };
  expect(year.act('note', { ...note, on: '2023-04-01' })).toEqual(
    refused({ code: 'day-to-come', day: '2023-04-01', today }),
  );
  expect(year.act('note', { ...note, indicator: '9' })).toEqual(
    refused({ code: 'unknown-indicator', indicator: '9', listed: ['1', '2'] }),
  );
  for (const number of ['1', '2'])
    expect(year.act('note', note)).toMatchObject({
      outcome: 'accepted',
      events: [{ data: { note: number }, under: ['monitoring.layers/daily'] }],
    });
});

it('what was found makes the subject a key one as long as somebody says so and it is not settled', () => {
  const year = recorded();
  expect(year.act('record-finding', { ...finding, source: 'rumour' })).toMatchObject(
    refused({ code: 'unknown-finding-source', source: 'rumour' }),
  );
  expect(year.act('record-finding', { ...finding, concludes: ['perfunctory'] })).toEqual(
    refused({ code: 'unknown-finding', finding: 'perfunctory', listed: ['many-findings'] }),
  );
  const marksAfter = (...act: Parameters<MonitoredYear['act']>) => {
    const decision = year.act(...act);
    return decision.outcome === 'accepted'
      ? decision.events.map(({ data }) => (data as { marks?: unknown }).marks)
      : [];
  };
  expect(marksAfter('record-finding', { ...finding, concludes: [] })).toEqual([[]]);
  expect(marksAfter('record-finding', finding)).toEqual([['many-findings']]);
  expect(marksAfter('record-finding', finding)).toEqual([['many-findings']]);
  expect(marksAfter('settle-finding', { finding: '2', because: '已整改', today })).toEqual([['many-findings']]);
  expect(marksAfter('settle-finding', { finding: '3', because: '已整改', today })).toEqual([[]]);
  expect(year.act('settle-finding', { finding: '3', because: '已整改', today })).toEqual(
    refused({ code: 'finding-settled', finding: '3' }),
  );
  expect(year.act('settle-finding', { finding: '9', because: '已整改', today })).toEqual(
    refused({ code: 'unknown-recorded-finding', finding: '9' }),
  );
});

it('a risk that is found is warned of under its lens until everything that shows it is settled', () => {
  const year = recorded();
  const risky = { ...finding, concludes: [], risks: ['diverted-funds', 'large-carry-over'] };
  expect(year.act('record-finding', { ...finding, risks: ['rumour'] })).toMatchObject(
    refused({ code: 'unknown-risk', risk: 'rumour' }),
  );
  expect(year.act('record-finding', risky)).toMatchObject({
    outcome: 'accepted',
    events: [
      { type: 'finding-recorded', under: expect.arrayContaining(['monitoring.lenses/compliance']) as string[] },
      {
        type: 'warning-raised',
        data: {
          warning: 'diverted-funds',
          light: 'yellow',
          lens: 'compliance',
          figures: [{ figure: 'monitoring-finding', value: '1' }],
        },
        under: ['monitoring.lenses/compliance'],
      },
      { type: 'warning-raised', data: { warning: 'large-carry-over', lens: 'timeliness' } },
    ],
  });
  year.act('record-finding', { ...risky, risks: ['diverted-funds'] });
  expect(year.warnings).toEqual(['diverted-funds', 'large-carry-over']);
  year.act('settle-finding', { finding: '1', because: '已追回', today });
  expect(year.warnings).toEqual(['diverted-funds']);
  expect(year.act('settle-finding', { finding: '2', because: '已追回', today })).toMatchObject({
    events: [
      { type: 'finding-settled' },
      { type: 'warning-lifted', data: { warning: 'diverted-funds', because: 'remedied' } },
    ],
  });
  expect(year.warnings).toEqual([]);
});

it('a note of daily monitoring names a risk of the set, or none', () => {
  const year = recorded();
  const note = { on: '2023-03-30', seen: '原材料价格大幅上涨', today };
  expect(year.act('note', { ...note, risk: 'rumour' })).toMatchObject(refused({ code: 'unknown-risk' }));
  expect(year.act('note', { ...note, risk: 'changed-environment' })).toMatchObject({
    outcome: 'accepted',
    events: [
      { data: { risk: 'changed-environment' }, under: ['monitoring.layers/daily', 'monitoring.lenses/timeliness'] },
    ],
  });
});

it('how a unit monitors is checked by the kinds and findings of the set, under an item of the work assessment', () => {
  const year = recorded();
  const check = { kind: 'monitoring-work', on: today, seen: '与支付记录不符', findings: ['falsified'], today };
  expect(year.act('check', { ...check, kind: 'tea' })).toEqual(
    refused({ code: 'unknown-check', kind: 'tea', listed: ['monitoring-work'] }),
  );
  expect(year.act('check', { ...check, findings: ['serious-problem'] })).toMatchObject(
    refused({ code: 'unknown-finding', listed: ['perfunctory', 'falsified', 'many-findings'] }),
  );
  expect(year.act('check', { ...check, round: 'quarterly@2023-12-31' })).toMatchObject(
    refused({ code: 'unknown-round', rounds: [q1] }),
  );
  expect(year.act('check', { ...check, round: q1 })).toMatchObject({
    outcome: 'accepted',
    events: [
      {
        data: { assessedUnder: 'monitoring-work' },
        under: ['monitoring.checks/monitoring-work', 'accountability.workAssessmentItems/monitoring-work'],
      },
    ],
  });
});

it('what a check or a key evaluation of the product found is proposed by itself, and waits for a person until they answer', () => {
  const evaluation = { type: 'finance-evaluation', period: '2022', number: 1, concludedOn: '2023-03-10' };
  const concluded = [
    { ...evaluation, findings: ['many-findings'] },
    { ...evaluation, number: 2, findings: ['department-result-quality'] },
    { ...evaluation, type: 'department-evaluation', findings: ['many-findings'] },
  ];
  const year = by(today, { concluded });
  const check = { kind: 'monitoring-work', on: '2023-03-20', seen: '与支付记录不符', today };
  for (const findings of [['perfunctory', 'falsified'], ['falsified', 'many-findings'], []])
    year.act('check', { ...check, findings });
  year.world = { ...year.world, today };
  const proposed = () => (year.state.status === 'open' ? proposedFindings(year.state, year.world) : []);
  const tasks = () => (year.state.status === 'open' ? findingTasks(year.state, year.world) : []);
  expect(proposed().map(({ source, rules: _, ...each }) => ({ ...each, source: source.path }))).toEqual([
    {
      proposed: 'finance-evaluation.2022.1',
      on: '2023-03-10',
      source: 'monitoring.findingSources/key-evaluation',
      concludes: ['many-findings'],
    },
    {
      proposed: 'check.2',
      on: '2023-03-20',
      source: 'monitoring.findingSources/supervision',
      concludes: ['many-findings'],
    },
  ]);
  expect(tasks()).toMatchObject([
    { kind: 'act', what: 'proposed-finding/finance-evaluation.2022.1' },
    { kind: 'act', what: 'proposed-finding/check.2' },
  ]);
  const confirming = { proposed: 'finance-evaluation.2022.1', found: '管理薄弱', today };
  expect(year.act('confirm-finding', confirming)).toMatchObject({
    outcome: 'accepted',
    events: [
      {
        type: 'finding-recorded',
        data: {
          finding: '1',
          source: 'key-evaluation',
          on: '2023-03-10',
          proposed: 'finance-evaluation.2022.1',
          concludes: ['many-findings'],
          marks: ['many-findings'],
        },
        under: ['monitoring.findingSources/key-evaluation', 'monitoring.keyMarks/many-findings'],
      },
    ],
  });
  expect(year.act('confirm-finding', confirming)).toEqual(
    refused({ code: 'finding-not-proposed', proposed: 'finance-evaluation.2022.1', listed: ['check.2'] }),
  );
  expect(year.act('decline-finding', { proposed: 'check.2', because: '已当场纠正', today })).toMatchObject({
    outcome: 'accepted',
    events: [
      {
        type: 'finding-declined',
        data: { proposed: 'check.2', source: 'supervision' },
        under: ['monitoring.findingSources/supervision'],
      },
    ],
  });
  expect(tasks()).toEqual([]);
});

it('what was printed of the year before, by an evaluation or by supervision, is proposed as what the product found is', () => {
  const evaluation = { type: 'finance-evaluation', findings: ['many-findings'] };
  const earlier = [
    { proposed: 'earlier-year.2022.finance-evaluation', on: '2022-12-30', evaluation },
    {
      proposed: 'earlier-year.2022.self-evaluation',
      on: '2022-12-30',
      evaluation: { ...evaluation, type: 'self-evaluation' },
    },
    { proposed: 'earlier-year.2022.audit', on: '2022-12-30', source: 'audit', concludes: ['many-findings'] },
  ];
  const year = by(today, { earlier });
  year.world = { ...year.world, today };
  const proposed = () => (year.state.status === 'open' ? proposedFindings(year.state, year.world) : []);
  expect(proposed().map(({ source, rules: _, ...each }) => ({ ...each, source: source.path }))).toEqual([
    {
      proposed: 'earlier-year.2022.finance-evaluation',
      on: '2022-12-30',
      source: 'monitoring.findingSources/key-evaluation',
      concludes: ['many-findings'],
    },
    {
      proposed: 'earlier-year.2022.audit',
      on: '2022-12-30',
      source: 'monitoring.findingSources/audit',
      concludes: ['many-findings'],
    },
  ]);
  const confirming = { proposed: 'earlier-year.2022.audit', found: '两笔支出无合同', today };
  expect(year.act('confirm-finding', confirming)).toMatchObject({
    outcome: 'accepted',
    events: [{ data: { source: 'audit', on: '2022-12-30', marks: ['many-findings'] } }],
  });
  expect(proposed().map((each) => each.proposed)).toEqual(['earlier-year.2022.finance-evaluation']);
});

it('nothing is made up where the set says nothing of it', () => {
  const { content } = fufeng;
  const without = (...groups: readonly string[]): typeof content => ({
    ...content,
    members: Object.fromEntries(Object.entries(content.members).filter(([group]) => !groups.includes(group))),
  });
  const silent = { ...inForce('fufeng-2022'), content: without('monitoring.layers', 'monitoring.checks') };
  const year = by(today, { plan: [['2022-05-09', silent]] });
  expect(year.act('note', { on: today, seen: '正常', today })).toEqual(
    refused({ code: 'rules-silent', path: 'monitoring.layers' }),
  );
  expect(year.act('check', { kind: 'any', on: today, seen: '正常', findings: [], today })).toEqual(
    refused({ code: 'unknown-check', kind: 'any', listed: [] }),
  );
});
