import { isDeepStrictEqual } from 'node:util';
import { approved, declared, declaredAt, passed, targetStep } from './harness/cycle.js';
import type { County, ServiceName } from './harness/county.js';
import { accepted, agree, conclude, score, selfEvaluate, upToSheets } from './harness/evaluating.js';
import { eventually } from './harness/eventually.js';
import { openRound, quarter, report } from './harness/monitoring.js';
import { openOtherCounty } from './harness/other-county.js';
import { type Product, startProduct } from './harness/product.js';
import { decide, propose, resultOf } from './harness/results.js';

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
  // On a busy machine one of them may be too slow for once.
  await eventually('every service answers', async () =>
    (await tasksOf('unit')).unanswered.length === 0 ? true : undefined,
  );
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
  const reviewer = await county.people.reviewer.personId();
  const [round = ''] = await approved(county, { subjectName: '移交报送的项目' });
  await openRound(county, round, quarter.first);
  const monitoring = await county.get<{ version: number }>('office', 'monitoring', `monitoring/${round}/2023`);
  const handOver = async (service: ServiceName, path: string, [step, to]: [string, string], ifMatch: number) => {
    const body = { step, to, because: '岗位调整' };
    const { status, text } = await county.post('office', service, `${path}/hand-overs`, body, { ifMatch });
    expect([status, text]).toEqual([201, expect.any(String)]);
  };
  await handOver('targets', `performance-targets/${target}/2023`, ['unit-review', reviewer], declaredAt.target);
  await handOver(
    'monitoring',
    `monitoring/${round}/2023/rounds/${quarter.first}`,
    ['submit', county.unitId],
    monitoring.body.version,
  );
  const held = (who: Who, subject: string, step: string) =>
    eventually(`${step} is held`, async () => (await taskOf(who, subject, step)).heldBy ?? undefined);
  expect(await held('reviewer', target, 'unit-review')).toMatchObject({ person: reviewer });
  expect(await held('unit', round, 'submit')).toMatchObject({ organisation: county.unitId });
});

it('a step is handed over to nobody who cannot take it, and they find nothing of the subject', async () => {
  const other = await openOtherCounty(product, 'unit');
  const [id = ''] = await approved(county, { subjectName: '委托他县的项目' });
  await openRound(county, id, quarter.first);
  const path = county.path('overview', 'subjects?limit=200');
  expect((await other.people.unit.get(path)).status).toBe(404);
  const { body } = await county.get<{ version: number }>('office', 'monitoring', `monitoring/${id}/2023`);
  const handed = { step: 'submit', to: other.unitId, because: '委托代编' };
  const address = `monitoring/${id}/2023/rounds/${quarter.first}/hand-overs`;
  expect(await county.post('office', 'monitoring', address, handed, { ifMatch: body.version })).toMatchObject({
    status: 422,
    body: { code: 'not-of-the-step', step: 'submit', to: other.unitId },
  });
  expect((await other.people.unit.get(path)).status).toBe(404);
});

it('the pages of the list hold every task once', async () => {
  // What earlier tests set going may still become a task in between.
  const [given, all] = await eventually('no task comes between', async () => {
    const pages: Task[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: Tasks = await tasksOf('unit', `limit=1${next === '' ? '' : `&after=${next}`}`);
      pages.push(...page.items);
      next = page.next;
    }
    const { items } = await tasksOf('unit');
    return isDeepStrictEqual(items, pages) ? ([pages, items] as const) : undefined;
  });
  expect(given).toEqual(all);
  expect(all.length).toBeGreaterThan(1);
});

it('a subject has a row for its year, with its money, target and warnings, and says how old they are', async () => {
  const [id = ''] = await approved(county, { subjectName: '汇总一行的项目' });
  await openRound(county, id, quarter.first);
  await report(county, id, quarter.first);
  const search = `search=${encodeURIComponent('汇总一行')}&year=2023`;
  const page = await eventually('the row is joined', async () => {
    const found = await years('unit', search);
    const { targets, monitoring } = found.asOf;
    const isUpToDate = targets?.behind === 0 && monitoring?.behind === 0;
    return isUpToDate && found.items[0]?.['stage'] === 'approved' ? found : undefined;
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

it('a row shows what follows from the result of its year, and what became of that', async () => {
  const [id = ''] = await approved(county, { subjectName: '结果应用一行的项目' });
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
  const search = `search=${encodeURIComponent('结果应用一行')}&year=2023`;
  const shown = (who: Who, what: string, is: (page: SubjectYears) => boolean) =>
    eventually(`${who} sees ${what}`, async () => {
      const { status, body } = await county.get<SubjectYears>(who, 'overview', `subjects?${search}`);
      return status === 200 && is(body) ? body : undefined;
    });
  accepted(await selfEvaluate(county, id, '95'));
  await upToSheets(county, id);
  accepted(await score(county, id, '70'));
  accepted(await agree(county, id));
  accepted(await conclude(county, id));
  const follows = (status: string) => (page: SubjectYears) =>
    (page.items[0]?.['result'] as Readonly<{ status: string }> | null)?.status === status;
  await resultOf(county, id);
  await shown('unit', 'that it is to be decided', follows('open'));
  accepted(await propose(county, id));
  accepted(await decide(county, id, { disposal: 'urge-improvement' }));
  expect(await shown('unit', 'what came of it', follows('applied'))).toMatchObject({
    items: [{ result: { type: 'finance-evaluation', disposal: 'urge-improvement', disposalName: expect.any(String) } }],
    totals: { results: 1, decided: 1 },
    asOf: { accountability: { newest: expect.stringMatching(/Z$/) } },
  });
});
