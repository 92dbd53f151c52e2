import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { type ListeningService, startListeningService } from '../src/testing/index.js';

let service: ListeningService;

beforeAll(async () => {
  service = await startListeningService();
});
afterAll(() => service.close());

type HealthPart = Readonly<{ name: string; reason?: string; figures?: object }>;

async function call(path: string, as: string) {
  const response = await fetch(`${service.url}/${path}`, { headers: { authorization: `Bearer ${as}` } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** A token lives for half a minute, and some of these tests for longer. */
const root = () => service.token('operator', service.tree.province);
const partOf = async (named: string) =>
  ((await call('operations/health', await root())).body['parts'] as HealthPart[]).find(({ name }) => name === named);

async function eventually<Value>(ask: () => Promise<Value | undefined>): Promise<Value> {
  const end = Date.now() + 30_000;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await sleep(50);
    if (Date.now() > end) throw new Error(`Not in time: ${ask.toString()}`);
  }
}

describe('how a service does', () => {
  it('is for operators of the whole installation alone; everybody learns whether it takes requests, and nothing else', async () => {
    service.handler.refuses = () => true;
    await service.publish(service.tree.county.at(-1)!, v7(), 'Q1');
    const messages = await eventually(async () => {
      const part = await partOf('messages');
      return part?.reason === undefined ? undefined : part;
    });
    expect(messages).toMatchObject({
      reason: expect.stringContaining('wenxiao messages parked'),
      figures: { held: { failed: 1, missing: 0 } },
    });
    const refused = { status: 403, body: { code: 'whole-installation-required' } };
    const operator = await service.token('operator', service.tree.county);
    expect(await call('operations/health', operator)).toMatchObject(refused);
    const auditor = await service.token('auditor', service.tree.province);
    expect(await call('operations/health', auditor)).toMatchObject({ status: 403, body: { code: 'wrong-role' } });
    expect((await call('operations/health', 'nobody')).status).toBe(401);
    expect(await call('health/ready', 'nobody')).toEqual({ status: 200, body: { status: 'ready' } });
  });

  it('names what it does not hear, once that lasts, and takes requests all the while', async () => {
    const owner = await service.connectAsOwner();
    await owner.query('alter table messaging.progress rename to progress_away');
    try {
      await service.publish(service.tree.county.at(-1)!, v7(), 'Q2');
      const reason = await eventually(async () => (await partOf('messages'))?.reason?.match(/.*收不到消息.*/)?.[0]);
      expect(reason).toMatch(/ 自 \d{4}-.*Z 起收不到消息 .*messaging\.progress/);
      expect(await call('health/ready', 'nobody')).toEqual({ status: 200, body: { status: 'ready' } });
    } finally {
      await owner.query('alter table messaging.progress_away rename to progress');
      await owner.end();
    }
    await eventually(async () => ((await partOf('messages'))?.reason?.includes('收不到消息') ? undefined : true));
  });

  it('names a write transaction that is left open once it holds readers back for more than five seconds', async () => {
    const client = await service.connect();
    await client.query('begin');
    await client.query('select pg_current_xact_id()');
    const reason = await eventually(async () => (await partOf('readers'))?.reason);
    expect(reason).toMatch(/^写事务已打开 \d+ 秒[^]*“left open”$/);
    expect(await call('health/ready', 'nobody')).toEqual({ status: 200, body: { status: 'ready' } });
    await client.end();
    await eventually(async () => ((await partOf('readers'))?.reason === undefined ? true : undefined));
  });
});
