import fc from 'fast-check';
import type { HistoryRow } from '@wenxiao/messaging';
import { headAfter, rowHashOf } from '../proof/proof.js';
import { type HashedRow, type KnownBefore, placeRows, type Tip } from './placing.js';

const row = (stream: string, version: number, data = '{}'): HistoryRow => ({
  store: 'targets',
  incarnation: 1,
  tenant: 't',
  stream,
  version,
  type: 'x',
  schemaVersion: 1,
  data,
  metadata: '{}',
  recordedAt: `2022-05-09T01:02:03.${String(version).padStart(6, '0')}Z`,
  commandId: 'c',
  commandHash: undefined,
  published: undefined,
  previousPublished: 0,
});
const nothing: KnownBefore = { hashOf: () => undefined, tips: [], waiting: [] };
const names = (rows: readonly { row: HistoryRow }[]) => rows.map(({ row }) => `${row.stream}${String(row.version)}`);

describe('placing received rows', () => {
  it('chains what comes in order, each head over the one before', () => {
    const { placed, tips, waiting } = placeRows([row('a', 1), row('a', 2)], nothing);
    const first = headAfter(undefined, rowHashOf(row('a', 1)));
    const second = headAfter(first, rowHashOf(row('a', 2)));
    expect(placed.map(({ head }) => head)).toEqual([first, second]);
    expect(tips).toEqual([{ store: 'targets', tenant: 't', stream: 'a', version: 2, head: second }]);
    expect(waiting).toEqual([]);
  });

  it('lets a row wait for its predecessor, and places both when that comes', () => {
    const first = placeRows([row('a', 2), row('b', 1)], nothing);
    expect([names(first.placed), names(first.waiting)]).toEqual([['b1'], ['a2']]);
    const then = placeRows([row('a', 1)], { ...nothing, waiting: first.waiting });
    expect([names(then.placed), names(then.released), names(then.waiting)]).toEqual([['a1', 'a2'], ['a2'], []]);
  });

  it('takes a repeated row once, in one batch and over several', () => {
    const first = placeRows([row('a', 1), row('a', 1)], nothing);
    expect([names(first.placed), first.repeated]).toEqual([['a1'], 1]);
    const again = placeRows([row('a', 1)], { ...nothing, tips: first.tips, hashOf: (other) => rowHashOf(other) });
    expect(again).toMatchObject({ placed: [], tips: [], repeated: 1, diverged: [] });
  });

  it('keeps the row it has when other bytes come under its name, and says so', () => {
    const inOneBatch = placeRows([row('a', 1), row('a', 1, '{ }')], nothing);
    expect([names(inOneBatch.placed), names(inOneBatch.diverged)]).toEqual([['a1'], ['a1']]);
    const later = placeRows([row('a', 1, '{ }')], { ...nothing, hashOf: () => rowHashOf(row('a', 1)) });
    expect(later).toMatchObject({ placed: [], repeated: 0 });
    expect(later.diverged.map(({ row }) => row.data)).toEqual(['{ }']);
  });

  it('ends with the same heads in whatever order, batches and repetition rows arrive', () => {
    const all = ['a', 'b', 'c'].flatMap((stream) => [1, 2, 3, 4, 5].map((version) => row(stream, version)));
    const expected = tipsAfter([all]);
    const arrivals = fc.tuple(
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.array(fc.constantFrom(...all), { maxLength: 20 }),
      fc.integer({ min: 1, max: 7 }),
    );
    fc.assert(
      fc.property(arrivals, ([shuffled, repeats, size]) => {
        const rows = [...shuffled, ...repeats];
        const batches = Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
          rows.slice(index * size, (index + 1) * size),
        );
        expect(tipsAfter(batches)).toEqual(expected);
      }),
    );
  });
});

/** Heads after batches, with a trail that remembers as the tables do. */
function tipsAfter(batches: readonly (readonly HistoryRow[])[]): Tip[] {
  const held = new Map<string, Buffer>();
  const tips = new Map<string, Tip>();
  let waiting: HashedRow[] = [];
  const key = ({ stream, version }: HistoryRow) => `${stream}/${String(version)}`;
  for (const batch of batches) {
    const placing = placeRows(batch, { hashOf: (row) => held.get(key(row)), tips: [...tips.values()], waiting });
    expect(placing.diverged).toEqual([]);
    for (const { row, hash } of [...placing.placed, ...placing.waiting]) held.set(key(row), hash);
    for (const tip of placing.tips) tips.set(tip.stream, tip);
    waiting = [...waiting.filter((each) => !placing.released.includes(each)), ...placing.waiting];
  }
  expect(waiting).toEqual([]);
  return [...tips.values()].sort((a, b) => (a.stream < b.stream ? -1 : 1));
}
