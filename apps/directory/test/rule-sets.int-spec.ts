import { eventually } from '@wenxiao/messaging/testing';
import { canonicalText, hashOf } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import type { Principal } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { proposedContentExample } from '../src/rule-set/rule-set.examples.js';
import { type Call, type RunningDirectory, runDirectory } from '../src/testing/index.js';

// A Friday morning before a Saturday on which people work in place of 4 May.
const friday = '2022-05-06T01:00:00.000000Z';

let directory: RunningDirectory;
beforeAll(async () => {
  directory = await runDirectory('rule-sets', { demoFrom: friday });
});
afterAll(() => directory.close());

const as = (desk: string, personId: string = v7()): Principal => ({
  personId,
  grants: [{ desk, organisationId: directory.rootId }],
});
const at = (path: string) => `/jurisdictions/${directory.rootId}/${path}`;
const author = v7();
const approver = v7();
const { scheme } = proposedContentExample;
/** The smallest set under another name, so that each test has its own. */
const named = (id: string, change: object = {}) => ({ ...proposedContentExample, id, ...change });

const propose = (content: object, ifMatch = 0, call: Call = {}) =>
  directory.call(at('rule-sets'), { as: as('performance-office', author), body: { content }, ifMatch, ...call });
const proposedHash = async (id: string) => {
  const { body } = await directory.call<{ hash: string }>(at(`rule-sets/${id}/versions/1`), { as: as('auditor') });
  return body.hash;
};
const approve = async (id: string, who: string, ifMatch = 1) =>
  directory.call(at(`rule-sets/${id}/approval`), {
    as: as('performance-office', who),
    body: { hash: await proposedHash(id) },
    ifMatch,
  });

async function published(id: string): Promise<string> {
  expect((await propose(named(id))).status).toBe(201);
  expect((await approve(id, approver)).status).toBe(201);
  return proposedHash(id);
}

describe('publishing a rule set', () => {
  it('takes two people, and the content is kept by its hash', async () => {
    const id = 'two-people';
    expect((await propose(named(id))).status).toBe(201);
    expect(await approve(id, author)).toMatchObject({ status: 403, body: { code: 'same-person' } });
    expect((await directory.call(`/rule-sets/${await proposedHash(id)}`, { as: as('auditor') })).status).toBe(404);
    expect((await approve(id, approver)).status).toBe(201);
    const { body } = await directory.call<{ content: object; status: string }>(`/rule-sets/${await proposedHash(id)}`, {
      as: as('budget-unit'),
    });
    expect(body).toMatchObject({ status: 'published', proposedBy: author, decidedBy: approver });
    expect(body.content).toEqual(named(id));
    const { body: list } = await directory.call<{ items: { ruleSetId: string }[] }>('/rule-sets', {
      as: as('budget-unit'),
    });
    expect(list.items.map(({ ruleSetId }) => ruleSetId)).toContain(id);
  });

  it('is found page by page, and each page says whether there is more', async () => {
    for (const id of ['paged-1', 'paged-2', 'paged-3']) await published(id);
    type Listed = { items: { ruleSetId: string; content?: object }[]; more: boolean; next?: string };
    const ids: string[] = [];
    let next: string | undefined;
    do {
      const path = `/rule-sets?limit=2${next === undefined ? '' : `&after=${next}`}`;
      const { body }: { body: Listed } = await directory.call<Listed>(path, { as: as('budget-unit') });
      expect({ items: body.items.length > 0, more: body.more }).toEqual({ items: true, more: body.next !== undefined });
      expect(body.items.every(({ content }) => content === undefined)).toBe(true);
      ids.push(...body.items.map(({ ruleSetId }) => ruleSetId));
      ({ next } = body);
    } while (next !== undefined);
    expect(ids.filter((id) => id.startsWith('paged-'))).toEqual(['paged-1', 'paged-2', 'paged-3']);
    expect(ids).toEqual([...new Set(ids)].sort());
    const own = await directory.call(at('rule-sets?limit=1'), { as: as('auditor') });
    expect(own).toMatchObject({ body: { items: { length: 1 }, more: true } });
    const adopted = await directory.call(at('adoptions?limit=1'), { as: as('auditor') });
    expect(adopted).toMatchObject({ status: 200, body: { more: false, totals: { rows: 0 } } });
  });

  it('gives the seed the hash that the seed has without a directory', async () => {
    const content = seed('fufeng-2022')!;
    expect((await propose(content)).status).toBe(201);
    expect(await proposedHash('fufeng-2022')).toBe(hashOf(canonicalText(content)));
  });

  it('says everything that is wrong with the content, in both languages', async () => {
    const refusal = await propose(named('flawed', { scheme: 'lottery', colour: 'red' }));
    expect(refusal).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    const { errors } = refusal.body as unknown as { errors: { path: string; zh: string; en: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual(['content.colour', 'content.scheme']);
    expect(errors.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true);
  });

  it('says of a proposal, and of what is published, what nothing follows from yet', async () => {
    const id = 'not-yet-known';
    const { source } = proposedContentExample.effective;
    const due = [{ code: 'due', zh: '期限', source, from: { after: ['budget.adjusted'] } }];
    const when = { everyYear: true };
    const duty = { code: 'of-units', zh: '单位职责', source, opens: 'evaluation', about: 'unit', when, due };
    expect((await propose(named(id, { members: { duties: [duty] } }))).status).toBe(201);
    const warnings = [
      {
        path: 'duties/of-units/opens',
        zh: expect.any(String) as string,
        en: 'nothing opens this duty yet: only evaluations of subjects are expected, and registers that a jurisdiction is to have once',
      },
      {
        path: 'duties/of-units/due/due/from/after',
        zh: expect.any(String) as string,
        en: 'nothing follows from the event budget.adjusted yet: nothing is counted from adjustments yet',
      },
    ];
    const proposal = await directory.call(at(`rule-sets/${id}/versions/1`), { as: as('auditor') });
    expect(proposal).toMatchObject({ status: 200, body: { status: 'proposed', warnings } });
    expect((await approve(id, approver)).status).toBe(201);
    const whole = await directory.call(`/rule-sets/${await proposedHash(id)}`, { as: as('budget-unit') });
    expect(whole).toMatchObject({ status: 200, body: { status: 'published', warnings } });
    const silent = await published('nothing-to-warn-of');
    const other = await directory.call(`/rule-sets/${silent}`, { as: as('budget-unit') });
    expect(other).toMatchObject({ body: { warnings: [] } });
  });

  it('refuses a set that leans on what it does not have', async () => {
    const leadDesk = { value: 'nowhere-desk', source: proposedContentExample.effective.source };
    const refusal = await propose(named('leaning', { values: { 'general.leadDesk': leadDesk } }));
    expect(refusal).toMatchObject({
      status: 400,
      body: { errors: [expect.objectContaining({ path: expect.stringContaining('general.leadDesk') as string })] },
    });
  });

  it('refuses a name that belongs to another jurisdiction', async () => {
    expect((await propose(named('ours'))).status).toBe(201);
    const administrator = directory.administrator;
    const county = await directory.call<{ streams: { id: string }[] }>(at('organisations'), {
      as: administrator,
      body: { kind: 'jurisdiction', name: '某县', level: 'county', parentId: directory.rootId },
    });
    const other = county.body.streams[0]!.id;
    const answer = await directory.call(`/jurisdictions/${other}/rule-sets`, {
      as: as('performance-office'),
      body: { content: named('ours') },
      ifMatch: 0,
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'rule-set-name-taken' } });
  });

  it('is not decided on a text that has changed since', async () => {
    const id = 'changed-text';
    await propose(named(id));
    const seen = await proposedHash(id);
    const name = { zh: '新名称', en: 'a new name' };
    expect((await propose(named(id, { name }), 1)).status).toBe(201);
    const answer = await directory.call(at(`rule-sets/${id}/approval`), {
      as: as('performance-office', approver),
      body: { hash: seen },
      ifMatch: 2,
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'other-proposal', proposed: { version: 1 } } });
  });

  it('can be sent back with a reason', async () => {
    const id = 'sent-back';
    await propose(named(id));
    const answer = await directory.call(at(`rule-sets/${id}/return`), {
      as: as('performance-office', approver),
      body: { hash: await proposedHash(id), reason: '附件不全' },
      ifMatch: 1,
    });
    expect(answer.status).toBe(201);
    const { body } = await directory.call(at(`rule-sets/${id}/versions/1`), { as: as('auditor') });
    expect(body).toMatchObject({ status: 'returned', reason: '附件不全', streamVersion: 2 });
  });

  it('is the performance office’s, and needs the headers of a command', async () => {
    expect(await propose(named('by-clerk'), 0, { as: as('budget-unit') })).toMatchObject({ status: 403 });
    expect(await propose(named('no-key'), 0, { key: 'not a uuid' })).toMatchObject({
      status: 400,
      body: { code: 'idempotency-key-required' },
    });
  });
});

describe('adopting a rule set', () => {
  const bodyPath = () => at(`bodies/${directory.rootId}/adoptions`);
  const adopt = (ruleSetId: string, effectiveFrom: string, ifMatch: number, change: object = {}) =>
    directory.call(bodyPath(), {
      as: as('performance-office', author),
      body: { scheme, ruleSetId, ruleSetVersion: 1, effectiveFrom, ...change },
      ifMatch,
    });
  const approveAdoption = (who: string, ruleSetId: string, ifMatch: number, effectiveFrom = '2022-05-07') =>
    directory.call(`${bodyPath()}/approval`, {
      as: as('performance-office', who),
      body: { scheme, ruleSetId, ruleSetVersion: 1, effectiveFrom },
      ifMatch,
    });

  it('may be the first from any day, is decided by two, and every service hears of it', async () => {
    await published('adopted');
    expect(await directory.call(bodyPath(), { as: as('auditor') })).toMatchObject({
      body: { version: 0, earliest: '2022-05-08', proposals: [], items: [], more: false, totals: { rows: 0 } },
    });
    expect(await adopt('never-published', '2022-05-07', 0)).toMatchObject({ body: { code: 'unknown-rule-set' } });
    expect((await adopt('adopted', '2022-05-07', 0)).status).toBe(201);
    expect(await approveAdoption(author, 'adopted', 1)).toMatchObject({ status: 403, body: { code: 'same-person' } });
    expect((await approveAdoption(approver, 'adopted', 1)).status).toBe(201);
    const { body } = await directory.call(at('adoptions'), { as: as('business-desk') });
    expect(body).toMatchObject({
      items: [{ ruleSetId: 'adopted', effectiveFrom: '2022-05-07', proposedBy: author, approvedBy: approver }],
    });
    await eventually(async () => {
      const { rows } = await directory.pool.query(`select body_id, scheme, rows from directory_copy.rules_timetables`);
      const none = (from: string, reason: string) => ({ from, layers: [], reason });
      const found = rows[0] as { rows: object[] } | undefined;
      expect(found).toMatchObject({ body_id: directory.rootId, scheme });
      expect(found?.rows).toEqual([
        none('0001-01-01', 'nothing-adopted'),
        none('2022-05-07', 'set-not-in-effect'),
        {
          from: '2022-05-09',
          hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
          layers: [{ id: 'adopted', version: 1 }],
        },
      ]);
    });
  });

  it('changes with one whole business day between, also after the proposal has waited', async () => {
    await published('waited');
    const { body } = await directory.call<{ version: number }>(bodyPath(), { as: as('auditor') });
    // People work on Saturday the 7th, which lies between.
    expect(await adopt('waited', '2022-05-07', body.version)).toMatchObject({
      status: 422,
      body: { code: 'adopted-too-early', earliest: '2022-05-08' },
    });
    expect((await adopt('waited', '2022-05-08', body.version)).status).toBe(201);
    const advance = (to: string, who: Principal) => directory.call(at('business-clock'), { as: who, body: { to } });
    expect(await advance('2022-05-07T02:00:00Z', as('budget-desk'))).toMatchObject({ status: 403 });
    expect((await advance('2022-05-07T02:00:00Z', as('operator'))).status).toBe(200);
    expect(await advance('2022-05-06T02:00:00Z', as('operator'))).toMatchObject({
      status: 422,
      body: { code: 'clock-not-forward' },
    });
    expect((await directory.call<{ now: string }>('/clock')).body.now >= '2022-05-07T02:00:00').toBe(true);
    // On Saturday the next working day is Monday the 9th.
    expect(await approveAdoption(approver, 'waited', body.version + 1, '2022-05-08')).toMatchObject({
      status: 422,
      body: { code: 'adopted-too-early', effectiveFrom: '2022-05-08', earliest: '2022-05-10' },
    });
    const returned = await directory.call(`${bodyPath()}/return`, {
      as: as('performance-office', approver),
      body: { scheme, reason: '日期已过' },
      ifMatch: body.version + 1,
    });
    expect(returned.status).toBe(201);
  });
});

describe('a business clock outside of demos', () => {
  it('is the real one', async () => {
    const real = await runDirectory('real-clock');
    const answer = await real.call(`/jurisdictions/${real.rootId}/business-clock`, {
      as: real.administrator,
      body: { to: '2099-01-01T00:00:00Z' },
    });
    await real.close();
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-a-demo' } });
  });
});
