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
  { indicatorId: 'i1', level1: '产出', name: '培训人次', target: `≥${String(700 + n)}人次`, weight: '10' },
  { indicatorId: 'i2', level1: '效益', name: '就业率', target: '≥90%' },
];

/** What a county may record of one target, in an order that its services would allow. */
function cycleOf(n: number): readonly (readonly [store: string, category: string, ...TestEvent[]])[] {
  const [month, yuan] = [String(n + 1).padStart(2, '0'), `${String(50 + n)}0000.00`];
  const at = (day: string) => ({ effectiveAt: `2022-${month}-${day}T00:00:00.000000Z`, rules });
  const declared = {
    unitId,
    subjectKind: 'project',
    subjectName: '技能培训',
    budgetYear: 2022,
    requestedYuan: yuan,
  };
  return [
    [
      'targets',
      'performance-target',
      {
        type: 'target-declared',
        data: { ...declared, period: 'annual', indicators: indicators(n), declaredBy: deskActor.id },
      },
    ],
    ['targets', 'budget-line', { type: 'budget-requested', data: { unitId, budgetYear: 2022, requestedYuan: yuan } }],
    [
      'targets',
      'performance-target',
      { type: 'target-reviewed', data: { stage: 'finance', verdicts: [{ dimension: '完整性', passed: true }] } },
      {
        type: 'target-approved',
        data: { approvedYuan: yuan, budgetKind: 'initial', effectiveOn: '2022-03-01' },
        metadata: at('05'),
      },
    ],
    [
      'targets',
      'budget-line',
      {
        type: 'budget-approved',
        data: { approvedYuan: yuan, budgetKind: 'initial', effectiveOn: '2022-03-01' },
        metadata: { ...at('05'), demoFigures: ['approved-amount'] },
        publishedAs: 'budget-line-changed.v1',
      },
    ],
    ['monitoring', 'monitoring', { type: 'nobody-knows-this', data: { round: '2022-Q1', note: '甲\u{1f600}' } }],
    ['monitoring', 'monitoring', { type: 'nobody-knows-this', data: { round: '2022-Q2' }, schemaVersion: 7 }],
    [
      'targets',
      'budget-line',
      { type: 'payment-stopped', data: { effectiveOn: '2022-09-01', reason: '偏离' }, metadata: at('20') },
      // Recorded last, and in force before the stop of payment.
      {
        type: 'budget-adjusted',
        data: { adjustedYuan: '1.00', effectiveOn: '2022-08-01', reason: '偏离' },
        metadata: at('10'),
      },
    ],
    [
      'targets',
      'performance-target',
      {
        type: 'target-adjusted',
        data: { indicators: indicators(n + 1).slice(0, 1), reason: '政策变化' },
        metadata: at('25'),
      },
    ],
    ['evaluation', 'evaluation', { type: 'nobody-knows-that', data: { score: '88.5' } }],
  ];
}

/** Records a year of six targets over several stores, its parts interleaved at random. */
export async function recordYear(stores: readonly TestStore[], random: (below: number) => number): Promise<void> {
  const cycles = targetIds.map((id, n) => ({ id, left: [...cycleOf(n)] }));
  for (;;) {
    const open = cycles.filter(({ left }) => left.length > 0);
    const cycle = open[random(Math.max(open.length, 1))];
    const [store, category, ...events] = cycle?.left.shift() ?? [];
    if (!cycle || store === undefined) return;
    await stores.find((each) => each.store === store)?.append(`${category!}/${cycle.id}`, ...events);
  }
}

/** The same elements in another order. */
export function shuffled<T>(all: readonly T[], random: (below: number) => number): T[] {
  return all
    .map((value) => ({ value, at: random(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
