import { newSubject } from '../harness/assessing.js';
import type { County } from '../harness/county.js';
import { declarationOf, declared, idOf, passed, targetStep, declaredAt, yuan } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
}, 240_000);
afterAll(() => product.close());

const asking = (fund: string) =>
  county.post('unit', 'targets', 'performance-targets', {
    ...declarationOf(county),
    requested: [{ fund, source: 'own', amount: yuan('100.00') }],
  });

it('FF-03: money is of one of four budgets, or of one of six funds that touch them', async () => {
  const budgets = ['general-public', 'government-fund', 'state-capital', 'social-insurance'];
  const related = [
    ...['government-investment-fund', 'sovereign-wealth-fund', 'public-private-partnership'],
    ...['government-procurement', 'government-purchased-services', 'government-debt'],
  ];
  for (const fund of [...budgets, ...related]) {
    const id = idOf(await asking(fund));
    const { body } = await county.get('unit', 'targets', `performance-targets/${id}/2023`);
    expect(body).toMatchObject({ budgetLine: { requested: { total: '100.00', parts: [{ part: { fund } }] } } });
  }
  expect(await asking('lottery')).toMatchObject({
    status: 422,
    body: { code: 'unknown-fund', given: 'lottery', listed: [...budgets, ...related] },
  });
});

it('FF-25: who reviews a target has the questions of the four dimensions before them: two, and three times three', async () => {
  const id = await declared(county);
  type Possible = Readonly<{
    step: string;
    checklist?: readonly Readonly<{ item: string; zh: string; questions: readonly string[] }>[];
  }>;
  const checklistFor = async (who: 'reviewer' | 'desk') => {
    const { body } = await county.get<{ possible: readonly Possible[] }>(
      who,
      'targets',
      `performance-targets/${id}/2023`,
    );
    return body.possible.flatMap(({ checklist = [] }) => checklist);
  };
  const asked = await checklistFor('reviewer');
  expect(asked.map(({ item, zh, questions }) => [item, zh, questions.length])).toEqual([
    ['completeness', '完整性审核', 2],
    ['relevance', '相关性审核', 3],
    ['appropriateness', '适当性审核', 3],
    ['feasibility', '可行性审核', 3],
  ]);
  // The finance bureau looks at the same.
  await targetStep(county, 'reviewer', id, 'unit-review', passed, declaredAt.target);
  expect(await checklistFor('desk')).toEqual(asked);
});

it('a project that is registered twice is told of to whoever looks at it, however its name is typed, and not to who may not see the other', async () => {
  type Shown = Readonly<{ namesakes: readonly Readonly<{ subject: string; name: string }>[] }>;
  const shown = async (who: 'office' | 'unit', id: string) =>
    (await county.get<Shown>(who, 'targets', `subjects/${id}`)).body.namesakes;
  const first = await newSubject(county, { name: '农村供水工程(二期)', officialCode: 'X1' });
  const again = await newSubject(county, { name: '农村供水 工程（二期）' });
  const other = await newSubject(county, { name: '农村供水工程(三期)' });
  const told = { subject: first, name: '农村供水工程(二期)', unit: county.unitId, officialCode: 'X1' };
  const namesakesOf = (who: 'office' | 'unit', id: string) =>
    eventually('the other one', async () => {
      const found = await shown(who, id);
      return found.length > 0 ? found : undefined;
    });
  expect(await namesakesOf('unit', again)).toEqual([told]);
  expect(await namesakesOf('office', first)).toMatchObject([{ subject: again }]);
  expect(await shown('office', other)).toEqual([]);

  const { body } = await county.people.office.get<{
    items: readonly Readonly<{ organisationId: string; kind: string; parentId: string }>[];
  }>('/api/directory/organisations');
  const { organisationId: parentId } = body.items.find(({ kind }) => kind === 'department')!;
  const elsewhere = { kind: 'public-institution', nature: 'body', name: '另一单位', parentId };
  const unit = idOf(await product.administrator.post(county.path('directory', 'organisations'), elsewhere));
  const hidden = await eventually('the unit is known', async () => {
    const answer = await county.post('office', 'targets', 'subjects', {
      ...{ unit, kind: 'project', name: '农村供水工程（二期）', isNew: true },
    });
    return answer.status === 201 ? idOf(answer) : undefined;
  });
  const all = await eventually('both others', async () => {
    const found = await shown('office', first);
    return found.length === 2 ? found : undefined;
  });
  expect(all.map(({ subject }) => subject).sort()).toEqual([again, hidden].sort());
  expect(await shown('unit', again)).toEqual([told]);
});
