import { append, type NewEvent, readStream } from '@wenxiao/event-store';
import { DatabasePool } from '@wenxiao/event-store';
import { v7 } from 'uuid';
import { eventually } from '../acceptance/harness/eventually.js';
import type { Bench, Measure } from './bench.js';
import { MeasuredProduct } from './product/measured-product.js';
import { duration_ms, median, timings } from './product/timing.js';
import type { Accepted } from '../acceptance/harness/county.js';

const size = { full: { events: 2_000, calls: 40 }, quick: { events: 2_000, calls: 10 } };
const eventsAtOnce = 500;
type Entries = Readonly<{ entries: readonly object[]; more: boolean; next?: string }>;

async function registered({ county }: MeasuredProduct): Promise<string> {
  const subject = { unit: county.unitId, kind: 'project', name: '养护了多年的公路', isNew: false };
  const { status, text, body } = await county.post('unit', 'targets', 'subjects', subject);
  if (status !== 201) throw new Error(`The subject is not registered: ${text}`);
  return (body as Accepted).streams[0]?.id ?? '';
}

/** A subject to which the same was done over and over: marked as key by the desk, and no longer. */
async function subjectOf(product: MeasuredProduct, events: number): Promise<string> {
  const { county, place } = product;
  const id = await registered(product);
  for (const [version, marked] of [true, false].entries()) {
    const body = { mark: 'key', marked, ground: 'selected', reason: '年度重点' };
    const { status, text } = await county.post('office', 'targets', `subjects/${id}/marks`, body, {
      ifMatch: version + 1,
    });
    if (status !== 201) throw new Error(`The subject is not marked: ${text}`);
  }
  const stream = `subject/${id}`;
  const pool = new DatabasePool({ connectionString: place.stores['targets'] ?? '', max: 1 });
  try {
    const stored = await readStream(pool, place.countyId, stream);
    const [marks, unmarks] = stored.slice(-2).map((event): NewEvent => {
      const { type, schemaVersion, data, metadata, published } = event;
      return { type, schemaVersion, data, metadata, ...(published && { published }) };
    }) as [NewEvent, NewEvent];
    for (let version = stored.length; version < events; version += eventsAtOnce) {
      const more = Array.from({ length: Math.min(eventsAtOnce, events - version) }, (_, at) =>
        at % 2 ? unmarks : marks,
      );
      const streams = [{ stream, expectedVersion: version, events: more }];
      const call = { tenant: place.countyId, commandId: v7(), commandHash: 'b'.repeat(64), streams };
      const { outcome } = await append(pool, call);
      if (outcome !== 'appended') throw new Error(`The events are not appended: ${outcome}`);
    }
  } finally {
    await pool.end();
  }
  return id;
}

async function trailOf({ county }: MeasuredProduct, subject: string, query = ''): Promise<Entries> {
  const { status, text, body } = await county.get<Entries>('auditor', 'audit', `trail/${subject}${query}`);
  if (status !== 200) throw new Error(`The trail is not shown: ${text}`);
  return body;
}

/** Every page of the trail. @returns how many entries there are. */
async function wholeTrail(product: MeasuredProduct, subject: string): Promise<number> {
  let [count, after] = [0, ''];
  for (;;) {
    const { entries, next } = await trailOf(product, subject, after);
    count += entries.length;
    if (next === undefined) return count;
    after = `?after=${encodeURIComponent(next)}`;
  }
}

export const trail: Bench = {
  name: 'trail',
  zh: '有 2000 个事件的对象的审计轨迹；基准：经网关的一次空往返，加用游标逐行读出同样的事件',
  en: 'the trail of a subject with 2,000 events; floor: an empty answer through the gateway and a plain read of the same events',
  better: 'less',
  run: (say, { quick }) =>
    MeasuredProduct.with(say, async (product) => {
      const { events, calls } = quick ? size.quick : size.full;
      const subject = await subjectOf(product, events);
      say(`${events} events are recorded`);
      const arrived = await duration_ms(() =>
        eventually(
          'the trail has them',
          async () => (await wholeTrail(product, subject)) >= events || undefined,
          300_000,
        ),
      );
      say(`the trail has them after ${arrived.toFixed(0)} ms`);
      const store = new DatabasePool({ connectionString: product.place.stores['audit'] ?? '', max: 1 });
      const took = { first: [] as number[], whole: [] as number[], floor: [] as number[] };
      const floor = async () => {
        await product.roundTrip();
        await store.query('select * from trail.rows where tenant = $1 and stream = $2 order by version', [
          product.place.countyId,
          `subject/${subject}`,
        ]);
      };
      try {
        await timings(3, 1, floor);
        for (let call = 0; call < calls; call += 1) {
          took.floor.push(await duration_ms(floor));
          took.first.push(await duration_ms(() => trailOf(product, subject)));
          if (call < calls / 5) took.whole.push(await duration_ms(() => wholeTrail(product, subject)));
        }
      } finally {
        await store.end();
      }
      const of = (name: string, ours: readonly number[], low: number): Measure => {
        return { case: name, ours: median(ours), floor: median(took.floor), low, peers: [], unit: 'ms' };
      };
      return [
        of(`first page of ${events} events`, took.first, 10),
        of(`all pages of ${events} events`, took.whole, 100),
      ];
    }),
};
