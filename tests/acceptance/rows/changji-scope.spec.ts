import type { County } from '../harness/county.js';
import { idOf } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { monitoringOf } from '../harness/monitoring.js';
import { approvedFrom, approvedIn, mark, openPrefecture, withUnit } from '../harness/prefecture.js';
import { type Product, startProduct } from '../harness/product.js';

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
  marks: readonly Readonly<{ mark: string }>[];
}>;
const roundsOf = async (id: string): Promise<readonly Round[]> =>
  (await monitoringOf(county, id)).rounds as unknown as readonly Round[];
/** Those that are, or were, to be reported. */
const reportedOf = async (id: string): Promise<readonly string[]> =>
  (await roundsOf(id)).filter(({ status }) => status !== 'lapsed').map(({ round }) => round);
type Listed = Readonly<{ items: readonly Readonly<{ subject: string }>[] }>;
const listed = (
  path: string,
  is: (ids: readonly string[]) => boolean,
  service: 'overview' | 'monitoring' = 'overview',
) =>
  eventually(`the list ${path} is as it should`, async () => {
    const { status, body } = await county.get<Listed>('office', service, `${path}&limit=200`);
    if (status !== 200) throw new Error(`Refused: ${String(status)}`);
    const ids = body.items.map(({ subject }) => subject);
    return is(ids) ? ids : undefined;
  });

it('CJ-03, B-14: what has no targets is in no round, and is listed as such; with targets it is in one', async () => {
  const described = {
    unit: county.unitId,
    kind: 'project',
    name: '尚无目标的项目',
    isNew: false,
    plannedFrom: '2023-01-01',
  };
  const without = idOf(await county.post('unit', 'targets', 'subjects', described));
  const [compiled = ''] = await approvedFrom(county, '2023-01-20', project);
  await product.advanceTo('2023-02-20T02:00:00.000000Z');
  await eventually('the round is open', async () => ((await roundsOf(compiled)).length > 0 ? true : undefined));
  const { status } = await county.get('office', 'monitoring', `monitoring/${without}/2023`);
  expect(status).toBe(404);
  const none = await listed('subjects?year=2023&target=none', (ids) => ids.includes(without));
  expect(none).not.toContain(compiled);
  const monitored = await listed('subjects?year=2023&target=approved', (ids) => ids.includes(compiled));
  expect(monitored).not.toContain(without);
}, 240_000);

const marksIn = async (id: string): Promise<readonly string[]> => {
  const { keyMarks } = (await monitoringOf(county, id)) as unknown as { keyMarks: readonly { mark: string }[] };
  return keyMarks.map((each) => each.mark);
};
const isMarked = (id: string, code: string) =>
  eventually(`${id} is marked ${code}`, async () => ((await marksIn(id)).includes(code) ? true : undefined));

it('CJ-09, B-32: major projects of more than one year are tracked over their whole cycle, of one year to the day and ordinary ones are not', async () => {
  const planned = (plannedFrom: string, plannedTo: string) => ({
    subject: { unit: county.unitId, kind: 'project', name: '水库除险加固', isNew: false, plannedFrom, plannedTo },
  });
  const [calendar = '', across = '', longer = '', ordinary = ''] = await approvedFrom(
    county,
    '2023-01-20',
    planned('2023-01-01', '2023-12-31'),
    planned('2023-07-01', '2024-06-30'),
    planned('2023-01-01', '2024-01-01'),
    planned('2023-01-01', '2024-01-01'),
  );
  for (const id of [calendar, across, longer]) await mark(county, id, 'major');
  for (const id of [calendar, across, longer]) await isMarked(id, 'key-subject');
  expect(await marksIn(longer)).toEqual(['key-subject', 'full-cycle']);
  for (const id of [calendar, across]) expect(await marksIn(id)).toEqual(['key-subject']);
  expect(await marksIn(ordinary)).toEqual([]);
  await approvedIn(county, '2024', '2024-01-01', { subjectId: longer });
  const address = `monitoring/${longer}/2024`;
  expect((await county.get('office', 'monitoring', address)).body).toMatchObject({
    keyMarks: [{ mark: 'key-subject' }, { mark: 'full-cycle' }],
  });
}, 480_000);

it('CJ-05: all that has targets is monitored, and key units, major policies and projects are marked, where the list finds them', async () => {
  const unit = await withUnit(product, county, '重点单位');
  const ids = await approvedFrom(unit, '2023-01-20', project, policy, whole, project);
  const [major = '', weighty = '', key = '', ordinary = ''] = ids;
  await mark(county, major, 'major');
  await mark(county, weighty, 'key');
  await mark(county, key, 'key');
  for (const id of [major, weighty, key]) await isMarked(id, 'key-subject');
  expect(await marksIn(ordinary)).toEqual([]);
  await product.advanceTo('2023-06-02T02:00:00.000000Z');
  for (const id of ids)
    await eventually('its rounds are open', async () =>
      (await reportedOf(id)).some((each) => each.endsWith('06-30')) ? true : undefined,
    );
  const last = async (id: string) => (await roundsOf(id)).find(({ round }) => round.endsWith('06-30'))?.marks;
  for (const id of [major, weighty, key]) expect(await last(id)).toMatchObject([{ mark: 'key-subject' }]);
  expect(await last(ordinary)).toEqual([]);
  const found = await listed('monitoring?mark=key-subject', (all) => all.includes(key), 'monitoring');
  expect(found).toEqual(expect.arrayContaining([major, weighty, key]));
  expect(found).not.toContain(ordinary);
}, 480_000);
