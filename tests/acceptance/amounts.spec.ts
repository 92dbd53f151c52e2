import { operationsOf, readDocument } from './bad-input/open-api.js';
import { Caller } from './harness/caller.js';
import type { County, Problem, ServiceName } from './harness/county.js';
import { approval, approvalItem, reviewed } from './harness/cycle.js';
import { eventually } from './harness/eventually.js';
import { openRound, quarter, report, reportOf } from './harness/monitoring.js';
import { type Product, startProduct } from './harness/product.js';
import { type Trail, trailWith } from './harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
});
afterAll(() => product.close());

const wan = (amount: string) => ({ amount, unit: '万元' });
const inWan = `amounts=${encodeURIComponent('万元')}`;
const read = async <Body extends object>(service: ServiceName, path: string): Promise<Body> => {
  const { status, body, text } = await county.get<Body>('office', service, path);
  if (status !== 200) throw new Error(`${path}: ${String(status)} ${text}`);
  return body;
};
type Row = Readonly<Record<string, unknown>> & Readonly<{ subject: string }>;
const rowOf = async (service: ServiceName, path: string, id: string): Promise<Row | undefined> =>
  (await read<{ items: readonly Row[] }>(service, path)).items.find(({ subject }) => subject === id);

it('what is stated in 万元 comes out in 元 and in 万元, exact to the fen, in lists, objects and the trail of every service', async () => {
  const id = await reviewed(county, { requested: wan('38.7664620') });
  const body = approval([approvalItem(id, { approved: wan('38.766461') })]);
  expect((await county.post('budget', 'targets', 'budget-approvals', body)).status).toBe(201);
  await product.advanceTo('2023-02-01T02:00:00.000000Z');
  await openRound(county, id, quarter.first);
  const content = reportOf({ allocated: wan('30'), spent: wan('12.345678'), carryOver: wan('0.000001') });
  expect((await report(county, id, quarter.first, content)).status).toBe(201);

  const list = 'performance-targets?limit=200';
  const listed = await eventually('the list has it', async () => {
    const row = await rowOf('targets', list, id);
    return row?.['inForce'] ? row : undefined;
  });
  expect(listed).toMatchObject({ requested: '387664.62', inForce: '387664.61' });
  expect(await rowOf('targets', `${list}&${inWan}`, id)).toMatchObject({
    requested: '38.766462',
    inForce: '38.766461',
  });
  const [sums, sumsInWan] = await Promise.all(
    [list, `${list}&${inWan}`].map((path) => read<{ sums: object; amounts?: string }>('targets', path)),
  );
  expect([sums, sumsInWan]).toMatchObject([{ sums: { requested: '387664.62' } }, { sums: { requested: '38.766462' } }]);
  expect([sums?.amounts, sumsInWan?.amounts]).toEqual([undefined, '万元']);

  const table = await county.get('office', 'targets', `${list}&${inWan}&format=csv`);
  const [head = '', ...lines] = table.text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const [requested, subject] = ['申请数', '对象编号'].map((column) => head.indexOf(column));
  expect([table.status, table.headers.get('content-disposition')]).toEqual([
    200,
    'attachment; filename="performance-targets.csv"',
  ]);
  expect(lines.map((line) => [line[subject ?? -1], line[requested ?? -1]])).toContainEqual([id, '38.766462']);

  expect(await read('targets', `budget-lines/${id}/2023?${inWan}`)).toMatchObject({
    amounts: '万元',
    inForce: { total: '38.766461', parts: [{ amount: '38.766461' }] },
    timetables: { request: [{ total: '38.766462' }], budget: [{ total: '38.766461' }] },
  });
  expect(await read('monitoring', `monitoring/${id}/2023?${inWan}`)).toMatchObject({
    amounts: '万元',
    rounds: [{ report: { allocated: '30', spent: '12.345678', carryOver: '0.000001' } }],
  });
  await eventually('the overview has it', async () => {
    const row = await rowOf('overview', `subjects?${inWan}`, id);
    return row?.['budget'] === '38.766461' ? row : undefined;
  });
  await trailWith(county, id, 'round-reported');
  const { figures } = await read<Trail>('audit', `trail/${id}?${inWan}`);
  const spent = figures.find(({ figure }) => figure === 'spent-amount');
  expect(spent).toMatchObject({ value: '12.345678', shown: '12.345678', unit: '万元' });
});

it('a unit that is none is refused, and so is asking for one where there are no amounts', async () => {
  const refused = async (service: ServiceName, path: string) => {
    const { status, body } = await county.get<Problem>('office', service, path);
    return { status, code: body.code, errors: body['errors'] };
  };
  const asked = `amounts=${encodeURIComponent('角')}`;
  const flaw = { path: 'amounts', code: 'unknown-unit', zh: '金额单位须为元或万元' };
  for (const [service, path] of [
    ['targets', `performance-targets?${asked}`],
    ['overview', `subjects?${asked}&year=2023`],
    ['targets', `performance-targets?${inWan}&${inWan}`],
  ] as const)
    expect(await refused(service, path)).toMatchObject({ status: 400, code: 'invalid-request', errors: [flaw] });
  expect(await refused('targets', `budget-years/2023?${inWan}`)).toMatchObject({
    status: 400,
    errors: [{ path: 'amounts', code: 'unknown-parameter' }],
  });
});

it('every read whose example shows an amount says that it can be had in 万元', async () => {
  const document = await readDocument(Caller.nobody(product.running.url));
  const without = operationsOf(document)
    .filter(({ method, queryParameters }) => method === 'GET' && !queryParameters.includes('amounts'))
    .filter(({ responses }) => Object.values(responses).some(({ content }) => showsAmount(content)));
  expect(without.map(({ id }) => id)).toEqual([]);
  const asked = operationsOf(document).filter(({ queryParameters }) => queryParameters.includes('amounts'));
  expect(asked.length).toBeGreaterThan(15);
});

/** Names that hold amounts, wherever they stand, as texts with two decimals. */
const amountNames = new Set([
  ...['allocated', 'spent', 'carryOver', 'amount', 'budget', 'budgetCovered', 'executed', 'requested', 'control'],
  ...['approved', 'inForce', 'total', 'sum', 'change', 'left', 'paid', 'carried'],
]);

function showsAmount(value: unknown, name = ''): boolean {
  if (typeof value === 'string') return amountNames.has(name) && /^-?\d+\.\d{2}$/.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => showsAmount(inner, Array.isArray(value) ? name : key));
}
