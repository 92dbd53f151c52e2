import { DatabasePool, type NewEvent, readAfter, type StoredEvent, storeStart } from '@wenxiao/event-store';
import { approved } from '../../acceptance/harness/cycle.js';
import {
  attainment,
  departmentReview,
  openRound,
  quarter,
  report,
  reportOf,
  step,
} from '../../acceptance/harness/monitoring.js';
import type { MeasuredProduct } from '../product/measured-product.js';

/** Whose events are played back. */
export const replayed = ['directory', 'targets', 'monitoring'] as const;
export type Replayed = (typeof replayed)[number];

/** What was appended to a stream on one day. */
export type StreamThen = Readonly<{ stream: string; expectedVersion: number; events: readonly NewEvent[] }>;

/** What the stores took in on one day: of the county, of what lies above it, and of the subject. */
export type DayThen = Readonly<{
  /** Of the first event. */
  at: string;
  above: readonly (StreamThen & Readonly<{ tenant: string }>)[];
  county: readonly StreamThen[];
  subject: Readonly<Record<Exclude<Replayed, 'directory'>, readonly StreamThen[]>>;
}>;

/** A county with one subject, its target and four rounds of monitoring, as the product recorded them. */
export type History = Readonly<{
  countyId: string;
  subject: string;
  days: readonly DayThen[];
  /** What the product has made of the subject. */
  made: Readonly<{
    /** Facts that overview and monitoring have copied of it. */
    copied: Readonly<Record<'overview' | 'monitoring', number>>;
    tasks: number;
    /** Its row of the board, without who it is of. */
    board: string;
  }>;
}>;

const fourth = 'quarterly@2023-12-31';
const quarters = [
  ['2023-02-01', quarter.first],
  ['2023-04-03', quarter.second],
  ['2023-07-03', quarter.third],
  ['2023-10-09', fourth],
] as const;

/** Plays the subject over HTTP, and reads what came of it. The last report still waits for the department. */
export async function historyOf(product: MeasuredProduct, say: (progress: string) => void): Promise<History> {
  const { county } = product;
  const [id = ''] = await approved(county);
  for (const [day, round] of quarters) {
    await product.advanceTo(`${day}T02:00:00.000000Z`);
    await openRound(county, id, round);
    const forecast = reportOf({ attainment: attainment({ forecast: '130公里' }) });
    accepted(await report(county, id, round, round === quarter.third ? forecast : reportOf()));
    if (round === fourth) break;
    accepted(await departmentReview(county, id, round));
    accepted(await step(county, 'desk', [id, round, 'finance-review'], { answer: 'accepted' }));
    say(`${round} is reviewed`);
  }
  await product.advanceTo('2023-10-10T02:00:00.000000Z');
  return recordedOf(product, id);
}

function accepted({ status, text }: Readonly<{ status: number; text: string }>): void {
  if (status >= 300) throw new Error(`Refused: ${String(status)} ${text}`);
}

async function recordedOf({ place }: MeasuredProduct, subject: string): Promise<History> {
  const { countyId, stores } = place;
  const pools = Object.fromEntries(
    [...replayed, 'overview'].map((name) => {
      return [name, new DatabasePool({ connectionString: stores[name] ?? '', max: 1 })] as const;
    }),
  );
  const poolOf = (name: string) => pools[name] as DatabasePool;
  try {
    const events = async (name: Replayed) => readAfter(poolOf(name), storeStart, 100_000);
    const [directory, targets, monitoring] = (await Promise.all(replayed.map(events))) as [
      StoredEvent[],
      StoredEvent[],
      StoredEvent[],
    ];
    const ofSubject = (of: readonly StoredEvent[]) => of.filter(({ stream }) => stream.includes(subject));
    const count = async (name: string, text: string) => Number((await valueOf(poolOf(name), text, subject)) ?? 0);
    const copied = `select count(*) as value from copies.facts where data->>'subject' = $1`;
    return {
      countyId,
      subject,
      days: daysOf(countyId, {
        // What directory keeps to itself nobody hears.
        directory: directory.filter(({ published }) => published !== undefined),
        targets: ofSubject(targets),
        monitoring: ofSubject(monitoring),
      }),
      made: {
        copied: { overview: await count('overview', copied), monitoring: await count('monitoring', copied) },
        tasks: await count(
          'monitoring',
          `select count(*) as value from due.tasks where stream like 'monitoring/' || $1 || '.%'`,
        ),
        board: (await valueOf(poolOf('overview'), `${boardRow} where r.subject = $1`, subject)) ?? '',
      },
    };
  } finally {
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
  }
}

/** Rows of the board, without who they are of. */
export const boardRow = `
  select (to_jsonb(r) - array['tenant', 'subject', 'unit', 'department'])::text as value from overview_read.subject_years_1 r`;

async function valueOf(pool: DatabasePool, text: string, subject: string): Promise<string | undefined> {
  return (await pool.query<{ value: string }>(text, [subject])).rows[0]?.value;
}

/** Versions are counted anew: of a stream of which not every event is there, and of one that begins on an earlier day. */
function daysOf(countyId: string, stores: Readonly<Record<Replayed, readonly StoredEvent[]>>): readonly DayThen[] {
  const dayOf = ({ recordedAt }: StoredEvent) => recordedAt.slice(0, 10);
  const all = Object.values(stores).flat();
  const days = [...new Set(all.map(dayOf))].sort();
  const versions = new Map<string, number>();
  return days.map((day): DayThen => {
    const here = all.filter((event) => dayOf(event) === day);
    const then = (name: Replayed) =>
      streamsOf(
        stores[name].filter((event) => dayOf(event) === day),
        versions,
      );
    const directory = then('directory');
    return {
      at: here.map(({ recordedAt }) => recordedAt).sort()[0] ?? '',
      above: directory.filter(({ tenant }) => tenant !== countyId),
      county: directory.filter(({ tenant }) => tenant === countyId),
      subject: { targets: then('targets'), monitoring: then('monitoring') },
    };
  });
}

function streamsOf(events: readonly StoredEvent[], versions: Map<string, number>) {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const name = `${event.tenant} ${event.stream}`;
    streams.set(name, [...(streams.get(name) ?? []), event]);
  }
  return [...streams].map(([name, these]) => {
    const expectedVersion = versions.get(name) ?? 0;
    versions.set(name, expectedVersion + these.length);
    const { tenant, stream } = these[0] as StoredEvent;
    return { tenant, stream, expectedVersion, events: these.map(newEventOf) };
  });
}

function newEventOf({ type, schemaVersion, data, metadata, published }: StoredEvent): NewEvent {
  return { type, schemaVersion, data, metadata, ...(published && { published }) };
}
