import { eventually } from '@wenxiao/messaging/testing';
import type { Principal } from '@wenxiao/service-kit';
import { BusinessClock, GoverningRules } from '@wenxiao/service-kit';
import { seed } from '@wenxiao/rules/seeds';
import { v7 } from 'uuid';
import { type DirectoryWithTree, directoryWithTree } from './directory-with-tree.js';

let directory: DirectoryWithTree;
let rules: GoverningRules;
beforeAll(async () => {
  directory = await directoryWithTree('governing');
  rules = new GoverningRules(directory.pool, new BusinessClock(directory.pool, 'Asia/Shanghai'));
});
afterAll(() => directory.close());

const scheme = 'budget-performance';
const [author, approver] = [v7(), v7()];
const office = (organisationId: string, personId: string): Principal => ({
  personId,
  grants: [{ desk: 'performance-office', organisationId }],
});

/** A seed under another name, so that each test has its own. */
const named = (id: string, of = 'fufeng-2022', change: object = {}) => ({
  ...(JSON.parse(JSON.stringify(seed(of))) as object),
  id,
  version: 1,
  ...change,
});

async function publish(jurisdictionId: string, content: { id: string }): Promise<void> {
  const base = `/jurisdictions/${jurisdictionId}/rule-sets`;
  const proposed = await directory.call(base, { as: office(jurisdictionId, author), body: { content }, ifMatch: 0 });
  expect([proposed.status, proposed.body['errors']]).toEqual([201, undefined]);
  const hash = await eventually(async () => {
    const version = `${base}/${content.id}/versions/1`;
    const { status, body } = await directory.call<{ hash: string }>(version, { as: directory.administrator });
    expect(status).toBe(200);
    return body.hash;
  });
  const approval = { as: office(jurisdictionId, approver), body: { hash }, ifMatch: 1 };
  expect((await directory.call(`${base}/${content.id}/approval`, approval)).status).toBe(201);
}

const adoptions = (jurisdictionId: string, bodyId = jurisdictionId) =>
  `/jurisdictions/${jurisdictionId}/bodies/${bodyId}/adoptions`;
const terms = (ruleSetId: string, effectiveFrom: string) => ({ scheme, ruleSetId, ruleSetVersion: 1, effectiveFrom });

async function adopt(
  jurisdictionId: string,
  ruleSetId: string,
  effectiveFrom = '2022-06-01',
  bodyId = jurisdictionId,
  version = 0,
): Promise<void> {
  const at = adoptions(jurisdictionId, bodyId);
  const body = terms(ruleSetId, effectiveFrom);
  const proposed = await directory.call(at, { as: office(jurisdictionId, author), body, ifMatch: version });
  expect([proposed.status, proposed.body['errors']]).toEqual([201, undefined]);
  const approval = { as: office(jurisdictionId, approver), body, ifMatch: version + 1 };
  expect((await directory.call(`${at}/approval`, approval)).status).toBe(201);
}

const layersOn = async (body: string, day: string) => {
  const { reference } = await rules.inForce(body, scheme, day);
  return reference.layers.map(({ id }) => id);
};

describe('what a body goes by', () => {
  it('is published by directory as a text under its hash, and holds for all below it', async () => {
    const { county, unit } = directory.tree;
    await publish(county, named('county-rules'));
    // A body's first adoption in a scheme may hold from any day.
    await adopt(county, 'county-rules');
    const governing = await eventually(() => rules.inForce(unit, scheme, '2022-06-01'));
    expect(governing.reference.layers).toEqual([{ id: 'county-rules', version: 1 }]);
    expect(governing.rules.value('general.leadDesk')).toMatchObject({ is: 'stated' });
    expect(await rules.byHash(governing.reference.hash)).toEqual(governing);
    await expect(rules.inForce(unit, scheme, '2022-05-31')).rejects.toMatchObject({ code: 'rules-unavailable' });
  });

  it('changes with one whole business day between, after the first adoption', async () => {
    const { county } = directory.tree;
    await publish(county, named('county-rules-again'));
    const { body } = await directory.call<{ earliest: string; version: number }>(adoptions(county), {
      as: directory.administrator,
    });
    const early = await directory.call(adoptions(county), {
      as: office(county, author),
      body: terms('county-rules-again', '2022-07-01'),
      ifMatch: body.version,
    });
    expect(early).toMatchObject({ status: 422, body: { code: 'adopted-too-early', earliest: body.earliest } });
    await adopt(county, 'county-rules-again', body.earliest, county, body.version);
    await eventually(async () => expect(await layersOn(county, '9999-01-01')).toContain('county-rules-again'));
  });

  it('is published anew for those below when a body above adopts', async () => {
    const { prefecture, county } = directory.tree;
    const made = await directory.register(prefecture, prefecture, { kind: 'finance-bureau', name: '市财政局' });
    expect(made.status).toBe(201);
    await publish(prefecture, named('prefecture-rules', 'changji-2018'));
    await adopt(prefecture, 'prefecture-rules', '2023-01-01');
    await eventually(async () =>
      expect(await layersOn(county, '2023-01-01')).toEqual(['county-rules', 'prefecture-rules']),
    );
    expect(await layersOn(county, '2022-12-31')).toEqual(['county-rules']);
    // Each body is told by itself.
    await eventually(async () =>
      expect(await layersOn(directory.tree.other, '2023-01-01')).toEqual(['prefecture-rules']),
    );
  });

  it('is told apart from a copy that is not whole', async () => {
    await eventually(() => rules.inForce(directory.tree.county, scheme, '2022-06-01'));
    // The mark is told again every few seconds; until then nothing is decided by a copy that may lack something.
    await eventually(async () => {
      await directory.pool.query(`update directory_copy.closed set through = '2020-01-01T00:00:00.000000Z'`);
      await expect(rules.inForce(directory.tree.county, scheme, '2022-06-01')).rejects.toMatchObject({
        code: 'rules-not-closed',
        text: { status: 503, retry: true },
      });
    });
    await eventually(() => rules.inForce(directory.tree.county, scheme, '2022-06-01'));
  });
});

describe('the holiday calendar', () => {
  const calendar = {
    from: '2022-01-01',
    to: '2022-12-31',
    restWeekdays: [6, 7],
    holidays: ['2022-06-03'],
    makeUpWorkdays: [],
  };
  const publishCalendar = (bodyId: string, body: object, ifMatch = 0) =>
    directory.call(`/jurisdictions/${bodyId}/bodies/${bodyId}/holiday-calendars`, {
      as: directory.administrator,
      body,
      ifMatch,
    });

  it('of a body holds for all below it, by the hash of its text, from its day on', async () => {
    const { rootId } = directory;
    expect(await rules.calendarOf(directory.tree.unit)).toBeUndefined();
    expect((await publishCalendar(rootId, { calendar, from: '2022-01-01' })).status).toBe(201);
    const found = await eventually(async () => {
      const calendarOn = await rules.calendarOf(directory.tree.unit);
      if (!calendarOn) throw new Error('The calendar has not been told');
      return calendarOn;
    });
    expect(found.workingDaysAfter('2022-06-02', 1)).toEqual({ day: '2022-06-06' });
    expect(await rules.calendarByHash(found.hash)).toEqual(found);
  });

  it('changes with one whole business day between, and says all that is wrong with it', async () => {
    const { rootId } = directory;
    expect(await publishCalendar(rootId, { calendar, from: '2022-02-01' }, 1)).toMatchObject({
      status: 422,
      body: { code: 'calendar-too-early' },
    });
    expect(await publishCalendar(rootId, { calendar: { from: 'x' }, from: '2099-01-01' }, 1)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: expect.any(Array) },
    });
  });
});

describe('adopting', () => {
  it('is refused whole, with everything that is wrong: a desk that nobody bears', async () => {
    const { other } = directory.tree;
    const at = adoptions(other);
    const body = terms('county-rules', '2022-06-01');
    const refused = await directory.call(at, { as: office(other, author), body, ifMatch: 0 });
    expect(refused).toMatchObject({ status: 422, body: { code: 'not-adoptable' } });
    const errors = refused.body['errors'] as { path: string; zh: string }[];
    expect(errors.map(({ zh }) => zh)).toEqual(
      expect.arrayContaining([expect.stringContaining('performance-office'), expect.stringContaining('budget-desk')]),
    );
    const { body: checked } = await directory.call<{ errors: object[] }>(`${at}/check`, {
      as: office(other, author),
      body,
    });
    expect(checked.errors).toEqual(errors);
  });

  it('is nothing for a desk or a group', async () => {
    const { county, bureau } = directory.tree;
    const { body: made } = await directory.register(county, bureau, { kind: 'office', name: '绩效股' });
    const body = terms('county-rules', '2022-06-01');
    const at = adoptions(county, made.streams[0]!.id);
    expect(await directory.call(at, { as: office(county, author), body, ifMatch: 0 })).toMatchObject({
      status: 422,
      body: { code: 'not-adoptable', errors: expect.arrayContaining([expect.objectContaining({ path: 'bodyId' })]) },
    });
  });
});

describe('publishing', () => {
  it('says everything that is wrong with a set at once', async () => {
    const { county } = directory.tree;
    const content = named('flawed', 'fufeng-2022', { colour: 'red', level: 'galaxy' });
    const refused = await directory.call(`/jurisdictions/${county}/rule-sets`, {
      as: office(county, author),
      body: { content },
      ifMatch: 0,
    });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect((refused.body['errors'] as object[]).length).toBeGreaterThan(1);
  });
});
