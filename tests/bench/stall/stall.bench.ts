import { cast, type CastName, demoPassword } from '@wenxiao/cli/demo';
import { openTestRun } from '@wenxiao/infra/testing';
import { WorkerProcess } from '@wenxiao/messaging/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Caller } from '../../acceptance/harness/caller.js';
import type { Bench, Measure } from '../bench.js';
import { hostileRequests, type HostileRequest, ordinaryRequests, type Place } from './hostile-requests.js';

/** Of so many repeats the shortest stall counts: what the machine did beside it is in some of them, the work is in all. */
const repeats = 5;
/** A stall this long will not be shorter the next time. */
const hopeless_ms = 2_000;
/** No input may hold the product for 50 ms, which is some fourteen times what an ordinary declaration does. */
const low = 14;

/** The product in its own process, and the people who ask it. */
class WatchedProduct {
  private readonly people = new Map<CastName, Caller>();

  private constructor(
    private readonly process: WorkerProcess,
    readonly place: Place,
  ) {}

  static async start(): Promise<WatchedProduct> {
    const process = new WorkerProcess(new URL('./product-process.ts', import.meta.url), {});
    await process.ready.catch((error: unknown) => {
      throw new Error(`The product did not start:\n${process.said}`, { cause: error });
    });
    return new WatchedProduct(process, await process.call<Place>('place'));
  }

  /** The shortest of the longest stalls while the product answers a request, in milliseconds. */
  async stallOf(request: HostileRequest): Promise<number> {
    let shortest_ms = Infinity;
    for (let repeat = 0; repeat < repeats && (repeat === 0 || shortest_ms < hopeless_ms); repeat += 1) {
      shortest_ms = Math.min(shortest_ms, await this.stallDuring(() => this.ask(request)));
    }
    return shortest_ms;
  }

  /** The same while nobody asks anything. */
  async idleStall(): Promise<number> {
    let shortest_ms = Infinity;
    for (let repeat = 0; repeat < repeats; repeat += 1)
      shortest_ms = Math.min(shortest_ms, await this.stallDuring(() => wait(100)));
    return shortest_ms;
  }

  close(): Promise<void> {
    return this.process.close();
  }

  private async stallDuring(work: () => Promise<unknown>): Promise<number> {
    await this.process.call('startWatch');
    await work();
    return this.process.call<number>('stopWatch');
  }

  private async ask({ who, path, method, text, ifMatch }: HostileRequest): Promise<void> {
    const caller = this.people.get(who) ?? Caller.signingIn(this.place.url, cast[who].accountName, demoPassword);
    this.people.set(who, caller);
    const call = { method, ...(text !== undefined && { text }), ...(ifMatch !== undefined && { ifMatch }) };
    // A connection that the product ends in the middle of a body is an answer too.
    await caller.call(path, call).catch(() => undefined);
  }
}

async function measure(product: WatchedProduct, say: (progress: string) => void): Promise<readonly Measure[]> {
  const idle_ms = await product.idleStall();
  let floor_ms = idle_ms;
  for (const request of ordinaryRequests(product.place)) floor_ms = Math.max(floor_ms, await product.stallOf(request));
  say(`ordinary requests ${floor_ms.toFixed(1)} ms, idle ${idle_ms.toFixed(1)} ms`);
  const of = (name: string, ours: number): Measure => {
    return { case: name, ours, floor: floor_ms, low, peers: [{ name: 'idle', value: idle_ms }], unit: 'ms' };
  };
  const measures: Measure[] = [];
  const requests = hostileRequests(product.place);
  for (const [index, request] of requests.entries()) {
    const stall_ms = await product.stallOf(request);
    measures.push(of(request.case, stall_ms));
    say(`${index + 1}/${requests.length} ${stall_ms.toFixed(1)} ms  ${request.case}`);
  }
  return [of('longest of all', Math.max(...measures.map(({ ours }) => ours))), ...measures];
}

export const stall: Bench = {
  name: 'stall',
  zh: '恶意输入使事件循环停顿的最长毫秒数（处理器时间）；基准：同一进程应答普通请求时的停顿',
  en: 'the longest stall of the event loop over inputs made to be slow (processor time); floor: the same process answering ordinary requests',
  better: 'less',
  async run(say) {
    const folder = mkdtempSync(join(tmpdir(), 'wenxiao-bench-'));
    const run = await openTestRun(folder);
    try {
      say('正在启动 starting the product …');
      await run.need('postgres');
      const product = await WatchedProduct.start();
      try {
        return await measure(product, say);
      } finally {
        await product.close();
      }
    } finally {
      await run.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
