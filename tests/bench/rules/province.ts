import { generateKeyPairSync } from 'node:crypto';
import {
  advanceClock,
  append,
  businessNow,
  readAfter,
  readPublishedAfter,
  storeStart,
  type StorePosition,
} from '@wenxiao/event-store';
import { freshInstallation, type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { monitoringPlan } from '@wenxiao/monitoring';
import { overviewPlan } from '@wenxiao/overview';
import { serviceLogSchemas, serviceMigrations, type ServicePlan, serviceSchemas } from '@wenxiao/service-kit';
import type pg from 'pg';
import { v7 } from 'uuid';
import { timings } from '../product/timing.js';
import { type CountyClone, countyClone } from './clones.js';
import type { ActThen, DayThen, History } from './history.js';

/** Whose read models are made anew. */
export const replaying = ['overview', 'monitoring'] as const;
export type Replaying = (typeof replaying)[number];

const listened = ['directory', 'targets', 'evaluation', 'accountability', 'evidence'] as const;
type StoreName = (typeof listened)[number] | Replaying;

export type Size = Readonly<{ counties: number; subjects: number }>;

const subjectsAtOnce = 100;
const writers = 3;
const pageEvents = 500;

const { publicKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** The stores of a province, of which nobody has read anything yet. */
export class Province {
  private readonly pools: Readonly<Record<StoreName, pg.Pool>>;

  private constructor(
    private readonly stores: Readonly<Record<StoreName, FreshStore>>,
    readonly history: History,
  ) {
    const pools = Object.entries(stores).map(([name, store]) => [name, store.pool('service', { max: writers })]);
    this.pools = Object.fromEntries(pools) as Record<StoreName, pg.Pool>;
  }

  static async open(history: History): Promise<Province> {
    const of = { installation: freshInstallation(), demo: true };
    const plans = [overviewPlan({ taskServices: {}, taskTimeout_ms: 1_000 }), monitoringPlan];
    const stores: Partial<Record<StoreName, FreshStore>> = {};
    for (const name of listened) stores[name] = await freshStore(name, of);
    for (const plan of plans)
      stores[plan.name as Replaying] = await freshStore(plan.name, { ...of, ...tablesOf(plan) });
    return new Province(stores as Record<StoreName, FreshStore>, history);
  }

  async close(): Promise<void> {
    for (const store of Object.values(this.stores)) await store.drop();
  }

  poolOf(service: Replaying): pg.Pool {
    return this.pools[service];
  }

  /** What a service of the province is started with. */
  environmentOf(service: Replaying): Readonly<Record<string, string>> {
    const feeds = Object.entries(this.stores).map(([name, store]) => `${name}=${store.url('reader')}`);
    return {
      WENXIAO_INSTALLATION: this.stores[service].name.installation,
      DATABASE_URL: this.stores[service].url('service'),
      FEEDS: feeds.join(';'),
      TOKEN_PUBLIC_KEY: publicKey,
      DEMO: '1',
      LOG_LEVEL: 'warn',
    };
  }

  /** Records in every county what was recorded in one, day by day. @returns how many events. */
  async plant({ counties, subjects }: Size, say: (progress: string) => void): Promise<number> {
    const clones = Array.from({ length: counties }, (_, number) => countyClone(this.history, number));
    let [events, said_ms] = [0, performance.now()];
    for (const day of this.history.days) {
      for (const pool of Object.values(this.pools)) await this.forward(pool, day.at);
      events += await this.record(day.above);
      await timings(counties, writers, async (at) => {
        const planted = await this.plantDay(day, clones[at] as CountyClone, subjects);
        events += planted;
        if (performance.now() - said_ms < 10_000) return;
        said_ms = performance.now();
        say(`${day.at.slice(0, 10)}: ${events} events are recorded`);
      });
    }
    for (const name of ['directory', 'targets', ...replaying] as const) await this.analyse(name);
    return events;
  }

  /** As any server does of itself after a while. */
  private async analyse(name: StoreName): Promise<void> {
    const owner = await this.stores[name].session('owner');
    await owner.query('analyze event_store.events');
  }

  private async forward(pool: pg.Pool, to: string): Promise<void> {
    const { rows } = await pool.query('select from event_store.events limit 1');
    if (rows.length === 0 || (await businessNow(pool)) < to) await advanceClock(pool, to);
  }

  private async plantDay(day: DayThen, clone: CountyClone, subjects: number): Promise<number> {
    let events = await this.record(clone.county(day));
    for (let from = 0; from < subjects; from += subjectsAtOnce)
      events += await this.record(clone.subjects(day, from, Math.min(subjects, from + subjectsAtOnce)));
    return events;
  }

  private async record(acts: readonly ActThen[]): Promise<number> {
    let events = 0;
    for (const { store, ...act } of acts) {
      const result = await append(this.pools[store], { ...act, commandId: v7(), commandHash: 'b'.repeat(64) });
      if (result.outcome !== 'appended') throw new Error(`The events are not appended: ${result.outcome}`);
      events += result.events.length;
    }
    return events;
  }

  /** Reads once what a service hears of others, and its own events. @returns how many. */
  async readOnce(service: Replaying): Promise<number> {
    const own = { overview: [], monitoring: [readAfter.bind(undefined, this.pools.monitoring)] }[service];
    const heard = { overview: ['directory', 'targets', 'monitoring'], monitoring: ['directory', 'targets'] } as const;
    const readers = heard[service].map((name) => readPublishedAfter.bind(undefined, this.pools[name]));
    let count = 0;
    for (const read of [...readers, ...own]) {
      let at: StorePosition | undefined = storeStart;
      while (at) {
        const page: readonly Readonly<{ order: StorePosition }>[] = await read(at, pageEvents);
        count += page.length;
        at = page.at(-1)?.order;
      }
    }
    return count;
  }
}

const tablesOf = ({ migrations, workingSchemas }: ServicePlan) => ({
  migrations: [...serviceMigrations, ...migrations],
  workingSchemas: [...serviceSchemas, ...workingSchemas],
  appendOnlySchemas: [...serviceLogSchemas],
});
