import pg from 'pg';
import { randomFrom, recordYear, targetIds } from '../testing/county-year.js';
import { takeNameOf, tenant, testStores, type TestStore } from '../testing/stores.js';
import { catchUp, testTrail, type TestTrail } from '../testing/trail-database.js';
import { rootOfTrail, trailOf, watermarksOf } from '../trail/questions.js';
import { compareWithStore } from './compare-with-store.js';
import { inSnapshot } from './snapshot.js';
import { Findings, type Verification, verifyTrail } from './verify.js';

let stores: TestStore[];
let trail: TestTrail;
let superuser: pg.Client;
const stream = `budget-line/${targetIds[0]!}.2022`;

beforeAll(async () => {
  stores = await testStores('targets', 'monitoring', 'evaluation');
  await recordYear(stores, randomFrom(7));
  trail = await testTrail();
  await catchUp(trail, stores);
  superuser = new pg.Client({ connectionString: trail.database.url });
  await superuser.connect();
  // No trigger stands in the way of this hand.
  await superuser.query(`alter table trail.rows disable trigger rows_are_never_changed`);
  await superuser.query(`create table true_rows as table trail.rows; create table true_streams as table trail.streams`);
}, 120_000);

beforeEach(async () => {
  await superuser.query(`truncate trail.rows, trail.streams;
    insert into trail.rows table true_rows;
    insert into trail.streams table true_streams`);
});

afterAll(async () => {
  await superuser.end();
  await trail.drop();
  for (const store of stores) await store.drop();
});

const verify = (): Promise<Verification> => inSnapshot(trail.pool, (sql) => verifyTrail({ sql, schema: 'trail' }));
const found = ({ findings }: { findings: Verification['findings'] }) =>
  findings.map(({ kind, event }) => `${kind} ${event.stream}@${String(event.version)}`);

async function compareAll(): Promise<{ compared: number; findings: Verification['findings'] }> {
  const findings = new Findings();
  let compared = 0;
  for (const { store, closedThrough } of await watermarksOf(trail)) {
    const client = new pg.Client({ connectionString: stores.find((each) => each.store === store)!.historianUrl });
    await client.connect();
    compared += await compareWithStore(trail, { name: store, sql: client, through: closedThrough! }, findings);
    await client.end();
  }
  return { compared, findings: findings.list };
}

describe('verifying a trail', () => {
  it('finds nothing in one that nobody touched, and recomputes its root', async () => {
    const { root, rows, streams } = await rootOfTrail(trail);
    expect(await verify()).toMatchObject({ root, rows, streams, findings: [], findingsCount: 0 });
    expect(await compareAll()).toEqual({ compared: rows, findings: [] });
  });

  it.each([
    ['data', `data = replace(data, '500000.00', '500000.01')`],
    ['metadata', `metadata = metadata || ' '`],
    [
      'recorded-at',
      `recorded_at = overlay(recorded_at placing translate(substr(recorded_at, 26, 1), '0123456789', '1234567890') from 26)`,
    ],
    ['type', `type = type || 'x'`],
    ['published text', `published = overlay(published placing ' ' from 1)`],
    ['command id', `command_id = overlay(command_id placing 'f' from 1)`],
    ['incarnation', `incarnation = incarnation + 1`],
  ])('finds one changed byte of a row: %s', async (_, change) => {
    const { rowCount } = await superuser.query(`update trail.rows set ${change} where stream = $1 and version = 2`, [
      stream,
    ]);
    expect(rowCount).toBe(1);
    const { root } = await rootOfTrail(trail);
    const verification = await verify();
    expect(found(verification)).toEqual([`row-altered ${stream}@2`]);
    expect(verification.root).not.toBe(root);
    expect((await trailOf(trail, { subject: targetIds[0]! })).alarms).toMatchObject([
      { kind: 'row-altered', event: { stream, version: 2 } },
    ]);
  });

  it('finds a changed hash, a changed head, a missing row and a changed note of the newest', async () => {
    const where = `where stream = '${stream}' and version`;
    const byte = (column: string) => `${column} = set_byte(${column}, 0, get_byte(${column}, 0) # 1)`;
    await superuser.query(`update trail.rows set ${byte('row_hash')} ${where} = 2`);
    expect(found(await verify())).toEqual([`row-altered ${stream}@2`, `chain-broken ${stream}@2`]);
    await superuser.query(`update trail.rows set ${byte('row_hash')} ${where} = 2`);
    expect(found(await verify())).toEqual([]);

    await superuser.query(`update trail.rows set ${byte('head')} ${where} = 2`);
    expect(found(await verify())).toEqual([`chain-broken ${stream}@2`, `chain-broken ${stream}@3`]);
    await superuser.query(`update trail.rows set ${byte('head')} ${where} = 2`);

    await superuser.query(`update trail.streams set ${byte('head')} where stream = $1`, [stream]);
    expect(found(await verify())).toEqual([`tip-wrong ${stream}@4`]);
    await superuser.query(`update trail.streams set ${byte('head')} where stream = $1`, [stream]);

    await superuser.query(`delete from trail.rows ${where} = 2`);
    expect(found(await verify())).toEqual([`chain-broken ${stream}@3`, `row-missing ${stream}@3`]);
  });

  it('finds what fits together but is not all that the store holds', async () => {
    // Whoever writes the tables can make them fit: a trail that ends one row early has nothing wrong in itself.
    await superuser.query(`delete from trail.rows where stream = $1 and version = 4`, [stream]);
    await superuser.query(
      `update trail.streams s set version = 3, head = r.head from trail.rows r
        where s.stream = $1 and r.stream = $1 and r.version = 3`,
      [stream],
    );
    expect(found(await verify())).toEqual([]);
    expect(found(await compareAll())).toEqual([`not-in-trail ${stream}@4`]);
  });

  it('finds a row that the store does not have, and one whose bytes are others there', async () => {
    const owner = new pg.Client({ connectionString: stores[0]!.superuserUrl });
    await owner.connect();
    await owner.query(`begin`);
    await owner.query(`alter table event_store.events disable trigger events_are_never_changed`);
    await owner.query(`delete from event_store.events where stream = $1 and version = 4`, [stream]);
    await owner.query(`update event_store.events set data = '{}' where stream = $1 and version = 1`, [stream]);
    const findings = new Findings();
    const closedThrough = (await watermarksOf(trail)).find(({ store }) => store === 'targets')!.closedThrough!;
    await compareWithStore(trail, { name: 'targets', sql: owner, through: closedThrough }, findings);
    await owner.query(`rollback`);
    await owner.end();
    expect(found({ findings: findings.list })).toEqual([`differs-from-store ${stream}@1`, `not-in-store ${stream}@4`]);
  });

  it('finds an id that stands under two tenants, whatever is called by it, and says who had it first', async () => {
    const [id, other] = [targetIds[0]!, 'another-county'];
    await takeNameOf(stores[0]!, stream, { tenant: other, stream: `subject/${id.toUpperCase()}` });
    // What jurisdictions have each for themselves is no id of two.
    for (const own of [`person-grants/${id}`, `code/${id}.1`, `parked-message/${id}/targets/${stream}`])
      await takeNameOf(stores[0]!, stream, { tenant: other, stream: own });
    await catchUp(trail, stores);
    expect(await verify()).toMatchObject({
      findingsCount: 1,
      findings: [
        {
          kind: 'id-of-two-tenants',
          event: { store: 'targets', tenant: other, stream: `subject/${id.toUpperCase()}`, version: 1 },
          beside: { store: 'targets', tenant, version: 1 },
        },
      ],
    });
  });
});
