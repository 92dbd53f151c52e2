import type { Queryable } from '@wenxiao/event-store';
import { Organisations, type Principal } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { randomFrom, recordYear, targetIds } from './testing/county-year.js';
import { runAudit, type RunningAudit } from './testing/running-audit.js';
import { takeNameOf, tenant, testStores, type TestStore, unitId } from './testing/stores.js';
import { TrailController } from './trail/trail.controller.js';

const province = '0192f7a0-0000-7000-8000-00000000ffff';
const otherUnit = '0192f7a0-0000-7000-8000-00000000eeee';
const otherCounty = '0192f7a0-0000-7000-8000-00000000dddd';
const subject = targetIds[0]!;

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
    { path: [province, tenant, otherUnit], nature: 'body' },
  ]);
  await untilRows(66);
}, 120_000);

afterAll(async () => {
  await audit.close();
  for (const store of stores) await store.drop();
});

const as = (role: string, ...path: string[]): Principal => ({
  personId: v7(),
  grants: [{ desk: role, organisationId: path.at(-1)! }],
});
const auditor = as('auditor', province);

const get: RunningAudit['get'] = (path, principal) => audit.get(path, principal);
const trailPath = (id = subject, county = tenant) => `/jurisdictions/${county}/trail/${id}`;

const untilRows = (count: number) => audit.untilRows(count, auditor);

describe('the audit service', () => {
  it('answers the trail of a subject, its figures, and both cuts', async () => {
    const { status, body } = await get(trailPath(), auditor);
    expect(status).toBe(200);
    expect(body).toMatchObject({ subject, alarms: [], entries: { length: 11 }, watermarks: { length: 3 } });
    const { recordedAt } = (body['entries'] as { recordedAt: string }[])[4]!;
    const cut = await get(`${trailPath()}?asOf=${recordedAt}&effective=2022-06-02T00:00:00%2B08:00`, auditor);
    expect(cut.body).toMatchObject({ asOf: recordedAt, effective: '2022-06-01T16:00:00.000000Z' });
    const figures = await get(`${trailPath()}/figures?asOf=${recordedAt}`, auditor);
    expect(figures.body).not.toHaveProperty('entries');
    const whole = await get(`${trailPath()}?asOf=${recordedAt}`, auditor);
    expect(whole.body).toMatchObject({ entries: { length: 5 }, figures: figures.body['figures'] });
  });

  it('answers in pages, and of one year alone', async () => {
    const whole = await get(trailPath(), auditor);
    const entries: unknown[] = [];
    let next: string | undefined;
    for (let more = true; more;) {
      const after = next === undefined ? '' : `&after=${encodeURIComponent(next)}`;
      const { body } = await get(`${trailPath()}?limit=4${after}`, auditor);
      entries.push(...(body['entries'] as unknown[]));
      const page = body as unknown as { more: boolean; next?: string };
      more = page.more;
      next = page.next;
      expect(body['figures']).toEqual(whole.body['figures']);
    }
    expect(entries).toEqual(whole.body['entries']);
    const nowhere = await get(`${trailPath()}?after=${encodeURIComponent('targets/none@1')}`, auditor);
    expect(nowhere).toMatchObject({ status: 400, body: { code: 'unknown-entry' } });
    for (const flaw of ['limit=0', 'limit=1001', 'limit=x', 'year=22', 'after=x'])
      expect((await get(`${trailPath()}?${flaw}`, auditor)).status).toBe(400);
    const other = await get(`${trailPath()}?year=2031`, auditor);
    expect((other.body['entries'] as unknown[]).length).toBeLessThan(entries.length);
    expect(await get(`${trailPath()}?year=2022`, auditor)).toMatchObject({
      body: { year: 2022, entries: { length: entries.length } },
    });
  });

  it('folds nothing for who may not see a subject', async () => {
    const asked: string[] = [];
    const counted: Queryable = {
      query: (text, values) => {
        asked.push(text);
        return audit.database.pool('service').query(text, values as unknown[]) as never;
      },
    };
    const controller = new TrailController(counted, 'test', new Organisations(audit.database.pool('service')));
    const request = {
      admission: { principal: as('budget-unit'), grants: as('budget-unit', province, tenant, otherUnit).grants },
    };
    for (const id of [subject, v7()]) {
      asked.length = 0;
      await expect(controller.trail(tenant, id, {}, request as never)).rejects.toMatchObject({ code: 'not-found' });
      expect(asked).toEqual([expect.stringContaining('parties_now')]);
    }
  });

  it('answers what changed between two instants', async () => {
    const { body } = await get(trailPath(), auditor);
    const instants = (body['entries'] as { recordedAt: string }[]).map(({ recordedAt }) => recordedAt);
    const diff = await get(`${trailPath()}/diff?from=${instants[2]!}&to=${instants[9]!}`, auditor);
    expect(diff).toMatchObject({ status: 200, body: { from: instants[2], to: instants[9], entries: { length: 7 } } });
    expect(await get(`${trailPath()}/diff?from=${instants[2]!}`, auditor)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    });
  });

  it('refuses an instant that is not closed in every store, and says how far each is', async () => {
    const answer = await get(`${trailPath()}?asOf=2999-01-01T00:00:00Z`, auditor);
    expect(answer).toMatchObject({
      status: 409,
      type: 'application/problem+json; charset=utf-8',
      body: { code: 'not-closed-yet', retry: true, instant: '2999-01-01T00:00:00.000000Z' },
    });
    expect((answer.body['watermarks'] as { store: string }[]).map(({ store }) => store)).toEqual([
      'evaluation',
      'monitoring',
      'targets',
    ]);
  });

  it('refuses what is no instant, and what it does not know', async () => {
    for (const query of ['asOf=2022-06-30', 'asOf=yesterday', 'until=2022-06-30T00:00:00Z']) {
      expect(await get(`${trailPath()}?${query}`, auditor)).toMatchObject({
        status: 400,
        body: { code: 'invalid-request' },
      });
    }
    expect(await get(`${trailPath()}?asOf=2020-06-30T23:59:59+08:00`, auditor)).toMatchObject({ status: 200 });
  });

  it('shows a subject to those whose grants reach its unit, and to nobody else that it exists', async () => {
    const path = [province, tenant];
    const statusFor = async (principal: Principal | undefined, where = trailPath()) =>
      (await get(where, principal)).status;
    expect(await statusFor(undefined)).toBe(401);
    expect(await statusFor(as('auditor', ...path))).toBe(200);
    expect(await statusFor(as('budget-unit', ...path, unitId))).toBe(200);
    expect(await statusFor(as('budget-unit', ...path, otherUnit))).toBe(404);
    expect(await statusFor(as('treasury-desk', ...path))).toBe(200);
    expect(await statusFor(as('operator', ...path))).toBe(404);
    expect(await statusFor(as('auditor', province, otherCounty))).toBe(404);
    // The same id in another jurisdiction's name tells nothing.
    expect(await statusFor(auditor, trailPath(subject, otherCounty))).toBe(404);
    expect(await statusFor(auditor, trailPath(v7()))).toBe(404);
    expect(await statusFor(auditor, trailPath('no-uuid'))).toBe(404);
  });

  it('gives the root as of a closed instant, and finds nothing when it verifies itself', async () => {
    const asOf = await untilRows(66);
    const [root, again] = [await get(`/root?asOf=${asOf}`, auditor), await get(`/root?asOf=${asOf}`, auditor)];
    expect(root.body['root']).toMatch(/^[0-9a-f]{64}$/);
    expect(again.body['root']).toBe(root.body['root']);
    const [verified, other] = await Promise.all([get('/verify', auditor), get('/verify', auditor)]);
    expect(verified).toMatchObject({
      status: 200,
      body: { root: root.body['root'], findingsCount: 0, stores: { length: 3 } },
    });
    expect(verified.body['stores']).toMatchObject([
      { outcome: 'compared' },
      { outcome: 'compared' },
      { outcome: 'compared' },
    ]);
    expect(other.status).toBe(200);
    expect((await get('/verify', as('budget-unit', province))).status).toBe(403);
    for (const below of [as('auditor', province, tenant), as('auditor', province, tenant, unitId)])
      for (const path of ['/verify', '/root'])
        expect(await get(path, below)).toMatchObject({ status: 403, body: { code: 'whole-installation-required' } });
    // The desk of one grant is never put together with the reach of another.
    const [narrow, beside] = [as('auditor', province, tenant, unitId), as('budget-unit', province)];
    const wide = { ...narrow, grants: [...narrow.grants, ...beside.grants] };
    for (const path of ['/verify', '/root'])
      expect(await get(path, wide)).toMatchObject({ status: 403, body: { code: 'whole-installation-required' } });
  });

  it('follows the stores while it runs, also after it was stopped', async () => {
    await stores[1]!.append(`monitoring/${subject}`.replace('monitoring/', 'late/'), {
      type: 'nobody-knows-this',
      data: {},
    });
    await untilRows(67);
    await audit.restart(() => stores[1]!.append('late/again', { type: 'nobody-knows-this', data: {} }));
    await untilRows(68);

    const owner = audit.database.pool('owner');
    await owner.query(`alter table trail.rows disable trigger rows_are_never_changed`);
    await owner.query(`update trail.rows set data = '{}' where stream = $1 and version = 1`, [
      `budget-line/${subject}.2022`,
    ]);
    const verified = await get('/verify', auditor);
    expect(verified.body).toMatchObject({ findingsCount: 1, findings: [{ kind: 'row-altered' }] });
    expect((await get(trailPath(), auditor)).body['alarms']).toMatchObject([{ kind: 'row-altered' }]);
  });

  it('finds an id that stands under two tenants, and names both', async () => {
    const taken = { tenant: otherCounty, stream: `subject/${subject}` };
    await takeNameOf(stores[0]!, `budget-line/${subject}.2022`, taken);
    await untilRows(69);
    const { findings } = (await get('/verify', auditor)).body;
    const beside: unknown = expect.objectContaining({ tenant, version: 1 });
    expect(findings).toContainEqual({
      kind: 'id-of-two-tenants',
      event: { store: 'targets', ...taken, version: 1 },
      beside,
    });
  });

  it('says in its health through when the trail is closed, and which store it cannot follow', async () => {
    const health = async () => {
      const { status, body } = await get('/operations/health', as('operator', province));
      expect(status).toBe(200);
      const parts = body['parts'] as { name: string; reason?: string; figures: Record<string, unknown> }[];
      return parts.find(({ name }) => name === 'trail');
    };
    const watermarks = stores.map(({ store }): unknown => ({ store, closedThrough: expect.any(String) }));
    expect(await health()).toEqual({
      name: 'trail',
      figures: { watermarks: expect.arrayContaining(watermarks), divergences: 0, unfollowed: [] },
    });
    const [gone] = stores;
    await gone!.drop();
    let report = await health();
    while (!report?.reason) report = await health();
    expect(report).toMatchObject({
      reason: expect.stringContaining(gone!.store),
      figures: { unfollowed: [gone!.store] },
    });
  });
});
