import { eventually } from '@wenxiao/messaging/testing';
import { seed } from '@wenxiao/rules/seeds';
import type { Principal } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { type DirectoryWithTree, directoryWithTree } from './directory-with-tree.js';

/** A month before the calendar that comes along ends, and months after that. */
const [covered, uncovered] = ['2026-12-01T02:00:00.000000Z', '2027-03-01T02:00:00.000000Z'];
const scheme = 'budget-performance';
const [author, approver] = [v7(), v7()];
const weekdays = { restWeekdays: [6, 7], holidays: [], makeUpWorkdays: [] };

let directory: DirectoryWithTree;
beforeAll(async () => {
  directory = await directoryWithTree('beyond-calendar', { demoFrom: covered });
});
afterAll(() => directory.close());

const office = (personId: string): Principal => ({
  personId,
  grants: [{ desk: 'performance-office', organisationId: directory.tree.county }],
});
const base = () => `/jurisdictions/${directory.tree.county}`;
const adoptions = () => `${base()}/bodies/${directory.tree.county}/adoptions`;
const calendars = () => `${base()}/bodies/${directory.tree.county}/holiday-calendars`;
const terms = (ruleSetId: string, effectiveFrom: string) => ({ scheme, ruleSetId, ruleSetVersion: 1, effectiveFrom });

async function publish(id: string): Promise<void> {
  const content = { ...(JSON.parse(JSON.stringify(seed('fufeng-2022'))) as object), id, version: 1 };
  const sets = `${base()}/rule-sets`;
  expect((await directory.call(sets, { as: office(author), body: { content }, ifMatch: 0 })).status).toBe(201);
  const hash = await eventually(async () => {
    const { status, body } = await directory.call<{ hash: string }>(`${sets}/${id}/versions/1`, {
      as: office(approver),
    });
    expect(status).toBe(200);
    return body.hash;
  });
  const approval = { as: office(approver), body: { hash }, ifMatch: 1 };
  expect((await directory.call(`${sets}/${id}/approval`, approval)).status).toBe(201);
}

it('goes on where the business day lies beyond the holiday calendar that comes along', async () => {
  await publish('county-rules');
  await publish('county-rules-after');
  const first = { as: office(author), body: terms('county-rules', '2026-01-01'), ifMatch: 0, key: v7() };
  const proposed = await directory.call(adoptions(), first);
  const approval = { ...first, as: office(approver), ifMatch: 1, key: v7() };
  const approved = await directory.call(`${adoptions()}/approval`, approval);
  const calendar = { calendar: { from: '2026-01-01', to: '2026-12-31', ...weekdays }, from: '2026-01-01' };
  const published = { as: office(author), body: calendar, ifMatch: 0, key: v7() };
  const told = await directory.call(calendars(), published);
  expect([proposed.status, approved.status, told.status]).toEqual([201, 201, 201]);

  const clock = `/jurisdictions/${directory.rootId}/business-clock`;
  const moved = await directory.call(clock, { as: directory.administrator, body: { to: uncovered } });
  expect(moved.status).toBe(200);

  // What was carried out before is answered as it was, and so is what the body goes by.
  expect(await directory.call(adoptions(), first)).toMatchObject({ status: 201, body: proposed.body });
  expect(await directory.call(`${adoptions()}/approval`, approval)).toMatchObject({ status: 201, body: approved.body });
  expect(await directory.call(calendars(), published)).toMatchObject({ status: 201, body: told.body });
  // The same calendar by another command: it is published already.
  expect(await directory.call(calendars(), { ...published, ifMatch: 1, key: v7() })).toMatchObject({ status: 201 });
  expect(await directory.call(adoptions(), { as: office(approver) })).toMatchObject({
    status: 200,
    body: { version: 2, earliest: null, items: [{ ruleSetId: 'county-rules' }] },
  });

  // Only what needs the day is kept back, and says what is wanting.
  const next = { as: office(author), body: terms('county-rules-after', '2027-05-01'), ifMatch: 2 };
  const gap = { status: 409, retryAfter: null, body: { code: 'holiday-calendar-gap', date: '2027-03-02' } };
  expect(await directory.call(adoptions(), next)).toMatchObject(gap);
  const short = { calendar: { from: '2026-01-01', to: '2027-01-31', ...weekdays }, from: '2027-03-03' };
  expect(await directory.call(calendars(), { as: office(author), body: short, ifMatch: 1 })).toMatchObject(gap);

  // A calendar of the year counts its own first day; what comes after is counted by it.
  const ofTheYear = (from: string) => ({ calendar: { from: '2026-01-01', to: '2027-12-31', ...weekdays }, from });
  const early = { as: office(author), body: ofTheYear('2027-03-02'), ifMatch: 1 };
  expect(await directory.call(calendars(), early)).toMatchObject({
    status: 422,
    body: { code: 'calendar-too-early', earliest: '2027-03-03' },
  });
  const later = { as: office(author), body: ofTheYear('2027-03-03'), ifMatch: 1 };
  expect((await directory.call(calendars(), later)).status).toBe(201);
  const day = { as: directory.administrator, body: { to: '2027-03-03T02:00:00.000000Z' } };
  expect((await directory.call(clock, day)).status).toBe(200);
  const { body: known } = await directory.call<{ earliest: string }>(adoptions(), { as: office(approver) });
  expect(known.earliest).toBe('2027-03-05');
  expect((await directory.call(adoptions(), next)).status).toBe(201);
});
