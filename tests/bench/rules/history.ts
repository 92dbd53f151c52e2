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

export type StreamThen = Readonly<{ stream: string; expectedVersion: number; events: readonly NewEvent[] }>;

/** What one command has appended. */
export type ActThen = Readonly<{ store: Replayed; tenant: string; streams: readonly StreamThen[] }>;

/** What was recorded on one day, in its order: about what lies above the county, about the county, and about the subject. */
export type DayThen = Readonly<{
  /** Of the first event. */
  at: string;
  above: readonly ActThen[];
  county: readonly ActThen[];
  subject: readonly ActThen[];
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

type Recorded = Readonly<{ store: Replayed; event: StoredEvent }>;

/** Versions are counted anew, since of some streams not every event is there. */
function daysOf(countyId: string, stores: Readonly<Record<Replayed, readonly StoredEvent[]>>): readonly DayThen[] {
  const recorded = replayed
    .flatMap((store) => stores[store].map((event): Recorded => ({ store, event })))
    .sort(({ event: one }, { event: other }) => comparing(one.recordedAt, other.recordedAt));
  const versions = new Map<string, number>();
  const days = grouped(recorded, ({ event }) => event.recordedAt.slice(0, 10));
  return days.map((these): DayThen => {
    const acts = grouped(these, ({ store, event }) => `${store} ${event.tenant} ${event.commandId}`).map((act) =>
      actOf(act, versions),
    );
    const isDirectory = ({ store }: ActThen) => store === 'directory';
    return {
      at: these[0].event.recordedAt,
      above: acts.filter((act) => isDirectory(act) && act.tenant !== countyId),
      county: acts.filter((act) => isDirectory(act) && act.tenant === countyId),
      subject: acts.filter((act) => !isDirectory(act)),
    };
  });
}

function actOf(recorded: Some<Recorded>, versions: Map<string, number>): ActThen {
  const { store, event } = recorded[0];
  const streams = grouped(recorded, ({ event: { stream } }) => stream).map((these): StreamThen => {
    const { tenant, stream } = these[0].event;
    const name = `${store} ${tenant} ${stream}`;
    const expectedVersion = versions.get(name) ?? 0;
    versions.set(name, expectedVersion + these.length);
    return { stream, expectedVersion, events: these.map((each) => newEventOf(each.event)) };
  });
  return { store, tenant: event.tenant, streams };
}

/** What is of one instant stays in the order in which it was read. */
const comparing = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

type Some<Item> = [Item, ...Item[]];

/** In the order in which the first of each group comes. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Some<Item>[] {
  const groups = new Map<string, Some<Item>>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

function newEventOf({ type, schemaVersion, data, metadata, published }: StoredEvent): NewEvent {
  return { type, schemaVersion, data, metadata, ...(published && { published }) };
}
