import { type Assessing, assessed, openAssessment, unitCalled } from '../harness/assessing-units.js';
import { byArticle } from '../harness/by-article.js';
import { idOf } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { entriesAt, entryAt } from '../harness/keeping-registers.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let assessing: Assessing;
beforeAll(async () => {
  product = await startProduct();
  assessing = await openAssessment(product);
  await assessed(assessing, 'own-unit', await unitCalled(assessing, '海事处'));
}, 600_000);
afterAll(() => product.close());

const register = 'dispatch-meetings';
type Who = 'reviewer' | 'clerk';
type Entry = Readonly<{ entry: string; status: string; occasion: string; overdueSince: string | null }>;
/** The meeting of a quarter, as the list of the bureau has it. */
const meetingOf = (occasion: string, is: (entry: Entry) => boolean = () => true): Promise<Entry> =>
  eventually(`the meeting of ${occasion} is as it has to be`, async () => {
    const { body } = await assessing.county.get<{ items?: readonly Entry[] }>(
      'reviewer',
      'accountability',
      `${entriesAt(register)}?limit=200&body=${assessing.bureau}`,
    );
    return (body.items ?? []).find((each) => each.occasion === occasion && is(each));
  });
type Tasks = Readonly<{
  items: readonly Readonly<{ zh: string; dueOn: string | null; about: Readonly<Record<string, string>> }>[];
}>;
const tasksOf = async (who: Who) => {
  const { body } = await assessing.county.get<Tasks>(who, 'accountability', 'tasks?limit=200');
  return body.items.filter(({ about }) => about['entry']?.includes(`.${register}.`));
};
const asked = (occasion: string) =>
  eventually(`the meeting of ${occasion} is asked for`, async () =>
    (await tasksOf('reviewer')).find(({ zh }) => zh.includes(occasion)),
  );
const holding = (who: Who, said: object) =>
  assessing.county.post(who, 'accountability', entriesAt(register), {
    ...{ organisation: assessing.bureau, kind: 'quarterly', findings: [], documents: [] },
    ...said,
  });

it('T3-05c: each quarter a dispatch meeting waits for the office, which holds it and records what is to be put right; one that is not held is late by itself', async () => {
  const { bureau, county } = assessing;
  const article = byArticle('三、考评方式', 'transport-assessment');
  expect(await meetingOf('2023-Q1')).toMatchObject({ status: 'proposed', about: bureau, kindName: '季度调度会' });
  expect(await asked('2023-Q1')).toMatchObject({ zh: '按期登记：调度会（2023-Q1）', dueOn: '2023-03-31' });
  expect(await tasksOf('clerk')).toEqual([]);
  const meeting = { occasion: '2023-Q1', words: '一季度调度', on: '2023-01-03' };
  expect(await holding('clerk', meeting)).toMatchObject({ status: 403 });
  idOf(await holding('reviewer', meeting));
  expect(await holding('reviewer', meeting)).toMatchObject({
    status: 409,
    body: { code: 'entered-already', basis: article },
  });
  const { entry } = await meetingOf('2023-Q1', ({ status }) => status === 'in-force');
  const address = entryAt([register, entry]);
  const actions = ['督导海事处整改进度滞后', '通报运管处完成情况'].map((words) => ({ words, on: '2023-01-03' }));
  const log = async (body: object) => {
    const { version } = (await county.get<{ version: number }>('reviewer', 'accountability', address)).body;
    return county.post('reviewer', 'accountability', `${address}/log`, body, { ifMatch: version });
  };
  expect(await log({ on: '2023-01-03' })).toMatchObject({ status: 422, body: { code: 'log-words-required' } });
  for (const action of actions) idOf(await log(action));
  expect((await county.get('reviewer', 'accountability', address)).body).toMatchObject({
    status: 'in-force',
    log: actions,
  });
  // The next quarter asks by itself.
  await product.advanceTo('2023-04-01T02:00:00.000000Z');
  expect(await asked('2023-Q2')).toMatchObject({ dueOn: '2023-06-30' });
  expect(await meetingOf('2023-Q2')).toMatchObject({ status: 'proposed', overdueSince: null });
  await product.advanceTo('2023-06-30T02:00:00.000000Z');
  expect(await meetingOf('2023-Q2')).toMatchObject({ overdueSince: null });
  await product.advanceTo('2023-07-01T02:00:00.000000Z');
  await meetingOf('2023-Q2', ({ overdueSince }) => overdueSince === '2023-06-30');
  const late = entryOf(
    await trailWith(county, bureau, 'register-entry-became-overdue'),
    'register-entry-became-overdue',
  );
  expect((late.rules?.basis ?? []).flatMap((each) => each.article.map((one) => one.article))).toContain('三、考评方式');
  await asked('2023-Q3');
  idOf(await holding('reviewer', { occasion: '2023-Q2', words: '二季度调度（补开）', on: '2023-07-01' }));
  expect(await meetingOf('2023-Q2', ({ status }) => status === 'in-force')).toMatchObject({
    overdueSince: '2023-06-30',
  });
}, 600_000);
