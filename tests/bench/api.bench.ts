import pg from 'pg';
import {
  approval,
  approvalItem,
  declarationOf,
  idOf,
  indicator,
  passed,
  targetStep,
} from '../acceptance/harness/cycle.js';
import type { Bench, Measure } from './bench.js';
import { MeasuredProduct } from './product/measured-product.js';
import { PlainRows } from './product/plain-rows.js';
import { duration_ms, median, percentile, timings } from './product/timing.js';

const clientsAtOnce = [1, 8, 32] as const;
const size = {
  full: { calls: 320, rounds: 3, batch: 200, batches: 3 },
  quick: { calls: 96, rounds: 1, batch: 40, batches: 1 },
};
type Size = (typeof size)['full'];

/** As one person reads what another has sent: thirty, whose weights are a hundred. */
const indicators = Array.from({ length: 30 }, (_, at) =>
  indicator(`${at + 1}`, `养护里程${at + 1}`, '≥120公里', at < 10 ? '4' : '3'),
);
let declared = 0;

async function declare({ county }: MeasuredProduct): Promise<string> {
  const declaration = declarationOf(county, { indicators, subjectName: `农村公路养护${++declared}` });
  return idOf(await county.post('unit', 'targets', 'performance-targets', declaration)).split('.')[0] ?? '';
}

/** What is stored of all that some work brings about at the service. */
async function storedBy(
  product: MeasuredProduct,
  work: () => Promise<unknown>,
): Promise<{ rows: number; bytes: number }> {
  const store = new pg.Client({ connectionString: product.place.stores['targets'] });
  await store.connect();
  const read = async () => {
    const { rows } = await store.query<{ rows: number; bytes: number }>(
      `select count(*)::float8 as rows,
              sum(length(data::text) + length(metadata::text) + coalesce(length(published::text), 0))::float8 as bytes
         from event_store.events`,
    );
    return rows[0] ?? { rows: 0, bytes: 0 };
  };
  try {
    const before = await read();
    await work();
    const after = await read();
    return { rows: after.rows - before.rows, bytes: after.bytes - before.bytes };
  } finally {
    await store.end();
  }
}

type Stored = Awaited<ReturnType<typeof storedBy>>;

/** An answer through the gateway that asks for nothing, and what is stored, as plain rows. */
const floorOf =
  (product: MeasuredProduct, plain: PlainRows, { rows, bytes }: Stored) =>
  async () => {
    await product.roundTrip();
    await plain.insert(rows, bytes / rows);
  };

async function declarations(
  product: MeasuredProduct,
  floor: () => Promise<void>,
  { calls, rounds }: Size,
  say: (progress: string) => void,
): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const clients of clientsAtOnce) {
    const took = { ours: [] as number[], floor: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      took.floor.push(...(await timings(calls, clients, floor)));
      took.ours.push(...(await timings(calls, clients, () => declare(product))));
    }
    for (const [name, share] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const) {
      const [ours, least] = [percentile(took.ours, share), percentile(took.floor, share)];
      measures.push({
        case: `declare 30 indicators, ${clients} clients, ${name}`,
        ...{ ours, floor: least, low: 8, peers: [], unit: 'ms' },
      });
      say(`${clients} clients ${name}: ${ours.toFixed(1)} ms, floor ${least.toFixed(1)} ms`);
    }
  }
  return measures;
}

/** Once to load and once to append are the least. What else the service does at that moment counts, too: the fewest of several. */
async function roundTrips(product: MeasuredProduct): Promise<Measure> {
  const counts: number[] = [];
  for (let tries = 0; tries < 20; tries += 1)
    counts.push(await product.statementsDuring('targets', () => declare(product)));
  return {
    case: 'declare 30 indicators, statements sent to PostgreSQL',
    ...{ ours: Math.min(...counts), floor: 2, low: 10, peers: [], unit: 'statements' },
  };
}

async function reviewed(product: MeasuredProduct): Promise<string> {
  const { county } = product;
  const subject = await declare(product);
  for (const [who, step, version] of [
    ['reviewer', 'unit-review', 4],
    ['desk', 'finance-review', 5],
  ] as const) {
    const { status, text } = await targetStep(county, who, subject, step, passed, version);
    if (status !== 201) throw new Error(`${step} is refused: ${text}`);
  }
  return subject;
}

async function approvals(
  product: MeasuredProduct,
  plain: PlainRows,
  { batch, batches }: Size,
  say: (progress: string) => void,
): Promise<Measure> {
  const took = { ours: [] as number[], floor: [] as number[] };
  for (let round = 0; round < batches; round += 1) {
    const subjects: string[] = [];
    await timings(batch, 8, async () => subjects.push(await reviewed(product)));
    say(`${batch} targets are reviewed`);
    const stored = await storedBy(product, async () => {
      took.ours.push(
        await duration_ms(async () => {
          const items = subjects.map((subject) => approvalItem(subject));
          const { status, text } = await product.county.post('budget', 'targets', 'budget-approvals', approval(items));
          if (status !== 201) throw new Error(`The approval is refused: ${text}`);
        }),
      );
    });
    took.floor.push(await duration_ms(floorOf(product, plain, stored)));
  }
  const [ours, floor] = [median(took.ours), median(took.floor)];
  say(`approval of ${batch} in one act: ${ours.toFixed(0)} ms, floor ${floor.toFixed(0)} ms`);
  return { case: `approve ${batch} targets in one act`, ours, floor, low: 40, peers: [], unit: 'ms' };
}

export const api: Bench = {
  name: 'api',
  zh: '经网关申报 30 项指标的目标、一次批复多个目标的用时；基准：经网关的一次空往返，加同样字节的一条 INSERT',
  en: 'a declaration of 30 indicators through the gateway, and an approval of many in one act; floor: an empty answer through the gateway and one INSERT of the same bytes',
  better: 'less',
  run: (say, { quick }) =>
    MeasuredProduct.with(say, async (product) => {
      const asked = quick ? size.quick : size.full;
      const plain = await PlainRows.open(Math.max(...clientsAtOnce));
      try {
        // What is done for the first time is slow: code is read, connections are opened.
        await timings(16, 8, () => declare(product));
        const stored = await storedBy(product, () => declare(product));
        const floor = floorOf(product, plain, stored);
        await timings(16, 8, floor);
        const measures = await declarations(product, floor, asked, say);
        return [...measures, await roundTrips(product), await approvals(product, plain, asked, say)];
      } finally {
        await plain.close();
      }
    }),
};
