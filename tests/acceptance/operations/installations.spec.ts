// Two installations on one server, each with everything: nobody and nothing of one is known to the other.
import { readAfter, storeStart } from '@wenxiao/event-store';
import { settled } from '@wenxiao/event-store/testing';
import pg from 'pg';
import { Caller } from '../harness/caller.js';
import { eventually } from '../harness/eventually.js';
import { startInstallation } from '../harness/product.js';

type Installation = Awaited<ReturnType<typeof startInstallation>>;

let one: Installation;
let other: Installation;
beforeAll(async () => {
  one = await startInstallation();
  other = await startInstallation();
});
afterAll(async () => {
  await one.close();
  await other.close();
});

type Listed = Readonly<{ items: readonly Readonly<{ organisationId: string }>[] }>;

/** As its administrator sees them, once there are as many as there are to be. */
const organisationsOf = ({ administrator }: Installation, count: number) =>
  eventually(`${String(count)} organisations are shown`, async () => {
    const { status, body } = await administrator.get<Listed>('/api/directory/organisations');
    const ids = status === 200 ? body.items.map(({ organisationId }) => organisationId) : [];
    return ids.length >= count ? ids : undefined;
  });

it('know their own organisations alone', async () => {
  const [[own], [foreign]] = [await organisationsOf(one, 1), await organisationsOf(other, 1)];
  const county = { kind: 'jurisdiction', level: 'county', name: '示范县', parentId: own };
  const registered = await one.administrator.post(`/api/directory/jurisdictions/${own!}/organisations`, county);
  expect(registered.status).toBe(201);
  expect(await organisationsOf(one, 2)).toHaveLength(2);
  expect(await organisationsOf(other, 1)).toEqual([foreign]);
  const elsewhere = await other.administrator.post(`/api/directory/jurisdictions/${own!}/organisations`, county);
  expect(elsewhere.status).toBe(404);
});

it('do not let in whom the other has let in', async () => {
  const program = { name: '对账', days: 1, readOnly: true };
  const { body } = await one.administrator.post<{ secret: string }>('/api/session/api-tokens', program);
  const statusAt = async ({ running }: Installation) =>
    (await Caller.withToken(running.url, body.secret).get('/api/directory/organisations')).status;
  expect([await statusAt(one), await statusAt(other)]).toEqual([200, 401]);
});

it('record in databases of their own, into which the credentials of the other do not reach', async () => {
  const urlOf = ({ running }: Installation) => new URL(running.stores.urlOf('directory', 'historian'));
  const streamsOf = async (installation: Installation) => {
    const historian = new pg.Pool({ connectionString: urlOf(installation).href });
    await settled(historian);
    const events = await readAfter(historian, storeStart, 1_000);
    await historian.end();
    return events.map(({ tenant, stream }) => `${tenant} ${stream}`);
  };
  const [own, foreign] = [await streamsOf(one), await streamsOf(other)];
  expect(own.length).toBeGreaterThan(foreign.length);
  expect(own.filter((stream) => foreign.includes(stream))).toEqual([]);

  const intruder = urlOf(one);
  intruder.pathname = urlOf(other).pathname;
  await expect(new pg.Client({ connectionString: intruder.href }).connect()).rejects.toMatchObject({ code: '42501' });
});
