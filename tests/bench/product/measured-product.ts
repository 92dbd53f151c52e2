import { cast, type CastName, demoPassword } from '@wenxiao/cli/demo';
import { openTestRun } from '@wenxiao/infra/testing';
import { WorkerProcess } from '@wenxiao/messaging/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Caller } from '../../acceptance/harness/caller.js';
import { County } from '../../acceptance/harness/county.js';

/** Where the product answers, whose it is, and where its services keep what they know. */
export type Place = Readonly<{
  url: string;
  countyId: string;
  unitId: string;
  provinceId: string;
  stores: Readonly<Record<string, string>>;
}>;

/** A PostgreSQL of its own while something is measured. */
export async function withPostgres<Result>(work: () => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'wenxiao-bench-'));
  const run = await openTestRun(folder);
  try {
    await run.need('postgres');
    return await work();
  } finally {
    await run.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The whole product in its own process on a PostgreSQL of its own, and the people who ask it. */
export class MeasuredProduct {
  readonly county: County;

  private constructor(
    private readonly process: WorkerProcess,
    readonly place: Place,
  ) {
    const names = Object.keys(cast) as CastName[];
    const signedIn = (name: CastName) => Caller.signingIn(place.url, cast[name].accountName, demoPassword);
    const people = Object.fromEntries(names.map((name) => [name, signedIn(name)])) as Record<CastName, Caller>;
    this.county = new County(place.countyId, place.unitId, people);
  }

  /** Starts it, has something measured, and stops it. */
  static with<Result>(
    say: (progress: string) => void,
    measure: (product: MeasuredProduct) => Promise<Result>,
  ): Promise<Result> {
    return withPostgres(async () => {
      say('正在启动 starting the product …');
      const process = new WorkerProcess(new URL('./product-process.ts', import.meta.url), {});
      try {
        await process.ready;
        return await measure(new MeasuredProduct(process, await process.call<Place>('place')));
      } catch (error) {
        if (process.said !== '') console.error(process.said);
        throw error;
      } finally {
        await process.close();
      }
    });
  }

  /** Moves the business time forward, and waits until everything due by then has fired. */
  async advanceTo(instant: string): Promise<void> {
    await this.process.call('advanceTo', instant);
  }

  /** The longest stall of its event loop meanwhile, in milliseconds. */
  async stallDuring(work: () => Promise<unknown>): Promise<number> {
    await this.process.call('startWatch');
    await work();
    return this.process.call<number>('stopWatch');
  }

  /** How many statements a service sends to its database meanwhile, whatever it sends them for. */
  async statementsDuring(service: string, work: () => Promise<unknown>): Promise<number> {
    await this.process.call('startCount', service);
    await work();
    return this.process.call<number>('stopCount');
  }

  /** The least that any answer through the gateway takes: no more is asked of a service than what time it is. */
  async roundTrip(): Promise<void> {
    const { status, text } = await this.county.people.office.get('/api/targets/clock');
    if (status !== 200) throw new Error(`The clock is not told: ${text}`);
  }
}
