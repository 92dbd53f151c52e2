import { setTimeout as wait } from 'node:timers/promises';
import type { Bench, Measure } from '../bench.js';
import { MeasuredProduct } from '../product/measured-product.js';
import { hostileRequests, type HostileRequest, ordinaryRequests } from './hostile-requests.js';

/** Of so many repeats the shortest stall counts: what the machine did beside it is in some of them, the work is in all. */
const repeats = 5;
/** A stall this long will not be shorter the next time. */
const hopeless_ms = 2_000;
/** No input may hold the product for 50 ms, which is some fourteen times what an ordinary declaration does. */
const low = 14;

/** The shortest of the longest stalls of some work, in milliseconds. */
async function stallOf(product: MeasuredProduct, work: () => Promise<unknown>): Promise<number> {
  let shortest_ms = Infinity;
  for (let repeat = 0; repeat < repeats && (repeat === 0 || shortest_ms < hopeless_ms); repeat += 1)
    shortest_ms = Math.min(shortest_ms, await product.stallDuring(work));
  return shortest_ms;
}

const asking =
  ({ county }: MeasuredProduct, { who, path, method, text, ifMatch }: HostileRequest) =>
  async () => {
    const call = { method, ...(text !== undefined && { text }), ...(ifMatch !== undefined && { ifMatch }) };
    // A connection that the product ends in the middle of a body is an answer too.
    await county.people[who].call(path, call).catch(() => undefined);
  };

async function measure(product: MeasuredProduct, say: (progress: string) => void): Promise<readonly Measure[]> {
  const idle_ms = await stallOf(product, () => wait(100));
  let floor_ms = idle_ms;
  for (const request of ordinaryRequests(product.place))
    floor_ms = Math.max(floor_ms, await stallOf(product, asking(product, request)));
  say(`ordinary requests ${floor_ms.toFixed(1)} ms, idle ${idle_ms.toFixed(1)} ms`);
  const of = (name: string, ours: number): Measure => {
    return { case: name, ours, floor: floor_ms, low, peers: [{ name: 'idle', value: idle_ms }], unit: 'ms' };
  };
  const measures: Measure[] = [];
  const requests = hostileRequests(product.place);
  for (const [index, request] of requests.entries()) {
    const stall_ms = await stallOf(product, asking(product, request));
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
  run: (say) => MeasuredProduct.with(say, (product) => measure(product, say)),
};
