// Two installations on one server, each with everything: nobody and nothing of one is known to the other.
import { demoAdministrator, demoPassword } from '@wenxiao/cli/demo';
import { readAfter, storeStart } from '@wenxiao/event-store';
import { settled } from '@wenxiao/event-store/testing';
import pg from 'pg';
import { Caller } from './harness/caller.js';
import { declared } from './harness/cycle.js';
import { type Product, startProduct } from './harness/product.js';
import { trailWith } from './harness/trail.js';

let one: Product;
let other: Product;
let subject: string;
beforeAll(async () => {
  [one, other] = await Promise.all([startProduct(), startProduct()]);
  subject = await declared(one.county);
  await trailWith(one.county, subject, 'target-declared');
});
afterAll(async () => {
  await one.close();
  await other.close();
});

it('do not know each other’s organisations and subjects', async () => {
  const organisationsOf = async ({ administrator }: Product) => {
    const { body } = await administrator.get<{ items: { organisationId: string }[] }>('/api/directory/organisations');
    return body.items.map(({ organisationId }) => organisationId);
  };
  const [own, foreign] = [await organisationsOf(one), await organisationsOf(other)];
  expect(foreign).toHaveLength(own.length);
  expect(foreign.filter((id) => own.includes(id))).toEqual([]);

  const path = one.county.path('targets', `performance-targets/${subject}`);
  expect(await one.county.people.desk.get(path)).toMatchObject({ status: 200 });
  expect(await other.county.people.desk.get(path)).toMatchObject({ status: 404 });
  expect(await other.county.get('auditor', 'audit', `trail/${subject}`)).toMatchObject({ status: 404 });
});

it('do not let in whom the other has let in', async () => {
  const administrator = Caller.signingIn(one.running.url, demoAdministrator.accountName, demoPassword);
  const { body } = await administrator.post<{ secret: string }>('/api/session/api-tokens', { name: '对账', days: 1 });
  const withToken = (product: Product) =>
    Caller.withToken(product.running.url, body.secret).get('/api/directory/organisations');
  expect(await withToken(one)).toMatchObject({ status: 200 });
  expect(await withToken(other)).toMatchObject({ status: 401 });
});

it('record in databases of their own, into which the credentials of the other do not reach', async () => {
  const url = new URL(one.running.stores.urlOf('targets', 'historian'));
  const own = new pg.Pool({ connectionString: url.href });
  await settled(own);
  const streams = async (pool: pg.Pool) => (await readAfter(pool, storeStart, 100)).map(({ stream }) => stream);
  expect(await streams(own)).toContain(`performance-target/${subject}`);
  await own.end();

  const foreign = new pg.Pool({ connectionString: other.running.stores.urlOf('targets', 'historian') });
  await settled(foreign);
  expect(await streams(foreign)).toEqual([]);
  await foreign.end();

  url.pathname = new URL(other.running.stores.urlOf('targets', 'historian')).pathname;
  await expect(new pg.Client({ connectionString: url.href }).connect()).rejects.toMatchObject({ code: '42501' });
});
