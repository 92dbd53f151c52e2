import { readFile } from 'node:fs/promises';
import { calendarPublished } from '@wenxiao/contracts';
import { canonicalText, hashOf } from '@wenxiao/rules/layers';
import { eventually } from '@wenxiao/messaging/testing';
import { checkRuleSet, productVocabulary } from '@wenxiao/rules/publication';
import { actingOn, report } from './acting.js';
import { runMonitoring, type RunningMonitoring } from './running-monitoring.js';

// A body that monitors by a set of its own, none that the product brings along: two rounds a year, each with its own days and steps.

const file = new URL('./rule-sets/twice-a-year.json', import.meta.url);
const [first, second] = ['first@2023-10-31', 'second@2023-12-31'];

let running: RunningMonitoring;
beforeAll(async () => {
  running = await runMonitoring('2023-02-01');
});
afterAll(() => running.close());

it('a set of one’s own is all that a county needs to monitor by its own rounds, days, desks and steps', async () => {
  const reading = checkRuleSet(JSON.parse(await readFile(file, 'utf8')), productVocabulary);
  if (reading.outcome === 'invalid') throw new Error(JSON.stringify(reading.flaws));
  const county = await running.county('changji-2018', () => reading.value);
  const { viewOf, step } = actingOn(running);
  const days = { from: '2023-01-01', to: '2024-12-31', restWeekdays: [6, 7], holidays: ['2024-01-01'] };
  const text = canonicalText({ ...days, makeUpWorkdays: [] });
  const calendar = calendarPublished({ bodyId: county.id, from: '2023-01-01', hash: hashOf(text), text });
  await running.publish('directory', county.id, `governing/${county.id}.calendar`, calendar);
  const subject = await running.approved(county);
  expect((await viewOf(county, subject)).rounds).toEqual([]);

  await running.advanceTo('2023-10-31');
  const opened = await eventually(async () => {
    const { rounds } = await viewOf(county, subject);
    expect(rounds).toHaveLength(1);
    return rounds;
  });
  // The tenth working day of the next month, and a target: 原则上.
  expect(opened).toMatchObject([
    { round: first, status: 'open', dues: [{ due: 'result', on: '2023-11-14', soft: true }] },
  ]);

  const results = { documents: [{ name: '监控结果', document: 'monitoring-results' }] };
  const taken = async (name: string, as: typeof county.clerk, body: object) =>
    (await step(county, subject, [first, name], as, body)).status;
  const handedIn = { answer: 'handed-in', brings: results, report: report() };
  expect(await taken('hand-in', county.office, handedIn)).toBe(403);
  expect(await taken('hand-in', county.clerk, handedIn)).toBe(201);
  expect(await taken('look-through', county.desk, { answer: 'back', brings: { opinion: '请核对指标' } })).toBe(201);
  expect(await taken('hand-in', county.clerk, handedIn)).toBe(201);
  expect(await taken('look-through', county.desk, { answer: 'fit' })).toBe(201);
  expect(await taken('close', county.office, { answer: 'told' })).toBe(201);
  expect((await viewOf(county, subject)).rounds).toMatchObject([{ round: first, status: 'done', outcome: 'told' }]);

  await running.advanceTo('2023-12-31');
  await eventually(async () =>
    expect((await viewOf(county, subject)).rounds).toMatchObject([
      { round: first, status: 'done' },
      { round: second, status: 'open', dues: [{ due: 'result', on: '2024-01-15', soft: true }] },
    ]),
  );
  const events = await running.events(county.id, `${subject}.2023`);
  const lastStep = events.find(({ type }) => type === 'report-resolved')!;
  const { actor, rules } = JSON.parse(lastStep.metadata) as {
    actor: { desk: string };
    rules: { layers: object[]; basis: string[] };
  };
  expect({ desk: actor.desk, layers: rules.layers, basis: rules.basis }).toEqual({
    desk: 'performance-office',
    layers: [{ id: 'twice-a-year', version: 1 }],
    basis: ['procedures/monitoring-round/steps/close/answers/told'],
  });
});
