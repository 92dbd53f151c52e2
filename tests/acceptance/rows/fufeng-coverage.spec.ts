import { anotherDepartment } from '../harness/another-department.js';
import { approved, idOf } from '../harness/cycle.js';
import type { County } from '../harness/county.js';
import { accepted, evaluationAt, onEvaluation, selfEvaluate } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { once } from '../harness/once.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let [project, other, whole, basic] = ['', '', '', ''];
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  const kinds = ['project', 'project', 'whole-department', 'basic-expenditure'];
  [project = '', other = '', whole = '', basic = ''] = await approved(
    county,
    ...kinds.map((subjectKind) => ({ subjectKind })),
  );
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
}, 240_000);
afterAll(() => product.close());

type Coverage = Readonly<{
  items: readonly Readonly<{ subject: string; types: readonly Readonly<{ type: string; status: string }>[] }>[];
  types: readonly Readonly<Record<string, unknown>>[];
}>;
const covered = async (query = '', who: 'office' | 'unit' = 'office'): Promise<Coverage> =>
  (await county.get<Coverage>(who, 'evaluation', `evaluation-coverage/2023${query}`)).body;
const missing = async (type: string): Promise<readonly string[]> =>
  (await covered(`?missing=${type}`)).items.map(({ subject }) => subject).sort();

it('FF-39a: the finance bureau makes the work plan of the county, bodies make theirs in more detail', async () => {
  const plan = {
    plan: '所有纳入预算管理的资金实行单位自评和部门评价',
    document: '财办绩〔2023〕9号',
    on: '2023-11-20',
  };
  const planning = (who: 'office' | 'unit', organisation: string, ifMatch = 0, different: object = {}) =>
    county.people[who].call(county.path('evaluation', `evaluation-plans/${organisation}/2023`), {
      method: 'PUT',
      body: { ...plan, ...different },
      ifMatch,
    });
  expect((await planning('unit', county.id)).status).toBe(403);
  expect((await planning('office', county.unitId)).status).toBe(403);
  expect((await planning('office', county.id)).status).toBe(200);
  expect((await planning('unit', county.unitId)).status).toBe(200);
  expect(await planning('office', county.id, 1, { on: '2024-01-01' })).toMatchObject({
    status: 422,
    body: { code: 'day-to-come' },
  });
  for (const organisation of [county.id, county.unitId])
    expect((await county.get('unit', 'evaluation', `evaluation-plans/${organisation}/2023`)).body).toMatchObject({
      version: 1,
      plan,
    });
});

/** What is counted once a project and the whole have evaluated themselves. */
const selfEvaluated = once(async () => {
  for (const id of [project, whole]) accepted(await selfEvaluate(county, id, '90'));
  return eventually('both are listed as concluded', async () => {
    const { types } = await covered();
    return types[0]?.['covered'] === 3 ? types : undefined;
  });
});

it('FF-39a: all money of the budget is evaluated by its unit and its department; what stands within the whole is covered by that', async () => {
  const counted = await selfEvaluated();
  // The whole is the sum of its parts: its money is counted with them.
  expect(counted).toEqual([
    {
      type: 'self-evaluation',
      subjects: 4,
      covered: 3,
      excepted: 0,
      budget: '3000000.00',
      budgetCovered: '2000000.00',
      budgetExcepted: '0',
      rate: '0.75',
      rateOfBudget: '0.6667',
    },
    expect.objectContaining({ type: 'department-evaluation', covered: 0, rate: '0' }),
  ]);
  expect(await missing('self-evaluation')).toEqual([other]);
  expect(await missing('department-evaluation')).toEqual([project, other, whole, basic].sort());
  expect((await covered('', 'unit')).items).toHaveLength(4);
  // Of both it is expected by the rules, and by whom.
  for (const type of ['self-evaluation', 'department-evaluation'] as const)
    await eventually(`the ${type} is expected`, async () => {
      const { body } = await county.get<{ status?: string }>('office', 'evaluation', evaluationAt(other, type));
      return body.status === 'expected' ? true : undefined;
    });
});

it('FF-39a: what is left out has a reason, and is neither missing nor overdue', async () => {
  await selfEvaluated();
  const address = evaluationAt(other, 'self-evaluation');
  await eventually('it is expected', async () =>
    (await county.get('office', 'evaluation', address)).status === 200 ? true : undefined,
  );
  const excepting = (who: 'office' | 'unit', body: object) => onEvaluation(county, who, address, 'exception', body);
  expect(await excepting('unit', { excepted: true, reason: '涉密' })).toMatchObject({ status: 403 });
  expect(await excepting('office', { excepted: true })).toMatchObject({ status: 400 });
  idOf(await excepting('office', { excepted: true, reason: '涉密项目，不单独评价' }));
  const { body } = await county.get('office', 'evaluation', address);
  expect(body).toMatchObject({ status: 'excepted', tasks: [], dues: [], excepted: { reason: '涉密项目，不单独评价' } });
  await eventually('it is counted as an exception', async () =>
    (await covered()).types[0]?.['excepted'] === 1 ? true : undefined,
  );
  expect(await missing('self-evaluation')).toEqual([]);
  // Nothing is left to evaluate: what is left out with a reason is no part of any rate.
  expect((await covered()).types[0]).toEqual({
    type: 'self-evaluation',
    subjects: 4,
    covered: 3,
    excepted: 1,
    budget: '3000000.00',
    budgetCovered: '2000000.00',
    budgetExcepted: '1000000.00',
    rate: '1',
    rateOfBudget: '1',
  });
  const { rules } = entryOf(await trailWith(county, other, 'evaluation-excepted'), 'evaluation-excepted');
  expect(rules?.basis.map(({ path }) => path)).toEqual(['duties/self-evaluation']);
  idOf(await excepting('office', { excepted: false, reason: '已解密' }));
  expect((await county.get('office', 'evaluation', address)).body).toMatchObject({ status: 'expected' });
  await eventually('it is counted as missing again', async () =>
    (await covered()).types[0]?.['excepted'] === 0 ? true : undefined,
  );
});

it('FF-39a: how far money is covered is told of each department, and of those alone whom somebody reaches', async () => {
  type Rates = Readonly<{ type: string; subjects: number; covered: number; rate: string | null }>;
  type Departments = Readonly<{
    items: readonly Readonly<{ name: string; department: string; types: readonly Rates[] }>[];
    more: boolean;
    next?: string;
    totals: Readonly<{ rows: number }>;
  }>;
  const told = async (who: 'office' | 'unit', query = '') =>
    (await county.get<Departments>(who, 'evaluation', `evaluation-coverage/2023/departments${query}`)).body;
  await selfEvaluated();
  const other = await anotherDepartment(product);
  await approved(other, {}, {});
  const both = await eventually('money of both departments is known', async () => {
    const { items } = await told('office');
    return items.some(({ types }) => types[0]?.subjects === 2) ? items : undefined;
  });
  expect(both).toHaveLength(2);
  const [its, theirs] = [...both].sort((one, another) => another.types[0]!.subjects - one.types[0]!.subjects);
  expect(its!.types).toEqual([
    expect.objectContaining({ type: 'self-evaluation', subjects: 4, covered: 3, rate: '0.75' }),
    expect.objectContaining({ type: 'department-evaluation', subjects: 4, covered: 0, rate: '0' }),
  ]);
  expect(theirs).toMatchObject({
    name: '另一主管部门',
    types: [
      { type: 'self-evaluation', subjects: 2, covered: 0, budget: '2000000.00', rate: '0', rateOfBudget: '0' },
      { type: 'department-evaluation', subjects: 2 },
    ],
  });
  expect((await covered(`?department=${theirs!.department}`)).types[0]).toEqual(theirs!.types[0]);
  const first = await told('office', '?limit=1');
  expect(first).toMatchObject({ more: true, totals: { rows: 2 } });
  const second = await told('office', `?limit=1&after=${first.next!}`);
  expect([...first.items, ...second.items].map(({ department }) => department).sort()).toEqual(
    both.map(({ department }) => department).sort(),
  );
  expect((await told('unit')).items.map(({ department }) => department)).toEqual([its!.department]);
});
