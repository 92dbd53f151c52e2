import type { Principal } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { randomFrom, recordYear, targetIds } from './testing/county-year.js';
import { runAudit, type RunningAudit } from './testing/running-audit.js';
import { tenant, testStores, type TestStore, unitId } from './testing/stores.js';

const province = '0192f7a0-0000-7000-8000-00000000ffff';
const otherCounty = '0192f7a0-0000-7000-8000-00000000dddd';
const subject = targetIds[0]!;
const trail = `/jurisdictions/${tenant}/trail/${subject}`;

let stores: TestStore[];
let audit: RunningAudit;
beforeAll(async () => {
  stores = await testStores('targets', 'monitoring', 'evaluation');
  await recordYear(stores, randomFrom(5));
  audit = await runAudit(stores, [
    { path: [province] },
    { path: [province, tenant] },
    { path: [province, otherCounty] },
    { path: [province, tenant, unitId], nature: 'body' },
  ]);
  await audit.untilRows(66, as('auditor', province));
}, 120_000);
afterAll(async () => {
  await audit.close();
  for (const store of stores) await store.drop();
});

const as = (desk: string, organisationId: string, personId = v7()): Principal => ({
  personId,
  grants: [{ desk, organisationId }],
});
const administrator = as('administrator', tenant);

type Listed = Readonly<{ items: readonly object[]; more: boolean; next?: string; totals: object }>;
async function readsOf(query: string, { county = tenant, who = administrator } = {}): Promise<Listed> {
  const { status, body } = await audit.get(`/jurisdictions/${county}/reads?${query}`, who);
  expect(status).toBe(200);
  return body as unknown as Listed;
}

describe('what an auditor reads', () => {
  it('is written down, answered or refused, with who, by which grant, what and when, and nobody changes it', async () => {
    const auditor = as('auditor', tenant);
    const before = Date.now();
    expect((await audit.get(`${trail}?year=2022`, auditor)).status).toBe(200);
    expect((await audit.get(`${trail}/figures`, auditor)).status).toBe(200);
    expect((await audit.get(trail.replace(subject, v7()), auditor)).status).toBe(404);
    expect((await audit.get('/root', auditor)).status).toBe(403);

    const { items, ...page } = await readsOf(`person=${auditor.personId}`);
    const read = (address: unknown, outcome: string) => ({
      number: expect.stringMatching(/^\d+$/),
      at: expect.stringMatching(/Z$/),
      personId: auditor.personId,
      auditsOver: [tenant],
      address,
      outcome,
    });
    expect(items).toEqual([
      read('/root', 'refused'),
      read(expect.stringMatching(`^/jurisdictions/${tenant}/trail/`), 'refused'),
      read(`${trail}/figures`, 'answered'),
      read(trail, 'answered'),
    ]);
    expect(page).toEqual({ more: false, totals: { rows: 4 } });
    const instants = (items as readonly { at: string }[]).map(({ at }) => Date.parse(at));
    expect(instants.every((at) => at > before - 60_000 && at < Date.now() + 60_000)).toBe(true);
    for (const sql of [
      `update read_log.reads set outcome = 'refused'`,
      'delete from read_log.reads',
      'truncate read_log.reads',
    ])
      await expect(audit.database.pool('service').query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('is listed page by page, the newest first, of one person or about one object', async () => {
    const auditor = as('auditor', tenant);
    for (const path of ['', '/figures', '/proof']) await audit.get(trail + path, auditor);
    const first = await readsOf(`person=${auditor.personId}&limit=2`);
    expect(first).toMatchObject({
      items: [{ address: `${trail}/proof` }, { address: `${trail}/figures` }],
      more: true,
    });
    const last = await readsOf(`person=${auditor.personId}&limit=2&after=${first.next!}`);
    expect(last).toMatchObject({ items: [{ address: trail }], more: false, totals: { rows: 3 } });
    const aboutIt = await readsOf(`person=${auditor.personId}&about=${subject.toUpperCase()}`);
    expect(aboutIt.totals).toEqual({ rows: 3 });
    expect((await readsOf(`person=${auditor.personId}&about=${v7()}`)).totals).toEqual({ rows: 0 });
  });

  it('is listed in the jurisdiction in the address, and without one in all that the grant touches', async () => {
    const [above, below] = [as('auditor', province), as('auditor', unitId)];
    for (const who of [above, below]) for (const path of [trail, '/root']) await audit.get(path, who);
    const addressesIn = async (county: string, { personId }: Principal) => {
      const who = as('performance-office', county);
      const { items } = await readsOf(`person=${personId}`, { county, who });
      return (items as readonly { address: string }[]).map(({ address }) => address);
    };
    expect(await addressesIn(tenant, above)).toEqual(['/root', trail]);
    expect(await addressesIn(otherCounty, above)).toEqual(['/root']);
    expect(await addressesIn(tenant, below)).toEqual(['/root', trail]);
    expect(await addressesIn(otherCounty, below)).toEqual([]);
  });

  it('is for who oversees the whole jurisdiction, and not for auditors themselves', async () => {
    const asked = async (who: Principal) => (await audit.get(`/jurisdictions/${tenant}/reads`, who)).status;
    const over = [as('performance-office', tenant), as('administrator', province), administrator];
    expect(await Promise.all(over.map(asked))).toEqual([200, 200, 200]);
    const others = [as('auditor', tenant), as('budget-desk', tenant), as('administrator', unitId)];
    expect(await Promise.all(others.map(asked))).toEqual([403, 403, 403]);
    expect(await asked(as('administrator', otherCounty))).toBe(404);
  });

  it('is refused where it cannot be written down, and others read on', async () => {
    const owner = audit.database.pool('owner');
    await owner.query('alter table read_log.reads rename to reads_away');
    try {
      const refused = { status: 503, body: { code: 'read-not-logged', retry: true } };
      expect(await audit.get(trail, as('auditor', tenant))).toMatchObject(refused);
      expect(await audit.get(trail.replace(subject, v7()), as('auditor', tenant))).toMatchObject(refused);
      expect((await audit.get(trail, as('performance-office', tenant))).status).toBe(200);
    } finally {
      await owner.query('alter table read_log.reads_away rename to reads');
    }
  });

  it('costs others nothing: what whoever is no auditor reads is written nowhere', async () => {
    const rows = async () => (await audit.database.pool('service').query('select from read_log.reads')).rows.length;
    const before = await rows();
    expect((await audit.get(trail, as('performance-office', tenant))).status).toBe(200);
    expect(await rows()).toBe(before);
  });
});
