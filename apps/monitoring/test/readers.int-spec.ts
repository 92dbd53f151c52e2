import { actingOn, papers, q1, report } from './acting.js';
import { type County, runMonitoring, type RunningMonitoring } from './running-monitoring.js';

let running: RunningMonitoring;
let fufeng: County;
let changji: County;
let viewOf: ReturnType<typeof actingOn>['viewOf'];
let step: ReturnType<typeof actingOn>['step'];
beforeAll(async () => {
  running = await runMonitoring('2023-02-01');
  ({ viewOf, step } = actingOn(running));
  fufeng = await running.county('fufeng-2022');
  changji = await running.county('changji-2018');
});
afterAll(() => running.close());

it('a report is read, whole, by whoever judges it: its department and the finance bureau', async () => {
  const subject = await running.approved(fufeng);
  const reported = report({
    attainment: ['1', '2'].map((indicator) => ({ indicator, actual: '30公里', trend: 'behind', cause: '雨季停工' })),
    cause: '雨季停工',
    measures: '增加班组',
  });
  const submitted = { answer: 'submitted', brings: papers, report: reported };
  expect((await step(fufeng, subject, [q1, 'submit'], fufeng.clerk, submitted)).status).toBe(201);
  const { attainment, cause, measures } = reported as typeof reported & Readonly<{ cause: string; measures: string }>;
  const read = {
    ...{ allocated: '500000.00', spent: '250000.00', carryOver: '0.00' },
    ...{ attainment, cause, measures },
  };
  for (const judge of [fufeng.reviewer, fufeng.desk, fufeng.office])
    expect((await viewOf(fufeng, subject, judge)).rounds).toMatchObject([{ round: q1, report: read }]);
});

it('nobody sees or does anything from elsewhere', async () => {
  const subject = await running.approved(fufeng);
  const stranger = { ...fufeng.clerk, at: changji.unit };
  const read = await running.call(fufeng, `monitoring/${subject}/2023`, { as: stranger });
  expect(read).toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(await running.call(fufeng, `monitoring`, { as: stranger })).toMatchObject({ status: 404 });
  expect(await running.call(changji, `monitoring/${subject}/2023`, { as: changji.office })).toMatchObject({
    status: 404,
  });
});
