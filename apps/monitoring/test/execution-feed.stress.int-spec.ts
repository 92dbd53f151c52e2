import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { plusDays } from '@wenxiao/domain';
import { eventually, WorkerProcess } from '@wenxiao/messaging/testing';
import { type County, type CountyService, runCountyService } from '@wenxiao/service-kit/testing';
import { monitoringPlan } from '../src/index.js';
import { lineOf, own, upper } from './line-of-money.js';
import type { Rows } from './row-sender.js';

let running: CountyService;
let county: County;
let sender: WorkerProcess;
beforeAll(async () => {
  running = await runCountyService(monitoringPlan, '2023-06-30');
  county = await running.county('fufeng-2022');
  sender = new WorkerProcess(new URL('./row-sender.ts', import.meta.url), {});
  await sender.ready;
});
afterAll(async () => {
  await sender.close();
  await running.close();
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that this process, which is the service, cannot do without. */
function live(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The most of it while something is done. */
async function mostLive(work: () => Promise<void>): Promise<number> {
  let most = live();
  const working = work().then(() => 'done' as const);
  for (let state: 'done' | 'under-way' = 'under-way'; state !== 'done';) {
    state = await Promise.race([working, sleep(200, 'under-way' as const)]);
    most = Math.max(most, live());
  }
  return most;
}

async function send(batch: string, rows: Rows): Promise<Readonly<{ status: number; body: object }>> {
  const as = { id: randomUUID(), desk: 'treasury-desk', at: county.bureau };
  return sender.call('send', await running.address(county, `execution-batches?batch=${batch}`, as), rows);
}

const daysFrom = (first: string, count: number) => Array.from({ length: count }, (_, at) => plusDays(first, at));

it('a batch of 50,000 rows from another process is taken in as it comes: the service holds little of it at a time', async () => {
  const parts = [own, upper('1号'), upper('2号'), upper('3号')];
  const lines: string[] = [];
  for (let line = 0; line < 100; line += 1) lines.push(await lineOf(running, county, parts));
  const note = '支付'.repeat(80);
  await eventually(async () => {
    const tried = await send(`tried-${randomUUID()}`, { lines, parts, days: ['2023-06-01'], note });
    expect(tried).toMatchObject({ status: 201 });
  });
  const rows = { lines, parts, days: daysFrom('2023-01-21', 125), note };
  const sent_bytes = rows.days.length * lines.length * parts.length * Buffer.byteLength(note);
  const before = live();
  const most = await mostLive(async () => {
    expect(await send('large', rows)).toMatchObject({
      status: 201,
      body: { batch: 'large', lines: 50_000, rejected: 0, sum: '75000.00' },
    });
  });
  expect(sent_bytes).toBeGreaterThan(20_000_000);
  expect(most - before).toBeLessThan(sent_bytes / 3);
}, 600_000);
