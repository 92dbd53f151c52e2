import { calendarPublished } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { canonicalText, hashOf } from '@wenxiao/rules/layers';
import { actingOn, countingWorkingDays, papers, q1, report, yuan } from './acting.js';
import { type County, runMonitoring, type RunningMonitoring } from './running-monitoring.js';

// Rounds as sets of counties may have them, beyond those of the sets that the product brings along.

let running: RunningMonitoring;
let fufeng: County;
let viewOf: ReturnType<typeof actingOn>['viewOf'];
let step: ReturnType<typeof actingOn>['step'];
beforeAll(async () => {
  running = await runMonitoring('2023-02-01');
  ({ viewOf, step } = actingOn(running));
  fufeng = await running.county('fufeng-2022');
});
afterAll(() => running.close());

it('a county whose rounds count working days waits for its calendar, and holds nobody else up', async () => {
  const counting = await running.county('fufeng-2022', countingWorkingDays);
  const subjects: string[] = [];
  for (let count = 0; count < 9; count++) subjects.push(await running.approve(counting));
  subjects.push(await running.approved(counting));
  const elsewhere = await running.approved(fufeng);
  for (const subject of subjects)
    await eventually(async () =>
      expect((await viewOf(counting, subject)).rounds).toMatchObject([
        { round: q1, status: 'open', dues: [{ due: 'report', soft: false }] },
      ]),
    );
  expect((await viewOf(fufeng, elsewhere)).rounds).toMatchObject([{ dues: [{ due: 'report', on: '2023-03-31' }] }]);
  const submitted = { answer: 'submitted', brings: papers, report: report() };
  expect((await step(counting, subjects[0]!, [q1, 'submit'], counting.clerk, submitted)).status).toBe(201);
  const days = { from: '2023-01-01', to: '2023-12-31', restWeekdays: [6, 7], holidays: ['2023-04-05'] };
  const text = canonicalText({ ...days, makeUpWorkdays: [] });
  const calendar = calendarPublished({ bodyId: counting.id, from: '2023-01-01', hash: hashOf(text), text });
  await running.publish('directory', counting.id, `governing/${counting.id}.calendar`, calendar);
  // Five working days after the last of the quarter, a Friday, with one day of rest between.
  await eventually(async () =>
    expect((await viewOf(counting, subjects[1]!)).rounds).toMatchObject([
      { dues: [{ due: 'report', on: '2023-04-10', soft: false }] },
    ]),
  );
});

it('a round of the longest name that a rule set may give is recorded, reported and warned of', async () => {
  const code = 'q'.repeat(64);
  const county = await running.county('fufeng-2022', (set) => ({
    ...set,
    members: {
      ...set.members,
      rounds: (set.members.rounds ?? []).map((round) => (round.code === 'quarterly' ? { ...round, code } : round)),
    },
  }));
  const subject = await running.approved(county);
  const round = `${code}@2023-03-31`;
  expect((await viewOf(county, subject)).rounds).toMatchObject([{ round, status: 'open' }]);
  const submitted = { answer: 'submitted', brings: papers, report: report({ spent: yuan('0') }) };
  expect((await step(county, subject, [round, 'submit'], county.clerk, submitted)).status).toBe(201);
  expect((await viewOf(county, subject)).warnings).toMatchObject([{ warning: 'nothing-spent', round }]);
});
