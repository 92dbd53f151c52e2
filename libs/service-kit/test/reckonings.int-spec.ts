import type { Queryable } from '@wenxiao/event-store';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { eventually } from '@wenxiao/messaging/testing';
import type pg from 'pg';
import { dueMigrations, dueSchema } from '../src/due/alarms.js';
import { markedStreams, reckonAppended, reckonFrom, reckonNaming, setAhead } from '../src/due/reckonings.js';

const today = '2031-01-01';
let store: FreshStore;
let pool: pg.Pool;

beforeAll(async () => {
  store = await freshStore('reckonings', { migrations: [dueMigrations], workingSchemas: [dueSchema] });
  pool = store.pool('service');
});
afterAll(() => store.drop());

/** The mark of a stream of which something has changed just now. */
async function marked({ tenant, stream }: Readonly<{ tenant: string; stream: string }>) {
  await reckonFrom(pool, [{ tenant, stream }]);
  const all = await markedStreams(pool, 1_000, today);
  return all.find((each) => each.tenant === tenant && each.stream === stream)!;
}

const alarmsOf = async (tenant: string) =>
  (
    await pool.query<{ what: string; day: string }>(
      `select what, wake_on::text as day from due.alarms where tenant = $1`,
      [tenant],
    )
  ).rows;
/** Something changes before what is done meanwhile, and perhaps something else after it; others see it only then. */
async function whileItChanges(
  change: (tx: Queryable) => Promise<void>,
  meanwhile: () => Promise<void>,
  after: (tx: Queryable) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const changing = await pool.connect();
  await changing.query('begin');
  await change(changing);
  await meanwhile();
  await after(changing);
  await changing.query('commit');
  changing.release();
}

/** Somebody has come to wait for a lock of this database. */
const untilSomebodyWaits = (): Promise<unknown> =>
  eventually(async () => {
    const waiting = await pool.query(
      `select from pg_locks l where not l.granted
          and l.pid in (select pid from pg_stat_activity where datname = current_database())`,
    );
    expect(waiting.rows.length).toBeGreaterThan(0);
  });

const marksOf = async (of: string) =>
  (await markedStreams(pool, 1_000, today))
    .filter(({ tenant }) => tenant === of)
    .sort((one, other) => (one.stream < other.stream ? -1 : 1));
const on = (wakeOn: string) => ({ alarms: [{ what: 'overdue', wakeOn }], tasks: [] });

describe('what was reckoned', () => {
  it('is set with its mark taken away: whoever is killed before has left the mark', async () => {
    const of = await marked({ tenant: 'killed', stream: 'letter/killed' });
    expect(await alarmsOf('killed')).toEqual([]);
    await setAhead(pool, [{ ...of, ...on('2031-03-01'), version: 1 }]);
    expect(await alarmsOf('killed')).toEqual([{ what: 'overdue', day: '2031-03-01' }]);
    expect((await markedStreams(pool, 1_000, today)).filter(({ tenant }) => tenant === 'killed')).toEqual([]);
  });

  it('never takes the place of what is known since', async () => {
    const stream = { tenant: 'overtaken', stream: 'letter/overtaken' };
    const early = await marked(stream);
    const late = await marked(stream);
    expect(late.mark).not.toBe(early.mark);
    await setAhead(pool, [{ ...early, ...on('2031-03-01'), version: 1 }]);
    expect(await alarmsOf('overtaken')).toEqual([]);
    await setAhead(pool, [{ ...late, ...on('2031-03-05'), version: 2 }]);
    await setAhead(pool, [{ ...early, ...on('2031-03-01'), version: 1 }]);
    expect(await alarmsOf('overtaken')).toEqual([{ what: 'overdue', day: '2031-03-05' }]);
  });

  it('waits for nobody who is changing something at that moment: it is reckoned once more when that holds', async () => {
    const stream = { tenant: 'changing', stream: 'letter/changing' };
    const found = await marked(stream);
    await whileItChanges(
      (tx) => reckonFrom(tx, [{ tenant: stream.tenant, stream: stream.stream }]),
      () => setAhead(pool, [{ ...found, ...on('2031-03-01'), version: 1 }]),
    );
    expect(await marksOf('changing')).toEqual([{ ...stream, mark: expect.not.stringMatching(found.mark) as string }]);
  });

  it('is reckoned once more where what it is named after changed while it was reckoned for the first time', async () => {
    const [tenant, stream] = ['first-time', 'letter/first.2031'];
    await reckonAppended(pool, [{ tenant, stream, version: 1 }]);
    const [first] = await marksOf(tenant);
    await whileItChanges(
      (tx) => reckonFrom(tx, [{ tenant, stream: 'letter/first' }]),
      () => setAhead(pool, [{ ...first!, ...on('2031-03-01'), version: 1 }]),
    );
    expect((await marksOf(tenant)).map((each) => each.stream)).toEqual(['letter/first', stream]);
    // … and also where it has not come to that yet.
    const [, second] = await marksOf(tenant);
    await reckonFrom(pool, [{ tenant, stream: 'letter/first' }]);
    const [, third] = await marksOf(tenant);
    expect(third).toMatchObject({ stream });
    expect(third!.mark).not.toBe(second!.mark);
    await setAhead(
      pool,
      (await marksOf(tenant)).map((each) => ({ ...each, ...on('2031-03-01'), version: 1 })),
    );
    expect(await marksOf(tenant)).toEqual([]);
  });

  it('is reckoned once more where somebody whom it names changed while it was reckoned for the first time', async () => {
    const [tenant, stream, person] = ['naming', 'letter/naming', 'somebody'];
    await reckonAppended(pool, [{ tenant, stream, version: 1 }]);
    const [first] = await marksOf(tenant);
    const reckoned = { ...on('2031-03-01'), names: [person], version: 1 };
    await reckonNaming(pool, person);
    const [second] = await marksOf(tenant);
    await setAhead(pool, [{ ...first!, ...reckoned }]);
    expect(await marksOf(tenant)).toEqual([second]);
    // … and also where they are seen to have changed only after it.
    await whileItChanges(
      (tx) => reckonNaming(tx, person),
      () => setAhead(pool, [{ ...second!, ...reckoned }]),
    );
    const [third] = await marksOf(tenant);
    expect(third).toMatchObject({ stream });
    await setAhead(pool, [{ ...third!, ...reckoned }]);
    await reckonNaming(pool, 'somebody-else');
    expect(await marksOf(tenant)).toEqual([]);
  });

  it('is not reckoned once more for events that it was reckoned with', async () => {
    const stream = { tenant: 'once', stream: 'letter/once' };
    await setAhead(pool, [{ ...(await marked(stream)), ...on('2031-03-01'), version: 3 }]);
    const isMarked = async () => (await markedStreams(pool, 1_000, today)).some(({ tenant }) => tenant === 'once');
    await reckonAppended(pool, [{ ...stream, version: 3 }]);
    expect(await isMarked()).toBe(false);
    await reckonAppended(pool, [{ ...stream, version: 4 }]);
    expect(await isMarked()).toBe(true);
  });

  it('is marked by one after another: nobody waits for who waits for them, in whatever order streams were appended to', async () => {
    const tenant = 'in-turns';
    const streams = ['letter/a', 'letter/b'].map((stream) => ({ tenant, stream, version: 2 }));
    await reckonAppended(pool, streams);
    await setAhead(
      pool,
      (await marksOf(tenant)).map((each) => ({ ...each, ...on('2031-03-01'), version: 1 })),
    );
    await reckonFrom(pool, [{ tenant, stream: undefined }]);
    let marking: Promise<unknown> = Promise.resolve();
    const [first, last] = streams;
    const changing = whileItChanges(
      (tx) => reckonAppended(tx, [last!]),
      async () => {
        marking = marksOf(tenant);
        await untilSomebodyWaits();
      },
      (tx) => reckonAppended(tx, [first!]),
    );
    await changing.catch(() => undefined);
    const done = { status: 'fulfilled', value: undefined };
    expect(await Promise.allSettled([changing, marking])).toMatchObject([
      done,
      { ...done, value: [first, last].map((each) => ({ stream: each!.stream })) },
    ]);
  });
});
