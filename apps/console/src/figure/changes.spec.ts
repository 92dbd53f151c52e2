import type { Change, Entry } from '../api/trail.js';
import { changesOf } from './changes.js';

const budget = (beforeShown: string | null, afterShown: string | null, item = '2023'): Change => ({
  figure: 'budget-in-force',
  item,
  name: '现行预算',
  unit: '元',
  beforeShown,
  afterShown,
});

const entry = (version: number, ...changes: readonly Change[]): Entry => ({
  event: { store: 'targets', stream: 'budget-line/1.2023', version },
  name: '预算批复',
  recordedAt: '2023-01-20T02:00:00.000000Z',
  effectiveAt: '2023-01-19T16:00:00.000000Z',
  actor: { id: 'p1', as: 'grant' },
  changes,
});

it('finds the changes of one figure of one year, the newest first, and nothing that stayed as it was', () => {
  const [approved, again, cut] = [budget(null, '100.00'), budget('100.00', '100.00'), budget('100.00', '60.00')];
  const entries = [entry(1, budget(null, '7.00', '2022'), approved), entry(2, again), entry(3, cut)];
  const found = changesOf(entries, { figure: 'budget-in-force', item: '2023' });
  expect(found).toEqual([
    { entry: entries[2], change: cut },
    { entry: entries[0], change: approved },
  ]);
  expect(changesOf(entries, { figure: 'spent-amount' })).toEqual([]);
});

it('tells what is called otherwise from what is the same', () => {
  const step = { figure: 'open-steps', name: '待办环节', beforeShown: 'review', afterShown: 'review' };
  const called = { ...step, beforeCalled: '审核', afterCalled: '复核' };
  expect(changesOf([entry(1, step), entry(2, called)], { figure: 'open-steps' }).map(({ change }) => change)).toEqual([
    called,
  ]);
});
