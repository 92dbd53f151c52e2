import { cast, type CastName, demoPassword } from '@wenxiao/cli/demo';
import { WorkerProcess } from '@wenxiao/messaging/testing';
import { Caller } from '../../acceptance/harness/caller.js';
import { openTestRun } from '@wenxiao/infra/testing';
import { hostileRequests, type Place } from './hostile-requests.js';
const run = await openTestRun('/tmp/bench-runs');
await run.need('postgres');
const only = process.argv[2];
try {
  const product = new WorkerProcess(new URL('./product-process.ts', import.meta.url), {});
  await product.ready.catch((e) => {
    console.log(product.said);
    throw e;
  });
  const place = await product.call<Place>('place');
  const people = Object.fromEntries(
    (Object.keys(cast) as CastName[]).map((n) => [n, Caller.signingIn(place.url, cast[n].accountName, demoPassword)]),
  ) as Record<CastName, Caller>;
  for (const n of Object.keys(people) as CastName[]) await people[n].get('/api/session');
  for (const r of hostileRequests(place)) {
    if (only && !new RegExp(only).test(r.case)) continue;
    const stalls: number[] = [];
    let status: unknown;
    let code: unknown;
    for (let i = 0; i < 3; i++) {
      await product.call('startWatch');
      const a = await people[r.who]
        .call(r.path, {
          method: r.method,
          ...(r.text !== undefined && { text: r.text }),
          ...(r.ifMatch !== undefined && { ifMatch: r.ifMatch }),
          headers: {},
        })
        .catch((e) => ({ status: String(e.cause ?? e), body: {} as Record<string, unknown>, text: '' }));
      stalls.push(await product.call<number>('stopWatch'));
      status = a.status;
      code = `${(a.body as any).code ?? ''} ${a.text.length}`;
      if (stalls[0]! > 3000) break;
    }
    console.log(
      `${Math.min(...stalls)
        .toFixed(1)
        .padStart(
          9,
        )}  ${String(status).padEnd(5)} ${String(code).padEnd(24)} ${r.case} (${r.text?.length ?? r.path.length})`,
    );
  }
  await product.close();
} finally {
  await run.close();
}
process.exit(0);
