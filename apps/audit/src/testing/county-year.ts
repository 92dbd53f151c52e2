import { deskActor, type TestEvent, type TestStore, unitId } from './stores.js';

/** Deterministic randomness: a failing run can be repeated. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 14)) >>> 0) % below;
  };
}

export const targetIds = Array.from({ length: 6 }, (_, n) => `0192f7a0-0000-7000-8000-00000000000${String(n)}`);
const rules = { hash: 'f'.repeat(64), layers: [{ id: 'fufeng-2022', version: 1 }], basis: [] };
const indicators = (n: number) => [
  indicator('i1', '培训人次', `≥${String(700 + n)}人次`),
  indicator('i2', '就业率', '≥90%'),
];
const indicator = (code: string, name: string, written: string) => ({
  indicator: code,
  level1: '产出',
  name,
  direction: 'at-least',
  quantifiable: true,
  written,
});

/** A change of one account by what the own budget gives. */
const changes = (account: 'request' | 'budget', from: string, change: string) => [
  { account, fund: 'general-public', source: 'own', from, change },
];

/** What a county may record of one subject in a year, in an order that its services would allow. */
function cycleOf(n: number): readonly (readonly [store: string, stream: (id: string) => string, ...TestEvent[]])[] {
  const [month, yuan] = [String(n + 1).padStart(2, '0'), `${String(50 + n)}0000.00`];
  const at = (day: string) => ({ effectiveAt: `2022-${month}-${day}T00:00:00.000000Z`, rules });
  const described = {
    kind: 'project',
    nature: 'money',
    scheme: 'budget-performance',
    name: '技能培训',
    relatedFunds: [],
    categories: [],
  };
  const registered = {
    unit: unitId,
    department: unitId,
    ...described,
    predecessors: [],
    planned: [],
    implementers: [],
  };
  const declared = (listed: readonly object[]) => ({
    declaration: 1,
    horizon: 'annual',
    indicators: listed,
    by: deskActor.id,
    on: '2022-01-01',
    form: 'f'.repeat(64),
    findings: [],
  });
  const subject = (id: string) => `subject/${id}`;
  const target = (id: string) => `performance-target/${id}.2022`;
  const line = (id: string) => `budget-line/${id}.2022`;
  const monitoring = (id: string) => `monitoring/${id}.2022`;
  return [
    ['targets', subject, { type: 'subject-registered', data: registered }],
    ['targets', target, { type: 'target-declared', data: declared(indicators(n)) }],
    ['targets', line, { type: 'budget-requested', data: { changes: changes('request', '2022-01-01', yuan) } }],
    [
      'targets',
      target,
      {
        type: 'target-approved',
        data: {
          procedure: 'target-review',
          open: [],
          step: 'approve',
          submission: 1,
          by: deskActor.id,
          answer: 'approved',
        },
        metadata: at('05'),
      },
    ],
    [
      'targets',
      line,
      {
        type: 'budget-approved',
        data: { changes: changes('budget', '2022-03-01', yuan), budgetKind: 'initial-budget' },
        metadata: { ...at('05'), demoFigures: ['budget-in-force'] },
        publishedAs: 'budget-timetable-changed.v1',
      },
    ],
    ['monitoring', monitoring, { type: 'nobody-knows-this', data: { round: '2022-Q1', note: '甲\u{1f600}' } }],
    ['monitoring', monitoring, { type: 'nobody-knows-this', data: { round: '2022-Q2' }, schemaVersion: 7 }],
    [
      'targets',
      line,
      { type: 'payment-stopped', data: { from: '2022-09-01', reason: '偏离' }, metadata: at('20') },
      // Recorded last, and in force before the stop of payment.
      {
        type: 'budget-cut',
        data: { changes: changes('budget', '2022-08-01', `-${String(50 + n - 1)}9999.00`), reason: '偏离' },
        metadata: at('10'),
      },
    ],
    [
      'targets',
      target,
      {
        type: 'target-declared',
        data: declared(indicators(n + 1).slice(0, 1)),
        metadata: { ...at('25'), corrects: { version: 1, reason: '笔误' } },
      },
    ],
    ['evaluation', (id) => `evaluation/${id}.2022`, { type: 'nobody-knows-that', data: { score: '88.5' } }],
  ];
}

/** Records a year of six subjects over several stores, its parts interleaved at random. */
export async function recordYear(stores: readonly TestStore[], random: (below: number) => number): Promise<void> {
  const cycles = targetIds.map((id, n) => ({ id, left: [...cycleOf(n)] }));
  for (;;) {
    const open = cycles.filter(({ left }) => left.length > 0);
    const cycle = open[random(Math.max(open.length, 1))];
    const [store, streamOf, ...events] = cycle?.left.shift() ?? [];
    if (!cycle || !streamOf) return;
    await stores.find((each) => each.store === store)?.append(streamOf(cycle.id), ...events);
  }
}

/** The same elements in another order. */
export function shuffled<T>(all: readonly T[], random: (below: number) => number): T[] {
  return all
    .map((value) => ({ value, at: random(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
