import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { jest } from '@jest/globals';
import { budgetTimetableChanged, subjectChanged } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { type County, type CountyService, project, runCountyService } from '@wenxiao/service-kit/testing';
import { monitoringPlan } from '../src/index.js';

// 50,000 rows: 50 lines of four parts each, of 250 days.
jest.setTimeout(900_000);
const [lineCount, dayCount] = [50, 250];
const documents = ['1号', '2号', '3号', '4号'];
const rowCount = lineCount * documents.length * dayCount;

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
/** What is held, and not only not collected yet. */
function held(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

let running: CountyService;
let county: County;
beforeAll(async () => {
  running = await runCountyService(monitoringPlan, '2023-12-31');
  county = await running.county('fufeng-2022');
});
afterAll(() => running.close());

async function lineOf(code: string): Promise<string> {
  const subject = randomUUID();
  const about = subjectChanged({ ...project(county, subject), officialCode: code });
  await running.publish('targets', county.id, `subject/${subject}`, about);
  const [from, total] = ['2023-01-20', '1000000.00'];
  const line = budgetTimetableChanged({
    ...{ subject, year: 2023, scheme: 'budget-performance', composition: 'own', budgetKind: 'initial-budget' },
    ...{ approvedFrom: from, control: [], requested: [], payment: [] },
    initial: [{ from, total }],
    inForce: [{ from, total }],
    parts: documents.map((document) => ({
      from,
      fund: 'general-public',
      source: 'upper',
      document,
      amount: '250000.00',
    })),
  });
  await running.publish('targets', county.id, `budget-line/${subject}.2023`, line);
  return subject;
}

const dayAt = (nth: number): string => new Date(Date.UTC(2023, 0, 21 + nth)).toISOString().slice(0, 10);
/** Long, so that whoever held the rows would be seen to. */
const voucher = '支付凭证'.repeat(30);

it('are streamed with what is held staying far below what is sent, and recorded, each once', async () => {
  const codes = Array.from({ length: lineCount }, (_, at) => `P-${String(at + 1)}`);
  const subjects = [];
  for (const code of codes) subjects.push(await lineOf(code));
  const as = { id: randomUUID(), desk: 'treasury-desk', at: county.bureau };
  const strange = codes.map((line) => {
    return { line, year: 2023, fund: 'general-public', source: 'own', on: dayAt(0), amount: '1.00', unit: '元' };
  });
  await eventually(async () => {
    const { body } = await running.call(county, 'execution-batches?batch=heard', { as, body: { rows: strange } });
    const rejected = body['rejected'] as readonly Readonly<{ code: string }>[];
    expect(new Set(rejected.map(({ code }) => code))).toEqual(new Set(['unknown-part']));
  });
  let [sent, most] = [0, 0];
  const before = held();
  async function* table(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('line,year,fund,source,document,on,amount,unit,voucher\r\n');
    for (let nth = 0; nth < dayCount; nth += 1) {
      const rows = codes.flatMap((code) =>
        documents.map((document) =>
          [code, '2023', 'general-public', 'upper', document, dayAt(nth), `${String(nth + 1)}.00`, '元', voucher].join(
            ',',
          ),
        ),
      );
      const piece = Buffer.from(`${rows.join('\r\n')}\r\n`);
      sent += piece.length;
      yield piece;
      if (nth % 10 === 0) most = Math.max(most, held() - before);
      await sleep(0);
    }
  }
  const answer = await running.call(county, 'execution-batches?batch=year', { as, table: table() });
  expect(answer).toMatchObject({ status: 201, body: { lines: rowCount, rejected: 0 } });
  expect(most).toBeLessThan(sent / 2);

  const progress = async () => (await running.call(county, 'execution-batches/year', { as })).body;
  while ((await progress())['status'] !== 'recorded') await sleep(1000);
  expect(await progress()).toMatchObject({ changed: rowCount, unchanged: 0, waiting: 0 });
  for (const subject of subjects) {
    const events = await running.events(county.id, `execution/${subject}.2023`);
    expect(events).toHaveLength(dayCount);
    const { on, parts } = JSON.parse(events.at(-1)?.data ?? '') as { on: string; parts: object[] };
    expect([on, parts.length, parts[0]]).toEqual([
      dayAt(dayCount - 1),
      documents.length,
      expect.objectContaining({ document: '1号', executed: `${String(dayCount)}.00` }),
    ]);
  }
});
