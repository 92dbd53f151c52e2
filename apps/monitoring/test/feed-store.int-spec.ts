import { serviceMigrations, serviceSchemas } from '@wenxiao/service-kit';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import type { DatabasePool } from '@wenxiao/event-store';
import { type Batch, type CheckedRow, FeedStore } from '../src/execution-feed/feed-store.js';
import { monitoringPlan } from '../src/index.js';

let database: FreshStore;
let pool: DatabasePool;
let store: FeedStore;
beforeAll(async () => {
  database = await freshStore('monitoring', {
    migrations: [...serviceMigrations, ...monitoringPlan.migrations],
    workingSchemas: [...serviceSchemas, ...monitoringPlan.workingSchemas],
  });
  pool = database.pool('service');
  store = new FeedStore(pool);
});
afterAll(() => database.drop());

const row = (number: number): CheckedRow => ({ number, sent: {}, flaw: 'unknown-line' });
const rows = (count: number) => Array.from({ length: count }, (_, at) => row(at + 2));
const batch = (upload: string, status: Batch['status']): Batch => ({
  ...{ batch: upload, upload, hash: 'h', status, lines: 0, rejected: 1, sum: '0.00' },
  command: { actor: { id: 'x', as: 'system' }, rules: { hash: 'r', layers: [] }, correlationId: 'c' },
});

async function upload(count: number): Promise<string> {
  const id = await store.newUpload();
  await store.keep(id, rows(count));
  return id;
}
const kept = async (id: string): Promise<number> => (await store.counts(id)).rejected;
const yesterday = (id: string) =>
  database
    .pool('owner')
    .query(`update execution_feed.uploads set began = now() - interval '25 hours' where upload = $1`, [id]);

it('what was read and came to no batch is forgotten after a day, and nothing that did', async () => {
  const [lost, reading, refused, accepted] = [await upload(3), await upload(3), await upload(3), await upload(3)];
  for (const each of [lost, refused, accepted]) await yesterday(each);
  await store.put('county', batch(refused, 'refused'));
  await store.put('county', batch(accepted, 'accepted'));
  await store.forgetLost();
  expect(await Promise.all([lost, reading, refused, accepted].map(kept))).toEqual([0, 3, 3, 3]);
  await store.forget(reading);
  expect(await kept(reading)).toBe(0);
});

it('what is forgotten is found without reading the rows of all batches', async () => {
  const lost = await upload(500);
  for (let each = 0; each < 20; each += 1) await store.put('county', batch(await upload(500), 'accepted'));
  await yesterday(lost);
  const owner = database.pool('owner');
  await owner.query('analyze execution_feed.rows');
  await owner.query('analyze execution_feed.uploads');
  const said: string[] = [];
  const explaining = new FeedStore({
    query: async (text: string, values?: unknown[]) => {
      const { rows: plan } = await owner.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
      said.push(...plan.map((line) => line['QUERY PLAN']));
      return { rows: [] };
    },
  });
  await explaining.forgetLost();
  expect(said.join('\n')).toContain('Index Cond: (upload = lost.upload)');
  expect(said.join('\n')).not.toContain('Seq Scan on rows');
});
