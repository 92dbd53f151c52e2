import { type Assessing, assessed, openAssessment, unitCalled } from './harness/assessing-units.js';
import { declared } from './harness/cycle.js';
import { eventually } from './harness/eventually.js';
import { type Product, startProduct } from './harness/product.js';

let product: Product;
let assessing: Assessing;
let [body, project] = ['', ''];
beforeAll(async () => {
  product = await startProduct();
  assessing = await openAssessment(product);
  body = await assessed(assessing, 'own-unit', await unitCalled(assessing, '公路局'));
  project = await declared(assessing.county);
}, 600_000);
afterAll(() => product.close());

type Listed = Readonly<{
  items: readonly Readonly<{ subject: string; scheme: string }>[];
  totals: Readonly<{ rows: number; budgetPerformance: number; unitAssessment: number }>;
}>;

it.each([
  ['targets', 'performance-targets?limit=200'],
  ['targets', 'subjects?limit=200'],
  ['overview', 'subjects?limit=200&year=2023'],
] as const)(
  'what %s lists as %s is told apart, and counted apart, as money and as assessed bodies',
  async (of, path) => {
    const { county } = assessing;
    const read = async (query = '') => (await county.get<Listed>('office', of, `${path}${query}`)).body;
    const all = await eventually('both are listed', async () => {
      const page = await read();
      const listed = page.items.map(({ subject }) => subject);
      return [body, project].every((each) => listed.includes(each)) ? page : undefined;
    });
    const subjectsOf = ({ items }: Listed, scheme: string) =>
      new Set(items.filter((each) => each.scheme === scheme).map(({ subject }) => subject));
    for (const [scheme, counted, mine, other] of [
      ['unit-assessment', 'unitAssessment', body, project],
      ['budget-performance', 'budgetPerformance', project, body],
    ] as const) {
      const page = await read(`&scheme=${scheme}`);
      const listed = page.items.map(({ subject }) => subject);
      expect([listed.includes(mine), listed.includes(other)]).toEqual([true, false]);
      expect(subjectsOf(page, scheme)).toEqual(subjectsOf(all, scheme));
      expect(page.totals[counted]).toBe(all.totals[counted]);
      expect(all.totals[counted]).toBe(subjectsOf(all, scheme).size);
    }
    expect(await county.get('office', of, `${path}&scheme=money`)).toMatchObject({ status: 400 });
  },
);
