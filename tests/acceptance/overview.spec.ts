import { approved, declared, declaredAt, passed, targetStep } from './harness/cycle.js';
import type { County, ServiceName } from './harness/county.js';
import { eventually } from './harness/eventually.js';
import { openRound, quarter, report } from './harness/monitoring.js';
import { type Product, startProduct } from './harness/product.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
});
afterAll(() => product.close());

type Who = Parameters<County['get']>[0];
type Task = Readonly<{
  service: string;
  step: string;
  about: Readonly<{ subject?: string }>;
  subject: Readonly<{ name: string }> | null;
  dueOn: string | null;
  daysLeft: number | null;
  heldBy: Readonly<{ person?: string; organisation?: string }> | null;
  why: Readonly<{ article: readonly Readonly<{ article: string; set: Readonly<{ id: string }> }>[] }>;
}>;
type Tasks = Readonly<{
  items: readonly Task[];
  next?: string;
  totals: Readonly<{ rows: number; overdue: number }>;
  unanswered: readonly object[];
}>;
type SubjectYears = Readonly<{
  items: readonly Readonly<Record<string, unknown>>[];
  totals: Readonly<Record<string, number>>;
  sums: Readonly<Record<string, string>>;
  asOf: Readonly<Record<string, Readonly<{ newest: string | null; behind: number | null }>>>;
}>;

const tasksOf = async (who: Who, query = 'limit=200'): Promise<Tasks> => {
  const { status, text, body } = await county.get<Tasks>(who, 'overview', `tasks?${query}`);
  if (status !== 200) throw new Error(text);
  return body;
};
const about = (subject: string, { items }: Tasks): readonly Task[] =>
  items.filter(({ about: { subject: of } }) => of === subject);
const taskOf = (who: Who, subject: string, step: string): Promise<Task> =>
  eventually(`${step} waits for ${who}`, async () =>
    about(subject, await tasksOf(who)).find((each) => each.step === step),
  );
const years = async (who: Who, query: string): Promise<SubjectYears> =>
  (await county.get<SubjectYears>(who, 'overview', `subjects?${query}`)).body;

it('what waits for a person is one list over all services, with the article of the very set that asks for it', async () => {
  const toReview = await declared(county, { subjectName: '等待审核的项目' });
  const [toReport = ''] = await approved(county, { subjectName: '等待报告的项目' });
  await product.advanceTo('2023-02-01T02:00:00.000000Z');
  await openRound(county, toReport, quarter.first);
  const { service, subject, why } = await taskOf('reviewer', toReview, 'unit-review');
  expect({ service, subject, set: why.article[0]?.set.id }).toMatchObject({
    service: 'targets',
    subject: { name: '等待审核的项目' },
    set: 'fufeng-2022',
  });
  expect(await taskOf('unit', toReport, 'submit')).toMatchObject({
    service: 'monitoring',
    subject: { name: '等待报告的项目' },
    dueOn: '2023-03-31',
    daysLeft: 58,
    heldBy: null,
    why: { article: [{ set: { id: 'fufeng-2022', version: 1 }, article: '第三十二条' }] },
  });
  expect((await tasksOf('unit')).unanswered).toEqual([]);
  expect(about(toReview, await tasksOf('unit')).map(({ step }) => step)).not.toContain('unit-review');
});

it('a task is gone for everybody once one of them has done it', async () => {
  const id = await declared(county, { subjectName: '即将审核的项目' });
  await taskOf('reviewer', id, 'unit-review');
  const answer = await targetStep(county, 'reviewer', id, 'unit-review', passed, declaredAt.target);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  await eventually('the reviewer has nothing left to do', async () =>
    about(id, await tasksOf('reviewer')).every(({ step }) => step !== 'unit-review') ? true : undefined,
  );
});

it('a step that was handed over says who has it, whichever service it waits in', async () => {
  const target = await declared(county, { subjectName: '移交审核的项目' });
  const [round = ''] = await approved(county, { subjectName: '移交报送的项目' });
  await openRound(county, round, quarter.first);
  const monitoring = await county.get<{ version: number }>('office', 'monitoring', `monitoring/${round}/2023`);
  const handOver = async (service: ServiceName, path: string, step: string, ifMatch: number) => {
    const body = { step, to: county.unitId, because: '岗位调整' };
    const { status, text } = await county.post('office', service, `${path}/hand-overs`, body, { ifMatch });
    expect([status, text]).toEqual([201, expect.any(String)]);
  };
  await handOver('targets', `performance-targets/${target}/2023`, 'unit-review', declaredAt.target);
  await handOver('monitoring', `monitoring/${round}/2023/rounds/${quarter.first}`, 'submit', monitoring.body.version);
  const held = (who: Who, subject: string, step: string) =>
    eventually(`${step} is held`, async () => (await taskOf(who, subject, step)).heldBy ?? undefined);
  expect(await held('reviewer', target, 'unit-review')).toMatchObject({ organisation: county.unitId });
  expect(await held('unit', round, 'submit')).toMatchObject({ organisation: county.unitId });
});

it('the pages of the list hold every task once', async () => {
  const all = (await tasksOf('unit')).items;
  const given: Task[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const page: Tasks = await tasksOf('unit', `limit=1${next === '' ? '' : `&after=${next}`}`);
    given.push(...page.items);
    next = page.next;
  }
  expect(given).toEqual(all);
});

it('a subject has a row for its year, with its money, target and warnings, and says how old they are', async () => {
  const [id = ''] = await approved(county, { subjectName: '汇总一行的项目' });
  await openRound(county, id, quarter.first);
  await report(county, id, quarter.first);
  const search = `search=${encodeURIComponent('汇总一行')}&year=2023`;
  const page = await eventually('the row is joined', async () => {
    const found = await years('unit', search);
    return found.items[0]?.['stage'] === 'approved' ? found : undefined;
  });
  expect(page).toMatchObject({
    items: [
      {
        subject: id,
        year: 2023,
        unit: county.unitId,
        name: '汇总一行的项目',
        stage: 'approved',
        budget: '1000000.00',
        target: { period: '2023', status: 'approved' },
        light: null,
        evaluations: [],
      },
    ],
    totals: { rows: 1, subjects: 1, targets: 1 },
    sums: { budget: '1000000.00' },
    asOf: { targets: { behind: 0 }, monitoring: { behind: 0 } },
  });
});

it('a board over the county adds up to its rows', async () => {
  const { totals, items } = await years('office', 'year=2023&limit=200');
  expect(totals['rows']).toBe(items.length);
  expect(totals['targets']).toBe(items.filter(({ target }) => target !== null).length);
});
