import { gzipSync } from 'node:zlib';
import { approved, own, versionOf, yuan } from '../harness/cycle.js';
import type { County } from '../harness/county.js';
import { eventually } from '../harness/eventually.js';
import { feed, feedTable, heads, paid, recorded, type Rejected, tableOf } from '../harness/feeding.js';
import { monitoringOf, openRound, quarter, report, reportOf } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  await product.advanceTo('2023-02-20T02:00:00.000000Z');
});
afterAll(() => product.close());

async function approvedOne(different: object = {}): Promise<string> {
  const [id = ''] = await approved(county, different);
  await openRound(county, id, quarter.first);
  return id;
}

type Execution = Readonly<{ executed: string; budget: string; rate: string; shown: string; on: string }>;
const executionOf = (id: string, executed: string): Promise<Execution> =>
  eventually(`${executed} is shown of ${id}`, async () => {
    const { execution } = (await monitoringOf(county, id)) as unknown as Readonly<{ execution?: Execution }>;
    return execution?.executed === executed ? execution : undefined;
  });

describe('FF-27a: what the treasury has paid', () => {
  it('is taken of JSON and of a table, part by part, and shown with its rate of the budget in force', async () => {
    const id = await approvedOne();
    const rows = [paid(id, '2023-02-10', '333333.33')];
    expect(await feed(county, rows, { batch: 'json-1' })).toMatchObject({
      status: 201,
      body: { lines: 1, sum: '333333.33' },
    });
    expect(await recorded(county, 'json-1')).toMatchObject({ changed: 1, unchanged: 0 });
    expect(await executionOf(id, '333333.33')).toMatchObject({
      budget: '1000000.00',
      rate: '0.33333333',
      shown: '33.33%',
      on: '2023-02-10',
    });
    const table = tableOf([
      paid(id, '2023-02-10', '33.333333', { unit: '万元' }),
      paid(id, '2023-02-20', '40', { unit: '万元' }),
    ]);
    expect((await feedTable(county, `\uFEFF${table}`, { batch: 'table-1' })).status).toBe(201);
    expect(await recorded(county, 'table-1')).toMatchObject({ changed: 1, unchanged: 1 });
    expect(await executionOf(id, '400000.00')).toMatchObject({ rate: '0.4' });
    const trail = await trailWith(county, id, 'execution-recorded', 'execution-recorded');
    expect(entryOf(trail, 'execution-recorded')).toMatchObject({
      effectiveAt: '2023-02-19T16:00:00.000000Z',
      actor: { as: 'system' },
      causation: { stream: `execution-batch/${county.id}.table-1` },
      rules: { basis: [expect.objectContaining({ path: 'monitoring.feedDesk' })] },
    });
  });

  it('stands in the lists, and what does not lie idle is not recovered', async () => {
    const id = await approvedOne({ subjectName: '执行一览' });
    expect((await feed(county, [paid(id, '2023-02-20', '900000.00')], { batch: 'listed' })).status).toBe(201);
    await executionOf(id, '900000.00');
    const search = encodeURIComponent('执行一览');
    type Listed = Readonly<{ items: readonly Readonly<{ execution?: Readonly<{ rate?: string }> | null }>[] }>;
    const listed = await eventually('the list shows it', async () => {
      const { items } = (await county.get<Listed>('office', 'monitoring', `monitoring?search=${search}`)).body;
      return items[0]?.execution?.rate === '0.9' ? items : undefined;
    });
    expect(listed).toEqual([
      expect.objectContaining({ subject: id, execution: expect.objectContaining({ rate: '0.9', shown: '90.00%' }) }),
    ]);
    await eventually('the subject shows it', async () => {
      const { body } = await county.get<{ items: readonly { executed: string | null }[] }>(
        'office',
        'overview',
        `subjects?search=${search}`,
      );
      return body.items[0]?.executed === '900000.00' ? true : undefined;
    });
    const recovery = (amount: string) => ({
      amounts: [{ ...own, amount: yuan(amount) }],
      from: '2023-02-20',
      reason: '长期沉淀',
    });
    const line = `budget-lines/${id}/2023`;
    const recover = async (amount: string) =>
      county.post('budget', 'targets', `${line}/recoveries`, recovery(amount), {
        ifMatch: await versionOf(county, 'targets', line),
      });
    // More than there is: refused whatever is known, with what lies idle by then.
    await eventually('targets knows what was paid', async () =>
      (await recover('1000000.01')).body['idle'] === '100000.00' ? true : undefined,
    );
    expect(await recover('100000.01')).toMatchObject({ status: 409, body: { code: 'more-than-idle' } });
    expect((await recover('100000.00')).status).toBe(201);
  });

  it('is taken once: sent again it answers as before, and another content under its id is refused', async () => {
    const id = await approvedOne();
    const table = tableOf([paid(id, '2023-02-10', '10.00')]);
    const first = await feedTable(county, table, { batch: 'once' });
    expect(first.status).toBe(201);
    const again = await feedTable(county, table, { batch: 'once' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = tableOf([paid(id, '2023-02-10', '11.00')]);
    const differs = { status: 422, body: { code: 'batch-differs' } };
    expect(await feedTable(county, other, { batch: 'once' })).toMatchObject(differs);
    // In which unit the amounts are belongs to what was sent.
    const bare = tableOf([paid(id, '2023-02-11', '12.00', { unit: '' })]);
    const inUnit = (unit: string) =>
      feedTable(county, bare, { batch: 'bare', query: `&unit=${encodeURIComponent(unit)}` });
    expect((await inUnit('元')).status).toBe(201);
    expect(await inUnit('万元')).toMatchObject(differs);
  });

  it('is handed in by the treasury desk and by nobody else', async () => {
    const id = await approvedOne();
    for (const who of ['unit', 'reviewer', 'desk', 'budget', 'office', 'approver', 'auditor'] as const) {
      const { status } = await feed(county, [paid(id, '2023-02-10', '1.00')], { batch: 'others', who });
      expect([who, status]).toEqual([who, 403]);
    }
    const { body } = await feed(county, [paid(id, '2023-02-10', '1.00')], { batch: 'others', who: 'office' });
    expect(body).toMatchObject({ code: 'wrong-desk', basis: [{ path: 'monitoring.feedDesk' }] });
  });

  it('is checked whole: every row that is wrong is named, and nothing is taken unless asked so', async () => {
    const id = await approvedOne();
    const right = paid(id, '2023-02-12', '12.00');
    const wrong = [
      [paid('no-such-code', '2023-02-10', '1.00'), 'unknown-line'],
      [paid(id, '2023-02-10', '1.00', { source: 'upper' }), 'unknown-part'],
      [paid(id, '2023-02-10', '1.001'), 'bad-amount'],
      [paid(id, '2022-12-31', '1.00'), 'date-outside-year'],
      [paid(id, '2023-02-31', '1.00'), 'bad-date'],
      [paid(id, '2023-12-31', '1.00'), 'date-ahead'],
      [paid(id, '2023-02-10', '=1+1'), 'formula-cell'],
      [paid(id, '2023-02-10', '1.00', { year: '23' }), 'wrong-year'],
      [paid(id, '2022-02-10', '1.00', { year: 2022 }), 'line-not-approved'],
      [paid(id, '2023-02-11', '1.00'), 'double-row'],
      [paid(id, '2023-02-11', '2.00'), 'double-row'],
    ] as const;
    const table = tableOf([right, ...wrong.map(([row]) => row)]);
    const refused = await feedTable(county, table, { batch: 'flawed' });
    const rejected = refused.body.rejected as unknown as readonly Rejected[];
    expect(refused).toMatchObject({ status: 422, body: { code: 'batch-has-errors', count: wrong.length } });
    expect(rejected.map(({ number, code }) => [number, code])).toEqual(wrong.map(([, code], at) => [at + 3, code]));
    expect(rejected.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true);
    // Money that no budget has is spent without one: the article says so, of these rows and no others.
    const resting = rejected.filter(({ basis }) => basis !== undefined);
    expect(resting.map(({ code }) => code)).toEqual(['unknown-part', 'line-not-approved']);
    for (const { basis } of [...resting, refused.body as Partial<Rejected>]) expect(basis).toEqual(ofLens);
    const taken = await feedTable(county, table, { batch: 'flawed', query: '&takeValid=true' });
    expect(taken).toMatchObject({ status: 201, body: { lines: 1, rejected: wrong.length } });
    expect(await recorded(county, 'flawed')).toMatchObject({ changed: 1, rejected: wrong.length });
    expect(await executionOf(id, '12.00')).toMatchObject({ on: '2023-02-12' });
  });

  it('names a thousand bad lines and takes none; what is too long, no table or packed is refused', async () => {
    const id = await approvedOne();
    const bad = tableOf(Array.from({ length: 1000 }, () => paid('nobody', '2023-02-10', '-1')));
    const refused = await feedTable(county, bad, { batch: 'thousand' });
    expect((refused.body.rejected as unknown as readonly Rejected[]).length).toBe(1000);
    const row = tableOf([paid(id, '2023-02-10', '1')]).split('\r\n')[1] ?? '';
    const long = [heads.join(','), ...Array.from({ length: 200_000 }, () => row)].join('\n');
    expect(await feedTable(county, long, { batch: 'long' })).toMatchObject({
      status: 413,
      body: { code: 'batch-too-large' },
    });
    const binary = Uint8Array.from({ length: 4096 }, (_, at) => at % 256);
    expect(await feedTable(county, binary, { batch: 'binary' })).toMatchObject({
      status: 422,
      body: { code: 'not-a-table' },
    });
    const headless = await feedTable(county, 'a,b\n1,2', { batch: 'headless' });
    expect(headless).toMatchObject({ status: 422, body: { code: 'columns-missing' } });
    const packed = await feedTable(county, gzipSync(Buffer.alloc(10_000_000)), {
      batch: 'packed',
      headers: { 'content-encoding': 'gzip' },
    });
    expect(packed).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    for (const batch of ['long', 'binary', 'headless', 'packed'])
      expect((await county.get('treasury', 'monitoring', `execution-batches/${batch}`)).status).toBe(404);
  });
});

/** The lens of the rules under which money that was spent otherwise than it may be is watched. */
const ofLens = [
  expect.objectContaining({
    path: 'monitoring.lenses/compliance',
    article: [expect.objectContaining({ article: '第二十九条' })],
  }),
];

describe('FF-29: from the treasury', () => {
  const warned = (id: string, ...expected: readonly string[]) =>
    eventually(`${id} is warned of ${expected.join(', ')}`, async () => {
      const { warnings } = await monitoringOf(county, id);
      const found = warnings.map(({ warning }) => warning);
      return expected.every((each) => found.includes(each)) && found.length === expected.length ? true : undefined;
    });

  it('more than the budget and falling amounts are taken and warned of; a unit’s are refused', async () => {
    const id = await approvedOne();
    expect((await feed(county, [paid(id, '2023-02-05', '1000000.01')], { batch: 'over' })).status).toBe(201);
    await warned(id, 'over-budget-spending');
    const trail = await trailWith(county, id, 'warning-raised');
    expect(entryOf(trail, 'warning-raised').rules?.basis).toEqual([
      expect.objectContaining({ path: 'monitoring.lenses/compliance' }),
    ]);
    expect((await feed(county, [paid(id, '2023-02-15', '500000.00')], { batch: 'refund' })).status).toBe(201);
    await warned(id, 'falling-spending');
    const typed = await report(county, id, quarter.first, reportOf({ spent: yuan('1000000.01') }));
    expect(typed).toMatchObject({ body: { code: 'amounts-impossible', basis: ofLens } });
  });

  it('a report that says otherwise than the treasury is shown as differing', async () => {
    const id = await approvedOne();
    await report(county, id, quarter.first, reportOf());
    expect((await feed(county, [paid(id, '2023-02-20', '260000.00')], { batch: 'differs' })).status).toBe(201);
    await warned(id, 'differs-from-treasury');
    expect((await feed(county, [paid(id, '2023-02-20', '250000.00')], { batch: 'agrees' })).status).toBe(201);
    await warned(id);
  });
});

describe('what is left of a year', () => {
  it('is carried over to the next, no more of it than the treasury left, and both lines say so', async () => {
    const id = await approvedOne();
    expect((await feed(county, [paid(id, '2023-02-20', '900000.00')], { batch: 'left' })).status).toBe(201);
    const carryOver = (amount: string, ifMatch: number) => {
      const amounts = [{ ...own, source: 'carry-over', amount: yuan(amount) }];
      const body = { amounts, from: '2024-01-05', counterpart: { subject: id, year: 2023 }, reason: '项目未完工' };
      return county.post('budget', 'targets', `budget-lines/${id}/2024/carry-overs`, body, {
        ifMatch,
      });
    };
    const refused = await eventually('what was paid is known', async () => {
      const answer = await carryOver('100000.01', 0);
      return answer.body.code === 'paid-not-known' ? undefined : answer;
    });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'more-than-rest', carried: '100000.01', rest: '100000.00' },
    });
    expect((await carryOver('100000.00', 0)).status).toBe(201);
    expect(await carryOver('0.01', 1)).toMatchObject({ status: 409, body: { code: 'more-than-rest', rest: '0.00' } });
    const trail = await trailWith(county, id, 'rest-carried-over', 'budget-carried-over');
    expect(entryOf(trail, 'rest-carried-over').event.stream).toBe(`budget-line/${id}.2023`);
    expect(entryOf(trail, 'budget-carried-over').event.stream).toBe(`budget-line/${id}.2024`);
    const lines = await Promise.all(
      [2023, 2024].map((year) => county.get('budget', 'targets', `budget-lines/${id}/${String(year)}`)),
    );
    expect(lines.map(({ body }) => body)).toMatchObject([
      { inForce: { total: '1000000.00' } },
      { inForce: { total: '100000.00' } },
    ]);
  });
});
