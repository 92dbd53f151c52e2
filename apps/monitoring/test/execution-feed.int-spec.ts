import { eventually } from '@wenxiao/messaging/testing';
import { type County, type CountyService, runCountyService } from '@wenxiao/service-kit/testing';
import { randomUUID } from 'node:crypto';
import { monitoringPlan } from '../src/index.js';
import { lineOf, own, upper } from './line-of-money.js';

let running: CountyService;
let county: County;
let neighbour: County;
beforeAll(async () => {
  running = await runCountyService(monitoringPlan, '2023-06-30');
  county = await running.county('fufeng-2022');
  neighbour = await running.county('fufeng-2022');
});
afterAll(() => running.close());

type Row = Readonly<Record<string, unknown>>;
const row = (line: string, on: string, amount: string, different: Row = {}): Row => ({
  ...{ line, year: 2023, ...own, on, amount, unit: '元' },
  ...different,
});

let batches = 0;
async function feed(rows: readonly Row[]) {
  const batch = `b-${String((batches += 1))}`;
  const as = { id: randomUUID(), desk: 'treasury-desk', at: county.bureau };
  const answer = await running.call(county, `execution-batches?batch=${batch}`, { as, body: { rows } });
  return { batch, as, ...answer };
}

/** The flaws of rows, in their order. */
async function flawsOf(rows: readonly Row[]): Promise<readonly unknown[]> {
  const { status, body } = await feed(rows);
  expect(status).toBe(422);
  return (body['rejected'] as readonly Readonly<{ code: string }>[]).map(({ code }) => code);
}

async function taken(rows: readonly Row[]): Promise<void> {
  const { status, body, batch, as } = await feed(rows);
  expect({ status, body }).toMatchObject({ status: 201 });
  await eventually(async () =>
    expect((await running.call(county, `execution-batches/${batch}`, { as })).body).toMatchObject({
      status: 'recorded',
    }),
  );
}

/** Monitoring has heard of a line once its rows are taken for what they are. */
const heard = (line: string, flaw: string, different: Row = {}) =>
  eventually(async () => expect(await flawsOf([row(line, '2023-03-31', '1.001', different)])).toEqual([flaw]));

describe('a row that the treasury sends', () => {
  it('of another county is refused, and its official code says nothing of that county', async () => {
    const elsewhere = await lineOf(running, neighbour, [own], 'N-0001');
    await eventually(async () => {
      const rows = [
        row(elsewhere, '2023-03-31', '1.00'),
        row('N-0001', '2023-03-31', '1.00'),
        row('N-0002', '2023-03-31', '1.00'),
      ];
      expect(await flawsOf(rows)).toEqual(['line-of-another-county', 'unknown-line', 'unknown-line']);
    });
  });

  it('need not name level or document of a part where there is no other, and has to where there are several', async () => {
    const line = await lineOf(running, county, [upper('1号'), upper('2号'), own]);
    await heard(line, 'bad-amount');
    const of = (different: Row) => row(line, '2023-03-31', '1.00', different);
    await eventually(async () => expect(await flawsOf([of({ source: 'upper' })])).toEqual(['part-ambiguous']));
    expect(await flawsOf([of({ ...upper('3号') })])).toEqual(['unknown-part']);
    await taken([of({}), of({ ...upper('2号') })]);
  });
});

it('what was said of a later day stays where an earlier day is put right, batch by batch', async () => {
  const line = await lineOf(running, county);
  await eventually(async () => expect((await feed([row(line, '2023-02-10', '100.00')])).status).toBe(201));
  await taken([row(line, '2023-03-31', '100.00')]);
  await taken([row(line, '2023-02-10', '90.00')]);
  const told = await running.published(county.id, `execution/${line}.2023`);
  expect(JSON.parse(told.at(-1)?.published.text ?? '')).toMatchObject({
    executed: [
      { on: '2023-02-10', total: '90.00' },
      { on: '2023-03-31', total: '100.00' },
    ],
  });
});
