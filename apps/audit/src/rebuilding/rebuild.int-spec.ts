import pg from 'pg';
import { randomFrom, recordYear, targetIds } from '../testing/county-year.js';
import { testStores, type TestStore } from '../testing/stores.js';
import { catchUp, testTrail, type TestTrail } from '../testing/trail-database.js';
import { postgresHistory } from '@wenxiao/messaging';
import { eventually } from '@wenxiao/messaging/testing';
import { rootOfTrail, trailOf, watermarksOf } from '../trail/questions.js';
import { rebuildTrail, type Rebuilt } from './rebuild.js';

let stores: TestStore[];
let trail: TestTrail;
const stream = `budget-line/${targetIds[0]!}.2022`;

beforeAll(async () => {
  stores = await testStores('targets', 'monitoring', 'evaluation');
  await recordYear(stores, randomFrom(11));
}, 120_000);

beforeEach(async () => {
  trail = await testTrail();
});

afterEach(async () => {
  await trail.drop();
});

afterAll(async () => {
  for (const store of stores) await store.drop();
});

async function rebuild(): Promise<Rebuilt> {
  const feeds = stores.map((store) => postgresHistory(store, store.historianUrl));
  try {
    return await rebuildTrail(trail.pool, feeds);
  } finally {
    for (const feed of feeds) await feed.close();
  }
}

async function schemas(): Promise<string[]> {
  const { rows } = await trail.pool.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname like 'trail%' order by nspname`,
  );
  return rows.map(({ name }) => name);
}

/** What somebody with the superuser's hand does to the tables. */
async function tamper(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: trail.database.url });
  await client.connect();
  await client.query(`alter table trail.rows disable trigger rows_are_never_changed`);
  await client.query(statement);
  await client.end();
}

/** A rebuild that waits, before it puts the new trail in force, for somebody who reads the former one. */
async function heldUp(): Promise<Readonly<{ reader: pg.Client; rebuilding: Promise<Rebuilt> }>> {
  const reader = new pg.Client({ connectionString: trail.database.url });
  await reader.connect();
  await reader.query('begin');
  await reader.query('select from trail.rows limit 1');
  const rebuilding = rebuild();
  const asked = `select from pg_stat_activity where query like 'lock table%' and datname = current_database()`;
  await eventually(async () => expect((await trail.pool.query(asked)).rows).not.toEqual([]));
  return { reader, rebuilding };
}

describe('rebuilding the trail', () => {
  it('gives the root of the trail that grew with the stores, and replaces it', async () => {
    await catchUp(trail, stores);
    const { root, rows } = await rootOfTrail(trail);
    expect(await rebuild()).toMatchObject({ root, rows, differences: [], waiting: 0, diverged: 0 });
    expect(await schemas()).toEqual(['trail']);
    expect((await rootOfTrail(trail)).root).toBe(root);
    expect((await watermarksOf(trail)).map(({ store }) => store)).toEqual(['evaluation', 'monitoring', 'targets']);
  });

  it('waits for whoever reads or follows the trail, and gets in nobody’s way', async () => {
    await catchUp(trail, stores);
    const { reader, rebuilding } = await heldUp();
    for (const table of ['sources', 'streams', 'waiting', 'parties', 'standings'])
      await reader.query(`select from trail.${table} limit 1`);
    await reader.query('commit');
    await reader.end();
    expect(await rebuilding).toMatchObject({ differences: [] });
    expect(await schemas()).toEqual(['trail']);
  });

  it('makes a trail where there was none, and one that goes on growing', async () => {
    await trail.pool.query('drop schema trail cascade');
    const rebuilt = await rebuild();
    expect(rebuilt.keptAs).toBeUndefined();
    await stores[1]!.append('monitoring/late', { type: 'nobody-knows-this', data: {} });
    await catchUp(trail, stores);
    expect((await rootOfTrail(trail)).rows).toBe(rebuilt.rows + 1);
  });

  it('keeps a trail that was tampered with as evidence, and puts the true one in force', async () => {
    await catchUp(trail, stores);
    const { root } = await rootOfTrail(trail);
    await tamper(`update trail.rows set data = '{}' where stream = '${stream}' and version = 2`);
    const rebuilt = await rebuild();
    expect(rebuilt).toMatchObject({ root, differences: [{ kind: 'altered', event: { stream, version: 2 } }] });
    expect(await schemas()).toEqual(['trail', rebuilt.keptAs]);
    expect((await trailOf(trail, { subject: targetIds[0]! })).alarms).toEqual([]);
    const { rows } = await trail.pool.query(
      `select data from ${rebuilt.keptAs!}.rows where stream = $1 and version = 2`,
      [stream],
    );
    expect(rows).toEqual([{ data: '{}' }]);
  });

  it('does not forget that a store’s history was another once', async () => {
    await catchUp(trail, stores);
    const owner = new pg.Client({ connectionString: stores[0]!.superuserUrl });
    await owner.connect();
    await owner.query(`alter table event_store.events disable trigger events_are_never_changed`);
    const exchange = async (from: string, to: string) => {
      const change = `update event_store.events set data = replace(data::text, $2, $3)::json where stream = $1 and version = 2`;
      await owner.query(change, [stream, from, to]);
    };
    await exchange('500000.00', '900000.00');
    const rebuilt = await rebuild();
    expect(rebuilt.differences.map(({ kind, event }) => `${kind} ${String(event.version)}`)).toEqual([
      'differs 2',
      'head-differs 3',
      'head-differs 4',
    ]);
    expect((await trailOf(trail, { subject: targetIds[0]! })).alarms).toMatchObject([{ kind: 'history-diverged' }]);
    await exchange('900000.00', '500000.00');
    await owner.end();
    await rebuild();
    expect((await trailOf(trail, { subject: targetIds[0]! })).alarms).toHaveLength(2);
  });

  it('says what a store no longer gives', async () => {
    await catchUp(trail, stores);
    await tamper(`insert into trail.rows
      select store, incarnation, tenant, stream || '-lost', version, type, schema_version, data, metadata, recorded_at, command_id,
             command_hash, published_type, published_version, published, previous_published, row_hash, head
        from trail.rows where stream = '${stream}' and version = 1`);
    const { differences, keptAs } = await rebuild();
    expect(differences).toMatchObject([{ kind: 'not-in-source', event: { stream: `${stream}-lost`, version: 1 } }]);
    expect(keptAs).toMatch(/^trail_kept_\d{17}$/);
  });

  it('is done once at a time, and only by who owns the database', async () => {
    await catchUp(trail, stores);
    const { reader, rebuilding } = await heldUp();
    await expect(rebuild()).rejects.toMatchObject({ code: 'under-way' });
    await reader.query('commit');
    await reader.end();
    expect(await rebuilding).toMatchObject({ differences: [] });

    const role = trail.database.name.replaceAll('-', '_');
    await trail.pool.query(`create role ${role} login password 'x'`);
    const url = new URL(trail.database.url);
    [url.username, url.password] = [role, 'x'];
    const pool = new pg.Pool({ connectionString: url.toString() });
    await expect(rebuildTrail(pool, [])).rejects.toMatchObject({ code: 'not-owner' });
    await pool.end();
    await trail.pool.query(`drop role ${role}`);
  });
});
