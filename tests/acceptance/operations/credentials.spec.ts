// What the running product itself may do to what it has recorded: nothing but add to it.
import pg from 'pg';
import { startProduct, type Product } from '../harness/product.js';

const stores = ['directory', 'targets', 'monitoring', 'evaluation', 'accountability', 'evidence', 'audit', 'overview'];

let product: Product;
const clients = new Map<string, pg.Client>();
beforeAll(async () => {
  product = await startProduct();
  for (const store of stores) {
    const client = new pg.Client({ connectionString: product.running.stores.urlOf(store, 'service') });
    await client.connect();
    clients.set(store, client);
  }
});
afterAll(async () => {
  for (const client of clients.values()) await client.end();
  await product.close();
});

const nameIn = (url: string) => decodeURIComponent(new URL(url).username);

it('is connected as the roles that can only append and read, to every store', async () => {
  const { urlOf } = product.running.stores;
  const allowed = stores.flatMap((store) =>
    (['service', 'reader', 'historian'] as const).map((role) => nameIn(urlOf(store, role))),
  );
  const { rows } = await clients
    .get('directory')!
    .query<{ usename: string }>(`select distinct usename from pg_stat_activity where starts_with(datname, $1)`, [
      nameIn(urlOf('directory', 'service')).replace(/directory$/, ''),
    ]);
  const connected = rows.map(({ usename }) => usename);
  expect(connected.filter((name) => !allowed.includes(name))).toEqual([]);
  expect(connected).toEqual(expect.arrayContaining(stores.map((store) => nameIn(urlOf(store, 'service')))));
});

describe.each(stores)('the credentials of %s', (store) => {
  it.each([
    [`update event_store.events set data = '{}'`],
    ['delete from event_store.events'],
    ['truncate event_store.events'],
    ['alter table event_store.events add column mine text'],
    ['alter table event_store.events disable trigger all'],
    ['drop table event_store.events cascade'],
    [`insert into event_store.events select * from event_store.events`],
    ['set session_replication_role = replica'],
  ])('do not let it %s', async (sql) => {
    const client = clients.get(store)!;
    const fingerprint = `select count(*)::int as events, md5(string_agg(data::text, '' order by position)) as md5 from event_store.events`;
    const before = await client.query(fingerprint);
    await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
    expect((await client.query(fingerprint)).rows).toEqual(before.rows);
  });

  it('do not let it become anybody else', async () => {
    const client = clients.get(store)!;
    const { urlOf } = product.running.stores;
    const { rows } = await client.query<{ superuser: string }>(
      `select rolname as superuser from pg_roles where rolsuper order by oid limit 1`,
    );
    const others = [
      nameIn(urlOf(store, 'owner')),
      rows[0]!.superuser,
      nameIn(urlOf(store === 'audit' ? 'targets' : 'audit', 'service')),
    ];
    for (const role of others) {
      await expect(client.query(`set role "${role}"`)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
