import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import pg from 'pg';
import { claimAlarms, dueMigrations, dueSchema } from '../src/due/alarms.js';
import { markedStreams } from '../src/due/reckonings.js';

let store: FreshStore;
let pool: pg.Pool;
beforeAll(async () => {
  store = await freshStore('letters', { migrations: [dueMigrations], workingSchemas: [dueSchema] });
  pool = store.pool('service');
});
afterAll(() => store.drop());

it('reads the first of each tenant alone where many wait behind them', async () => {
  const waiting = 20_000;
  await pool.query(
    `insert into due.alarms (tenant, stream, what, wake_on, opened_version)
     select 'busy-' || at % 4, 'nowhere/' || at, 'overdue', date '2030-01-01' + at % 7, 1 from generate_series(1, $1) as at`,
    [waiting],
  );
  await pool.query(
    `insert into due.reckonings (tenant, stream, not_before)
     select 'busy-' || at % 4, 'nowhere/' || at, '-infinity' from generate_series(1, $1) as at`,
    [waiting],
  );
  const owner = new pg.Client(store.url('owner'));
  await owner.connect();
  await owner.query('analyze due.alarms, due.reckonings').finally(() => owner.end());
  const client = await pool.connect();
  try {
    await client.query('begin');
    const alarms = await claimAlarms(client, '2031-06-01', 20);
    const marked = await markedStreams(client, 20, '2031-06-01');
    const turns = (of: readonly Readonly<{ tenant: string }>[]) =>
      of.filter(({ tenant }) => tenant === 'busy-1').length;
    expect([turns(alarms), turns(marked)]).toEqual([5, 5]);
    const { rows } = await client.query<{ table: string; read: number }>(
      `select relname as table, (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables
        where schemaname = 'due' and relname in ('alarms', 'reckonings') order by relname`,
    );
    expect(rows.map(({ table }) => table)).toEqual(['alarms', 'reckonings']);
    for (const { read } of rows) expect(read).toBeLessThan(waiting / 20);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
