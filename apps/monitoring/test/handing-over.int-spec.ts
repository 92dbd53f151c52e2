import { randomUUID } from 'node:crypto';
import { personGranted } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { actingOn, q1 } from './acting.js';
import { type County, runMonitoring, type RunningMonitoring } from './running-monitoring.js';

let running: RunningMonitoring;
let fufeng: County;
let changji: County;
let viewOf: ReturnType<typeof actingOn>['viewOf'];
beforeAll(async () => {
  running = await runMonitoring('2023-02-01');
  ({ viewOf } = actingOn(running));
  fufeng = await running.county('fufeng-2022');
  changji = await running.county('changji-2018');
});
afterAll(() => running.close());

it('a task is handed over, and a reminder sent, to who can take the step and to nobody else', async () => {
  const subject = await running.approved(fufeng);
  const [clerk, office, idle] = [
    await running.account(fufeng.id, fufeng.unit),
    await running.account(fufeng.id, fufeng.bureau),
    await running.account(fufeng.id, fufeng.unit),
  ];
  const seat = (personId: string, desk: string, organisationId: string) =>
    running.publish(
      'directory',
      fufeng.id,
      `person-grants/${personId}`,
      personGranted({ personId, desk, organisationId }),
    );
  await seat(clerk, 'budget-unit', fufeng.unit);
  await seat(office, 'performance-office', fufeng.bureau);
  const path = `monitoring/${subject}/2023/rounds/${q1}`;
  const say = async (what: string, to: string) => {
    const said = what === 'reminders' ? { due: 'report' } : { step: 'submit', because: '轮岗' };
    const { version } = await viewOf(fufeng, subject);
    return running.call(fufeng, `${path}/${what}`, { as: fufeng.office, body: { ...said, to }, ifMatch: version });
  };
  const nobody = randomUUID();
  await eventually(async () => expect(await say('reminders', clerk)).toMatchObject({ status: 201 }));
  expect(await say('hand-overs', clerk)).toMatchObject({ status: 201 });
  expect(await say('hand-overs', fufeng.unit)).toMatchObject({ status: 201 });
  for (const what of ['reminders', 'hand-overs']) {
    expect(await say(what, nobody)).toMatchObject({ status: 422, body: { code: 'unknown-person', persons: [nobody] } });
    for (const to of [office, idle, fufeng.bureau, changji.unit])
      expect([what, to, await say(what, to)]).toMatchObject([
        what,
        to,
        { status: 422, body: { code: 'not-of-the-step', step: 'submit', to } },
      ]);
  }
});
