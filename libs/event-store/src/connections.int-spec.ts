import { DatabaseClient, DatabasePool } from './connections.js';
import { freshStore, type FreshStore } from './testing/index.js';

let store: FreshStore;

beforeAll(async () => {
  store = await freshStore('connections');
  const superuser = await store.session('superuser');
  const otherwise = {
    datestyle: `'German'`,
    timezone: `'America/New_York'`,
    intervalstyle: `'iso_8601'`,
    bytea_output: `'escape'`,
    extra_float_digits: '-10',
    search_path: 'pg_temp',
    standard_conforming_strings: 'off',
    client_encoding: `'GBK'`,
  };
  for (const [name, value] of Object.entries(otherwise))
    await superuser.query(`alter database ${store.roles.service} set ${name} = ${value}`);
});
afterAll(() => store.drop());

const asked = `select current_schema() as schema, interval '1 day 2 hours'::text as interval, 0.1::float8 + 0.2::float8 as sum,
  timestamptz '2023-01-31T00:00:00Z'::text as instant, date '2023-01-31'::text as day, '\\xff'::bytea::text as bytes, '\\n' as text,
  current_setting('client_encoding') as encoding`;
const answered = {
  schema: 'public',
  interval: '1 day 02:00:00',
  sum: 0.1 + 0.2,
  instant: '2023-01-31 00:00:00+00',
  day: '2023-01-31',
  bytes: '\\xff',
  text: '\\n',
  encoding: 'UTF8',
};

describe('a database whose defaults are others', () => {
  it('is read as any, by one connection and by those of a pool', async () => {
    const client = new DatabaseClient({ connectionString: store.url('service') });
    await client.connect();
    expect((await client.query(asked)).rows).toEqual([answered]);
    await client.end();
    const pool = new DatabasePool({ connectionString: store.url('service'), max: 1 });
    expect((await pool.query(asked)).rows).toEqual([answered]);
    await pool.end();
  });

  it('still gets what the URL asks for beside', async () => {
    const url = new URL(store.url('service'));
    url.searchParams.set('options', '-c lock_timeout=1234 -c datestyle=German');
    const client = new DatabaseClient({ connectionString: url.href });
    await client.connect();
    expect((await client.query(asked)).rows).toEqual([answered]);
    expect((await client.query('show lock_timeout')).rows).toEqual([{ lock_timeout: '1234ms' }]);
    await client.end();
  });
});

describe('a shell that has settings for other uses of PostgreSQL', () => {
  const others = { PGSSLMODE: 'require', PGOPTIONS: '-c datestyle=German', PGCLIENTENCODING: 'GBK' };
  afterEach(() => {
    for (const name of Object.keys(others)) Reflect.deleteProperty(process.env, name);
  });

  it('changes no connection', async () => {
    Object.assign(process.env, others);
    const client = new DatabaseClient({ connectionString: store.url('service') });
    await client.connect();
    expect((await client.query(asked)).rows).toEqual([answered]);
    await client.end();
  });
});
