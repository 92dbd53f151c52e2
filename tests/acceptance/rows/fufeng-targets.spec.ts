import type { County } from '../harness/county.js';
import { declarationOf, declared, idOf, passed, targetStep, declaredAt, yuan } from '../harness/cycle.js';
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
