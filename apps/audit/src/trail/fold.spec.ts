import fc from 'fast-check';
import type { HistoryRow } from '@wenxiao/messaging';
import { diffTrail } from './diff.js';
import { foldTrail } from './fold.js';
import type { Naming } from './standing.js';

const subject = '0192f7a0-0000-7000-8000-000000000001';
const instant = (second: number) => `2022-05-09T00:00:${String(second).padStart(2, '0')}.000000Z`;

function row(
  second: number,
  type: string,
  data: object,
  more: Partial<HistoryRow> & { metadata?: string } = {},
): HistoryRow {
  return {
    store: 'targets',
    incarnation: 1,
    tenant: 't',
    stream: `budget-line/${subject}.2022`,
    version: second,
    type,
    schemaVersion: 1,
    data: JSON.stringify(data),
    metadata: '{}',
    recordedAt: instant(second),
    commandId: 'c',
    commandHash: undefined,
    published: undefined,
    previousPublished: 0,
    ...more,
  };
}

const effective = (second: number) => JSON.stringify({ effectiveAt: instant(second) });
const changes = (from: string, change: string) => [
  { account: 'budget', fund: 'general-public', source: 'own', from, change },
];
const approved = row(1, 'budget-approved', { changes: changes('2022-05-09', '9.00'), budgetKind: 'initial-budget' });
const cut = row(2, 'budget-cut', { changes: changes('2022-05-10', '-4.00'), reason: '偏离' });
const stopped = row(3, 'payment-stopped', { from: '2022-05-11', reason: '损失' });
const valueOf = (rows: readonly HistoryRow[], figure: string, at?: string) =>
  foldTrail(rows, subject, { effective: at }).figures.find((each) => each.figure === figure)?.value;

describe('folding the trail of a subject', () => {
  it('shows each figure before and after, and what stands at the end', () => {
    const { entries, figures } = foldTrail([approved, cut], subject);
    expect(entries[1]?.changes.find(({ figure }) => figure === 'budget-in-force')).toEqual({
      figure: 'budget-in-force',
      item: '2022',
      name: '现行预算',
      unit: '元',
      before: '9.00',
      after: '5.00',
      beforeShown: '9.00',
      afterShown: '5.00',
    });
    expect(figures.find(({ figure }) => figure === 'budget-in-force')).toEqual({
      figure: 'budget-in-force',
      item: '2022',
      name: '现行预算',
      unit: '元',
      value: '5.00',
      shown: '5.00',
      setBy: { store: 'targets', tenant: 't', stream: `budget-line/${subject}.2022`, version: 2 },
      recordedAt: instant(2),
      effectiveAt: instant(2),
    });
  });

  it('calls each value as the rules call it that it was decided under, the one before by its own', () => {
    const stream = `evaluation/${subject}.finance-evaluation.2022.1`;
    const finalised = (second: number, grade: string, hash: string) =>
      row(
        second,
        'evaluation-finalised',
        { step: 'conclude', grade, concludedOn: '2023-05-01', findings: [], late: false },
        {
          store: 'evaluation',
          stream,
          metadata: JSON.stringify({ rules: { hash, layers: [], basis: ['some/path'] } }),
        },
      );
    const names: Readonly<Record<string, string>> = { 'old good': '良好', 'new excellent': '优' };
    const naming: Naming = {
      value: ({ ruleSetHash, figure }, value) =>
        figure === 'grade-code' ? names[`${String(ruleSetHash)} ${value}`] : undefined,
      item: ({ item }) => (item?.startsWith('finance-evaluation') ? '财政评价' : undefined),
    };
    const rows = [finalised(1, 'good', 'old'), finalised(2, 'excellent', 'new'), finalised(3, 'unheard-of', 'none')];
    const { entries, figures } = foldTrail(rows, subject, { naming });
    const graded = entries.map(({ changes: all }) => all.find(({ figure }) => figure === 'grade-code'));
    const grade = {
      figure: 'grade-code',
      item: 'finance-evaluation/2022/1',
      itemName: '财政评价',
      name: '等级代码',
    };
    expect(graded).toEqual([
      { ...grade, before: null, beforeShown: null, after: 'good', afterShown: 'good', afterCalled: '良好' },
      {
        ...grade,
        before: 'good',
        beforeShown: 'good',
        beforeCalled: '良好',
        after: 'excellent',
        afterShown: 'excellent',
        afterCalled: '优',
      },
      {
        ...grade,
        before: 'excellent',
        beforeShown: 'excellent',
        beforeCalled: '优',
        after: 'unheard-of',
        afterShown: 'unheard-of',
      },
    ]);
    const standing = figures.find(({ figure }) => figure === 'grade-code');
    expect(standing).toMatchObject({ value: 'unheard-of', shown: 'unheard-of', itemName: '财政评价' });
    expect(standing).not.toHaveProperty('called');
    const { figures: differences } = diffTrail(rows.slice(0, 2), subject, instant(1), { naming });
    expect(differences.find(({ figure }) => figure === 'grade-code')).toMatchObject({
      beforeCalled: '良好',
      afterCalled: '优',
    });
  });

  it('does not depend on the order in which rows are given', () => {
    const rows = [
      approved,
      cut,
      stopped,
      row(4, 'unheard-of', {}),
      row(5, 'measure-applied', { proposal: 'p', decision: 'd' }),
    ];
    const expected = foldTrail(rows, subject);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(foldTrail(shuffled, subject)).toEqual(expected);
      }),
    );
  });

  it('goes by business time where asked: what was recorded late counts from when it held', () => {
    const late = row(4, 'budget-cut', { changes: changes('2022-05-09', '-2.00') }, { metadata: effective(1) });
    const early = { ...cut, metadata: effective(3) };
    const rows = [{ ...approved, metadata: effective(0) }, early, late];
    expect(valueOf(rows, 'budget-in-force')).toBe('3.00');
    expect(valueOf(rows, 'budget-in-force', instant(0))).toBe('9.00');
    expect(valueOf(rows, 'budget-in-force', instant(2))).toBe('7.00');
    expect(valueOf(rows, 'budget-in-force', instant(3))).toBe('3.00');
  });

  it('lets what was recorded later win within one business time: a correction', () => {
    const kind = (version: number, budgetKind: string) =>
      row(version, 'budget-approved', { changes: [], budgetKind }, { metadata: effective(2) });
    const rows = [kind(2, 'initial-budget'), kind(5, 'adjusted-budget')];
    expect(valueOf(rows, 'budget-kind', instant(9))).toBe('adjusted-budget');
  });

  it('keeps an event that nobody knows, and one whose texts are no JSON, as entries without figures', () => {
    const unread = row(2, 'budget-cut', {}, { data: 'not json', metadata: 'neither' });
    const { entries, figures } = foldTrail([row(1, 'unheard-of', { change: '1.00' }), unread], subject);
    expect(entries.map(({ known, changes, effectiveAt }) => [known, changes.length, effectiveAt])).toEqual([
      [false, 0, instant(1)],
      [true, 0, instant(2)],
    ]);
    expect(figures).toEqual([]);
  });

  it('says who acted in which role, why, resting on what, and under which rules', () => {
    const reference = { store: 'monitoring', tenant: 't', stream: 'monitoring/x', version: 3 };
    const metadata = {
      actor: { id: 'p', as: 'grant', desk: 'budget-desk' },
      correlationId: 'trace',
      causation: reference,
      basedOn: [reference],
      rules: { hash: 'abc', layers: [{ id: 'fufeng-2022', version: 1 }], basis: ['evaluation.fullMark'] },
      demoFigures: ['change'],
    };
    const [entry] = foldTrail([{ ...approved, metadata: JSON.stringify(metadata) }], subject).entries;
    const { demoFigures: _, ...shown } = metadata;
    expect(entry).toMatchObject(shown);
    expect(entry?.changes.filter(({ demo }) => demo).map(({ figure }) => figure)).toEqual([
      'budget-change',
      'budget-in-force',
    ]);
  });

  it('withdraws what a list names no longer, of its round alone', () => {
    const due = (code: string, on: string) => ({ due: code, on, soft: false });
    const opened = (version: number, round: string, dues: readonly object[]) =>
      row(
        version,
        'round-opened',
        { round, opensOn: '2023-01-01', dues, forecast: false, focus: [] },
        {
          store: 'monitoring',
          stream: `monitoring/${subject}.2023`,
        },
      );
    const both = [due('target', '2023-03-20'), due('limit', '2023-03-31')];
    const { entries, figures } = foldTrail(
      [opened(1, 'q1', both), opened(2, 'q2', both), opened(3, 'q1', [due('limit', '2023-04-03')])],
      subject,
    );
    expect(figures.filter(({ figure }) => figure === 'round-due-on').map(({ item, value }) => [item, value])).toEqual([
      ['2023/q1/limit', '2023-04-03'],
      ['2023/q2/limit', '2023-03-31'],
      ['2023/q2/target', '2023-03-20'],
    ]);
    const gone = entries[2]?.changes.filter(({ after }) => after === null).map(({ figure, item }) => [figure, item]);
    expect(gone).toEqual([
      ['due-soft', '2023/q1/target'],
      ['round-due-on', '2023/q1/target'],
    ]);
  });

  it('says what an indicator is called of which only the code is reported, each year by its own target', () => {
    const declared = (second: number, year: string, name: string) =>
      row(
        second,
        'target-declared',
        { declaration: 1, indicators: [{ indicator: '1', name, level1: '产出' }] },
        {
          stream: `performance-target/${subject}.${year}`,
        },
      );
    const reported = (second: number, year: string) =>
      row(
        second,
        'round-reported',
        { round: 'q1', attainment: [{ indicator: '1', actual: '30公里' }] },
        {
          store: 'monitoring',
          stream: `monitoring/${subject}.${year}`,
        },
      );
    const { entries, figures } = foldTrail(
      [declared(1, '2023', '养护里程'), declared(2, '2024', '群众满意度'), reported(3, '2023'), reported(4, '2024')],
      subject,
    );
    const actual = figures.filter(({ figure }) => figure === 'indicator-actual');
    expect(actual.map(({ item, itemName }) => [item, itemName])).toEqual([
      ['2023/q1/1', '2023：q1：1 产出 养护里程'],
      ['2024/q1/1', '2024：q1：1 产出 群众满意度'],
    ]);
    expect(entries.map(({ name }) => name)).toEqual(['绩效目标申报', '绩效目标申报', '监控报告内容', '监控报告内容']);
  });

  it('calls the parts of an item as the event does, and as the set does where the event says their codes alone', () => {
    const lifted = row(
      1,
      'warning-lifted',
      { warning: 'over-budget-spending', round: 'q3', because: 'corrected' },
      { store: 'monitoring', stream: `monitoring/${subject}.2023` },
    );
    const itemsBy = (item: string | undefined) => {
      const naming: Naming = { value: () => undefined, item: () => item };
      const { figures } = foldTrail([lifted], subject, { naming });
      return figures.map(({ itemName }) => itemName);
    };
    expect(itemsBy(undefined)).toEqual(['2023：q3：超预算支出']);
    expect(itemsBy('2023：第三季度监控：别的')).toEqual(['2023：第三季度监控：超预算支出']);
    expect(itemsBy('一个名称')).toEqual(['2023：q3：超预算支出']);
  });

  it('leaves out what is about others', () => {
    const approval = { changes: changes('2022-05-09', '1.00'), budgetKind: 'initial-budget' };
    const other = row(9, 'budget-approved', approval, { stream: 'budget-line/other' });
    expect(foldTrail([approved, other], subject).entries).toHaveLength(1);
    expect(foldTrail([approved, other], 'budget-line/other').figures).not.toHaveLength(0);
  });
});

describe('what changed between two instants', () => {
  it('names figures that differ, with the event that set what stands now', () => {
    const { figures, entries } = diffTrail([approved, cut, stopped], subject, instant(1));
    expect(entries.map(({ type }) => type)).toEqual(['budget-cut', 'payment-stopped']);
    expect(figures.map(({ figure, before, after, setBy }) => [figure, before, after, setBy?.version])).toEqual([
      ['budget-change', null, '-4.00', 2],
      ['budget-in-force', '9.00', '5.00', 2],
      ['money-reason', null, '偏离', 2],
      ['payment-from', null, '2022-05-11', 3],
      ['payment-reason', null, '损失', 3],
      ['payment-status', null, 'stopped', 3],
    ]);
  });

  it('is nothing between an instant and itself', () => {
    expect(diffTrail([approved, cut], subject, instant(2))).toEqual({ figures: [], entries: [] });
  });
});
