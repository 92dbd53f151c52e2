import { randomFrom, recordYear, shuffled, targetIds } from '../testing/county-year.js';
import { tenant, testStores, type TestStore } from '../testing/stores.js';
import {
  catchUp,
  overtaken,
  readRows,
  siblingTrail,
  takeRows,
  testTrail,
  type TestTrail,
} from '../testing/trail-database.js';
import { streamKeyOf } from '../history/event-name.js';
import { type HistoryRow, postgresHistory } from '@wenxiao/messaging';
import { headAfter, rootOf, rowHashOf, type StreamHead } from '../proof/proof.js';
import { diffTrail } from './diff.js';
import { compareRecorded, foldTrail } from './fold.js';
import { closedEverywhere, differenceOf, NotClosedYetError, rootOfTrail, trailOf, watermarksOf } from './questions.js';
import { takeNext } from './follow.js';
import { take } from './take.js';

const random = randomFrom(20220509);
let stores: TestStore[];
let history: HistoryRow[];
let trail: TestTrail;

beforeAll(async () => {
  stores = await testStores('targets', 'monitoring', 'evaluation');
  await recordYear(stores, random);
  history = [];
  for (const store of stores) {
    const feed = postgresHistory(store, store.historianUrl);
    history.push(...(await readRows(feed)));
    await feed.close();
  }
  trail = await testTrail();
  await catchUp(trail, stores);
}, 120_000);

afterAll(async () => {
  await trail.drop();
  for (const store of stores) await store.drop();
});

/** The root, by its definition alone. */
function rootByDefinition(rows: readonly HistoryRow[]): string {
  const heads = new Map<string, StreamHead>();
  for (const row of [...rows].sort((a, b) => a.version - b.version)) {
    const { store, tenant, stream, version } = row;
    const key = streamKeyOf(row);
    heads.set(key, { store, tenant, stream, version, head: headAfter(heads.get(key)?.head, rowHashOf(row)) });
  }
  return rootOf([...heads.values()]);
}

describe('the trail of several stores', () => {
  it('holds every row byte for byte, and has the root that its definition gives', async () => {
    expect(history).toHaveLength(6 * 11);
    const { root, rows, streams } = await rootOfTrail(trail);
    expect({ root, rows, streams }).toEqual({ root: rootByDefinition(history), rows: history.length, streams: 6 * 5 });
  });

  it('has the same root however rows arrive: shuffled, twice, and again later', async () => {
    const { root } = await rootOfTrail(trail);
    for (const [run, batch] of [1, 3, 10, 100].entries()) {
      const other = await siblingTrail(trail, `shuffled_${String(run)}`);
      const arriving = [...shuffled(history, random), ...shuffled(history, random).slice(0, 20)];
      for (let again = 0; again < 30; again++)
        arriving.splice(random(arriving.length), 0, history[random(history.length)]!);
      await takeRows(other, arriving, batch);
      await takeRows(other, shuffled(history, random).slice(0, 15));
      expect((await rootOfTrail(other)).root).toBe(root);
    }
  });

  it('says who set a figure, when, under which rules, before and after', async () => {
    const { entries, figures, alarms } = await trailOf(trail, { subject: targetIds[0]!, tenant });
    expect(entries).toHaveLength(11);
    expect(entries.find(({ type }) => type === 'budget-approved')).toMatchObject({
      event: { store: 'targets', tenant, stream: `budget-line/${targetIds[0]!}.2022`, version: 2 },
      known: true,
      effectiveAt: '2022-01-05T00:00:00.000000Z',
      actor: { as: 'grant', desk: 'budget-desk' },
      correlationId: 'trace',
      rules: { hash: 'f'.repeat(64), layers: [{ id: 'fufeng-2022', version: 1 }], basis: [] },
    });
    expect(entries.find(({ type }) => type === 'budget-cut')?.changes).toContainEqual({
      figure: 'budget-in-force',
      item: '2022',
      name: '现行预算',
      unit: '元',
      before: '500000.00',
      after: '1.00',
      beforeShown: '500000.00',
      afterShown: '1.00',
    });
    expect(figures.find(({ figure }) => figure === 'requested-amount')?.value).toBe('500000.00');
    expect(figures.find(({ figure }) => figure === 'budget-in-force')?.value).toBe('1.00');
    const approval = entries.find(({ type }) => type === 'budget-approved');
    expect(approval?.changes.find(({ figure }) => figure === 'budget-in-force')).toMatchObject({ demo: true });
    expect(figures.find(({ figure }) => figure === 'payment-status')).toMatchObject({
      value: 'stopped',
      shown: '停止拨付',
    });
    expect(entries.filter(({ known }) => !known).map(({ type }) => type)).toEqual([
      'nobody-knows-this',
      'nobody-knows-this',
      'nobody-knows-that',
    ]);
    expect(alarms).toEqual([]);
  });

  it('withdraws the indicators that a correction no longer lists', async () => {
    const { entries, figures } = await trailOf(trail, { subject: targetIds[0]! });
    expect(figures.filter(({ figure }) => figure === 'indicator-target').map(({ item }) => item)).toEqual([
      '2022/1/i1',
    ]);
    const corrected = entries.findLast(({ type }) => type === 'target-declared');
    expect(corrected?.changes).toContainEqual(
      expect.objectContaining({ figure: 'indicator-target', item: '2022/1/i2', before: '≥90%', after: null }),
    );
  });

  it('answers for one stream by its name, and for nobody else’s tenant', async () => {
    const stream = `budget-line/${targetIds[1]!}.2022`;
    expect((await trailOf(trail, { subject: stream })).entries).toHaveLength(4);
    expect((await trailOf(trail, { subject: stream, tenant: 'another' })).entries).toEqual([]);
  });

  it('goes by business time where it is asked to', async () => {
    const asked = { subject: targetIds[0]! };
    const inForce = async (effective: string) =>
      (await trailOf(trail, asked, { effective })).figures.find(({ figure }) => figure === 'budget-in-force')?.value;
    expect(await inForce('2022-01-04T00:00:00.000000Z')).toBeUndefined();
    expect(await inForce('2022-01-09T00:00:00.000000Z')).toBe('500000.00');
    expect(await inForce('2022-01-10T00:00:00.000000Z')).toBe('1.00');
    const { entries } = await trailOf(trail, asked, { effective: '2022-02-01T00:00:00.000000Z' });
    const types = entries.map(({ type }) => type);
    // Recorded the other way round.
    expect(types.indexOf('budget-cut')).toBeLessThan(types.indexOf('payment-stopped'));
  });
});

describe('following a store', () => {
  it('reads all again when the feed is another than before, and takes nothing twice', async () => {
    const other = await siblingTrail(trail, 'other_feed');
    await take(other, 'targets', { rows: [], progress: 'g1;0=12 abc,' });
    const feed = postgresHistory(stores[0]!, stores[0]!.historianUrl);
    const inStore = history.filter(({ store }) => store === 'targets').length;
    expect(await takeNext(trail.pool, other.schema, feed)).toMatchObject({ added: inStore, repeated: 0 });
    expect(await takeNext(trail.pool, other.schema, feed)).toMatchObject({ added: 0, repeated: 0 });
    await feed.close();
  });

  it('takes nothing where another instance has gone on meanwhile', async () => {
    const other = await siblingTrail(trail, 'rival');
    const feed = postgresHistory(stores[0]!, stores[0]!.historianUrl);
    expect(await takeNext(trail.pool, other.schema, overtaken(feed, other, '1-2-3'))).toMatchObject({
      added: 0,
      atEnd: false,
    });
    expect((await rootOfTrail(other)).rows).toBe(0);
    await feed.close();
  });
});

describe('as of an instant', () => {
  it('answers at 200 random instants as the stores, cut there, would', async () => {
    const ordered = [...history].sort(compareRecorded);
    const [first, last] = [ordered[0]!.recordedAt, ordered.at(-1)!.recordedAt].map((at) => Date.parse(at));
    for (let n = 0; n < 200; n++) {
      // Every other instant is the very instant of an event: the cut includes it.
      const asOf =
        n % 2 === 0
          ? history[random(history.length)]!.recordedAt
          : `${new Date(first! + random(last! - first! + 2)).toISOString().slice(0, 23)}${String(random(1000)).padStart(3, '0')}Z`;
      const cut = history.filter((row) => row.recordedAt <= asOf);
      const subject = targetIds[random(targetIds.length)]!;
      const { entries, figures } = await trailOf(trail, { subject }, { asOf });
      expect({ asOf, entries, figures }).toEqual({ asOf, ...foldTrail(cut, subject) });
      const { root, rows } = await rootOfTrail(trail, asOf);
      expect({ asOf, root, rows }).toEqual({ asOf, root: rootByDefinition(cut), rows: cut.length });
    }
  }, 120_000);

  it('is what a trail of nothing but the rows up to there says', async () => {
    for (let n = 0; n < 10; n++) {
      const asOf = history[random(history.length)]!.recordedAt;
      const other = await siblingTrail(trail, 'cut_off');
      await takeRows(
        other,
        shuffled(
          history.filter((row) => row.recordedAt <= asOf),
          random,
        ),
        7,
      );
      const subject = targetIds[random(targetIds.length)]!;
      const [{ entries, figures }, cut] = [
        await trailOf(trail, { subject }, { asOf }),
        await trailOf(other, { subject }),
      ];
      expect({ entries, figures }).toEqual({ entries: cut.entries, figures: cut.figures });
      expect((await rootOfTrail(trail, asOf)).root).toBe((await rootOfTrail(other)).root);
    }
  });

  it('tells what changed between two instants, whichever is named first', async () => {
    const ordered = [...history].sort(compareRecorded);
    const [from, to] = [ordered[20]!.recordedAt, ordered[55]!.recordedAt];
    const asked = { subject: targetIds[2]! };
    const answer = await differenceOf(trail, asked, [to, from]);
    const cut = history.filter((row) => row.recordedAt <= to);
    expect(answer).toMatchObject({ from, to, ...diffTrail(cut, asked.subject, from) });
    const [before, after] = [await trailOf(trail, asked, { asOf: from }), await trailOf(trail, asked, { asOf: to })];
    expect(answer.entries).toEqual(after.entries.slice(before.entries.length));
    for (const { figure, item, after: value } of answer.figures) {
      expect(after.figures.find((each) => each.figure === figure && each.item === item)?.value ?? null).toBe(value);
    }
  });

  it('is refused where a store may still record something, with how far each store is', async () => {
    const watermarks = await watermarksOf(trail);
    const closed = closedEverywhere(watermarks)!;
    await expect(trailOf(trail, { subject: targetIds[0]! }, { asOf: closed })).resolves.toMatchObject({ asOf: closed });
    const later = new Date(Date.parse(closed) + 5_000).toISOString().replace('Z', '000Z');
    const refused = trailOf(trail, { subject: targetIds[0]! }, { asOf: later });
    await expect(refused).rejects.toBeInstanceOf(NotClosedYetError);
    await expect(refused).rejects.toMatchObject({ instant: later, watermarks });
    await expect(rootOfTrail(trail, later)).rejects.toBeInstanceOf(NotClosedYetError);
    await expect(differenceOf(trail, { subject: 'x' }, [closed, later])).rejects.toBeInstanceOf(NotClosedYetError);
  });

  it('is refused for every instant while one store has told no mark', async () => {
    const other = await siblingTrail(trail, 'no_mark');
    await take(other, 'targets', { rows: [], closedThrough: '2022-01-01T00:00:00.000000Z' });
    await take(other, 'monitoring', { rows: [] });
    await expect(trailOf(other, { subject: 'x' }, { asOf: '2021-01-01T00:00:00.000000Z' })).rejects.toMatchObject({
      watermarks: [
        { store: 'monitoring', closedThrough: null },
        { store: 'targets', closedThrough: '2022-01-01T00:00:00.000000Z' },
      ],
    });
  });

  it('goes by the newest mark, also where an older one comes later', async () => {
    const other = await siblingTrail(trail, 'late_mark');
    const [older, newest] = ['2022-01-01T00:00:00.000000Z', '2022-01-02T00:00:00.000000Z'];
    for (const closedThrough of [newest, older]) await take(other, 'targets', { rows: [], closedThrough });
    expect(await watermarksOf(other)).toEqual([{ store: 'targets', closedThrough: newest }]);
  });

  it('is not closed beyond a gap, whatever the mark says', async () => {
    const other = await siblingTrail(trail, 'gap');
    const stream = history.filter((row) => row.stream === `budget-line/${targetIds[3]!}.2022`);
    const [one, two, three] = [...stream].sort((a, b) => a.version - b.version);
    await take(other, 'targets', { rows: [one!, three!], closedThrough: three!.recordedAt });
    expect(await watermarksOf(other)).toEqual([{ store: 'targets', closedThrough: one!.recordedAt }]);
    expect((await trailOf(other, { subject: targetIds[3]! })).entries).toHaveLength(1);
    await take(other, 'targets', { rows: [two!] });
    expect(await watermarksOf(other)).toEqual([{ store: 'targets', closedThrough: three!.recordedAt }]);
    expect((await trailOf(other, { subject: targetIds[3]! })).entries).toHaveLength(3);
  });
});

describe('a row that comes with other bytes than before', () => {
  it('changes nothing, and is seen in every answer about its stream', async () => {
    const other = await siblingTrail(trail, 'diverged');
    await takeRows(other, history);
    const { root } = await rootOfTrail(other);
    const row = history.find(({ stream, version }) => stream === `budget-line/${targetIds[4]!}.2022` && version === 2)!;
    const forged = { ...row, incarnation: 2, data: row.data.replace('540000.00', '940000.00') };
    expect(forged.data).not.toBe(row.data);
    for (let twice = 0; twice < 2; twice++) {
      const [taken] = await takeRows(other, [forged, row]);
      expect(taken).toMatchObject({ added: 0, repeated: 1, diverged: twice === 0 ? [{ version: 2 }] : [] });
    }
    expect((await rootOfTrail(other)).root).toBe(root);
    const { alarms, figures } = await trailOf(other, { subject: targetIds[4]! });
    expect(alarms).toEqual([
      {
        kind: 'history-diverged',
        event: { store: 'targets', tenant, stream: row.stream, version: 2 },
        hash: rowHashOf(forged).toString('hex'),
        noticedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
    expect(figures.find(({ figure }) => figure === 'budget-in-force')?.value).toBe('1.00');
    expect((await trailOf(other, { subject: targetIds[0]! })).alarms).toEqual([]);
  });

  it('cannot be put in the place of the first, not even by the owner of the tables', async () => {
    for (const statement of ['update trail.rows set data = data', 'delete from trail.rows', 'truncate trail.rows']) {
      await expect(trail.pool.query(statement)).rejects.toThrow(/never changed/);
    }
    await expect(trail.pool.query('delete from trail.divergences')).rejects.toThrow(/never changed/);
    const replica = `set session_replication_role = replica; delete from trail.rows`;
    await expect(trail.pool.query(replica)).rejects.toThrow(/never changed/);
  });
});
