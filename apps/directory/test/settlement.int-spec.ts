import { eventually } from '@wenxiao/messaging/testing';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { BusinessClock, GoverningRules, type Principal } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { type DirectoryWithTree, directoryWithTree } from './directory-with-tree.js';

let directory: DirectoryWithTree;
/** What a service makes of what it was told; a new one has remembered nothing. */
const rules = (): GoverningRules =>
  new GoverningRules(directory.pool, new BusinessClock(directory.pool, 'Asia/Shanghai'));
beforeAll(async () => {
  directory = await directoryWithTree('settlement');
  const { prefecture } = directory.tree;
  await directory.register(prefecture, prefecture, { kind: 'finance-bureau', name: '市财政局' });
  await publish(prefecture, changed('prefecture-rules'));
  await adopt(prefecture, 'prefecture-rules', '2022-01-01');
});
afterAll(() => directory.close());

const scheme = 'budget-performance';
const [author, approver] = [v7(), v7()];
const office = (organisationId: string, personId: string): Principal => ({
  personId,
  grants: [{ desk: 'performance-office', organisationId }],
});
const changed = (id: string, change: object = {}): RuleSet => ({
  ...(JSON.parse(JSON.stringify(seed('changji-2018'))) as RuleSet),
  id,
  version: 1,
  ...change,
});

async function publish(jurisdictionId: string, content: RuleSet): Promise<void> {
  const base = `/jurisdictions/${jurisdictionId}/rule-sets`;
  const proposed = await directory.call(base, { as: office(jurisdictionId, author), body: { content }, ifMatch: 0 });
  expect([proposed.status, proposed.body['errors']]).toEqual([201, undefined]);
  const { body } = await directory.call<{ hash: string }>(`${base}/${content.id}/versions/1`, {
    as: directory.administrator,
  });
  const approval = { as: office(jurisdictionId, approver), body: { hash: body.hash }, ifMatch: 1 };
  expect((await directory.call(`${base}/${content.id}/approval`, approval)).status).toBe(201);
}

async function adopt(bodyId: string, ruleSetId: string, effectiveFrom: string, version = 0): Promise<void> {
  const at = `/jurisdictions/${bodyId}/bodies/${bodyId}/adoptions`;
  const body = { scheme, ruleSetId, ruleSetVersion: 1, effectiveFrom };
  const proposed = await directory.call(at, { as: office(bodyId, author), body, ifMatch: version });
  expect([proposed.status, proposed.body['errors']]).toEqual([201, undefined]);
  const approval = { as: office(bodyId, approver), body, ifMatch: version + 1 };
  expect((await directory.call(`${at}/approval`, approval)).status).toBe(201);
}

const settle = (bodyId: string, mark: string, ifMatch: number, more: object = {}) =>
  directory.call(`/jurisdictions/${bodyId}/bodies/${bodyId}/settlements`, {
    as: office(bodyId, author),
    body: { scheme, values: { 'evaluation.fullMark': mark }, document: `${mark}号`, reason: '经研究明确。', ...more },
    ifMatch,
  });

/** The full mark by which a body goes today; undefined where its rules are silent. */
const fullMarkOf = async (body: string): Promise<string | undefined> => {
  const { rules: ruling } = await rules().plannedOn(body, scheme, today);
  const mark = ruling.value('evaluation.fullMark');
  return mark.is === 'stated' ? mark.value : undefined;
};
const today = '2024-01-01';

it('what a body settles holds at once for all that is its own, and for no other tenant, above, below or beside', async () => {
  const { prefecture, county, other, unit } = directory.tree;
  await eventually(async () => expect(await fullMarkOf(unit)).toBeUndefined());
  const base = (await rules().plannedOn(unit, scheme, today)).reference.hash;
  expect((await settle(prefecture, '1000', 0)).status).toBe(201);
  expect(await fullMarkOf(prefecture)).toBe('1000');
  expect([await fullMarkOf(county), await fullMarkOf(unit)]).toEqual([undefined, undefined]);

  expect((await settle(county, '100', 0)).status).toBe(201);
  expect(await Promise.all([prefecture, county, unit, other].map(fullMarkOf))).toEqual([
    '1000',
    '100',
    '100',
    undefined,
  ]);
  // What was opened before goes on by what was settled since, and by nobody else's decision.
  const now = (await rules().plannedOn(unit, scheme, today)).reference.hash;
  expect(await rules().settledSince(unit, scheme, base)).toBe(now);
  expect(await rules().settledSince(other, scheme, base)).toBe(base);
});

it('a later decision holds in the place of an earlier one, also for what goes by that already', async () => {
  const { county, unit } = directory.tree;
  const before = (await rules().plannedOn(unit, scheme, today)).reference.hash;
  expect((await settle(county, '120', 0)).status).toBe(409);
  expect((await settle(county, '120', 1)).status).toBe(201);
  expect(await fullMarkOf(unit)).toBe('120');
  const after = (await rules().plannedOn(unit, scheme, today)).reference.hash;
  expect(await rules().settledSince(unit, scheme, before)).toBe(after);
});

it('decisions of one body on different things hold beside one another', async () => {
  const { county, unit } = directory.tree;
  const values = { 'evaluation.scoringMethods': [{ code: 'judged', zh: '由评价人评分', method: 'judged' }] };
  expect((await settle(county, '120', 2, { values, document: '二号' })).status).toBe(201);
  const { rules: ruling, reference } = await rules().plannedOn(unit, scheme, today);
  expect(ruling.members('evaluation.scoringMethods').map(({ value }) => value.code)).toEqual(['judged']);
  expect(await fullMarkOf(unit)).toBe('120');
  const own = reference.layers.filter(({ id }) => id === `settled-${county}`);
  expect(own.map(({ version }) => version).sort()).toEqual([2, 3]);
});

it('what does not fit what was settled before is refused, and changes nothing; settled anew together it holds', async () => {
  const { other } = directory.tree;
  const scales = (mark: string) => ({
    values: {
      'evaluation.fullMark': mark,
      'evaluation.gradeBands': [
        { code: 'good', zh: '良', from: '60', to: mark },
        { code: 'poor', zh: '差', from: '0', to: '60' },
      ],
    },
  });
  expect((await settle(other, '100', 0, scales('100'))).status).toBe(201);
  expect(await settle(other, '1000', 1)).toMatchObject({
    status: 422,
    body: { code: 'unfit-beside-settled', errors: [{ path: 'evaluation.gradeBands/good/to' }] },
  });
  expect(await fullMarkOf(other)).toBe('100');
  // What was refused is no decision: the next one is upon the same version.
  expect((await settle(other, '1000', 1, scales('1000'))).status).toBe(201);
  expect(await fullMarkOf(other)).toBe('1000');
});

it('a set that the body adopts later states its own, and what was settled falls away from its day on', async () => {
  const { county, unit } = directory.tree;
  const source = seed('changji-2018')!.values['general.leadDesk']!.source;
  const values = { ...seed('changji-2018')!.values, 'evaluation.fullMark': { value: '400', source } };
  await publish(county, changed('county-rules', { level: 'county', values }));
  await adopt(county, 'county-rules', '2023-01-01');
  await eventually(async () => expect(await fullMarkOf(unit)).toBe('400'));
  const { rules: earlier } = await rules().plannedOn(unit, scheme, '2022-12-31');
  expect(earlier.value('evaluation.fullMark')).toMatchObject({ value: '120' });
  expect(await settle(county, '100', 3)).toMatchObject({
    status: 422,
    body: { code: 'not-settleable', errors: [{ path: 'evaluation.fullMark' }] },
  });
});

it('nobody decides for a body but by a desk over it, and for a desk nobody does', async () => {
  const { county, other, bureau, unit } = directory.tree;
  const at = `/jurisdictions/${county}/bodies/${county}/settlements`;
  const body = { scheme, values: { 'conventions.attainment': {} }, document: '一号', reason: '经研究明确。' };
  const call = (as: Principal) => directory.call(at, { as, body, ifMatch: 2 });
  expect((await call(office(other, author))).status).toBe(404);
  expect(await call(office(unit, author))).toMatchObject({ status: 422, body: { code: 'unknown-organisation' } });
  const clerk: Principal = { personId: author, grants: [{ desk: 'business-desk', organisationId: bureau }] };
  expect((await call(clerk)).status).toBe(403);
});
