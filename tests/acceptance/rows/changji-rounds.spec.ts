import type { County } from '../harness/county.js';
import { accepted, begin } from '../harness/evaluating.js';
import { monitoringOf } from '../harness/monitoring.js';
import { once } from '../harness/once.js';
import { approvedFrom, articlesOf, openPrefecture, withUnit } from '../harness/prefecture.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  ({ county } = await openPrefecture(product));
}, 600_000);
afterAll(() => product.close());

const project = { subjectKind: 'project', subjectName: '农村公路养护' };
const policy = { subjectKind: 'policy', subjectName: '种粮补贴' };
const whole = { subjectKind: 'whole-department', subjectName: '部门单位整体' };
type Round = Readonly<{
  round: string;
  status: string;
  opensOn: string;
  dues: readonly object[];
}>;
const roundsOf = async (id: string): Promise<readonly Round[]> =>
  (await monitoringOf(county, id)).rounds as unknown as readonly Round[];
/** Those that are, or were, to be reported. */
const reportedOf = async (id: string): Promise<readonly string[]> =>
  (await roundsOf(id)).filter(({ status }) => status !== 'lapsed').map(({ round }) => round);
const monthEnds = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => {
    const day = new Date(Date.UTC(2023, first + at, 0)).toISOString().slice(0, 10);
    return `monthly@${day}`;
  });
const halfYear = 'whole-department@2023-06-30';

/** Three units whose budgets are approved on three days, and the year up to the self-evaluations. */
const year = once(async () => {
  const [first, second, third] = [
    await withUnit(product, county, '年末批复单位'),
    await withUnit(product, county, '二月批复单位'),
    await withUnit(product, county, '七月批复单位'),
  ];
  await product.advanceTo('2022-12-31T02:00:00.000000Z');
  // A budget holds from its own year on, whenever it is decided.
  const december = await approvedFrom(first, '2023-01-01', project, whole);
  await product.advanceTo('2023-02-15T02:00:00.000000Z');
  const february = await approvedFrom(second, '2023-02-15', project, policy, whole);
  await product.advanceTo('2023-07-10T02:00:00.000000Z');
  const july = await approvedFrom(third, '2023-07-10', project, whole);
  await product.advanceTo('2023-11-06T02:00:00.000000Z');
  for (const id of december) accepted(await begin(first, id, 'self-evaluation'));
  await product.advanceTo('2024-01-10T02:00:00.000000Z');
  for (const id of february) accepted(await begin(second, id, 'self-evaluation'));
  await product.settled();
  return { december, february, july };
});

it('CJ-10, CJ-11, B-12: a budget of 15 February is monitored at the ends of the months from March to December, and the unit as a whole on 30 June', async () => {
  const { february } = await year();
  const [projectId = '', policyId = '', wholeId = ''] = february;
  for (const id of [projectId, policyId]) expect(await reportedOf(id)).toEqual(monthEnds(3, 12));
  expect(await reportedOf(wholeId)).toEqual([halfYear]);
  // Each opens with its month; no day is said on which results are sent.
  const [march] = await roundsOf(projectId);
  expect(march).toMatchObject({ opensOn: '2023-03-01', dues: [] });
  const [june] = await roundsOf(wholeId);
  expect(june).toMatchObject({ opensOn: '2023-06-01', dues: [] });
  const opened = async (id: string) => articlesOf(entryOf(await trailWith(county, id, 'round-opened'), 'round-opened'));
  expect(await opened(projectId)).toContain('第十条');
  expect(await opened(wholeId)).toContain('第十一条');
}, 480_000);

it('CJ-10, CJ-11, B-13: a budget of 31 December is monitored from January to the month before the self-evaluation, and the unit as a whole on 30 June', async () => {
  const { december } = await year();
  const [projectId = '', wholeId = ''] = december;
  expect(await reportedOf(projectId)).toEqual(monthEnds(1, 10));
  expect(await reportedOf(wholeId)).toEqual([halfYear]);
}, 480_000);

it('CJ-10, CJ-11, B-36: a budget of 10 July is monitored from the end of August on; for the half year that was over nothing is made up', async () => {
  const { july } = await year();
  const [projectId = '', wholeId = ''] = july;
  expect((await reportedOf(projectId)).slice(0, 5)).toEqual(monthEnds(8, 12));
  expect(await reportedOf(wholeId)).toEqual([]);
}, 480_000);
