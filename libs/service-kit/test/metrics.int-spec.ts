import { setTimeout as sleep } from 'node:timers/promises';
import { freshStore } from '@wenxiao/event-store/testing';
import { v7 } from 'uuid';
import { act, BusinessClock, CommandRunner } from '../src/index.js';
import { Metrics } from '../src/metrics/metrics.js';
import { type ListeningService, scraperToken, startListeningService } from '../src/testing/index.js';
import { commandContext, counter } from './counter.js';

let service: ListeningService;
beforeAll(async () => {
  service = await startListeningService();
});
afterAll(() => service.close());

async function scraped(authorization = `Bearer ${scraperToken}`) {
  const response = await fetch(`${service.url}/metrics`, { headers: { authorization } });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

/** The value of a figure, `name{labels}` as the text has it; undefined where it is not told. */
async function figure(name: string): Promise<number | undefined> {
  const { text } = await scraped();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length));
}

/** The figure, once it is as it should be. */
async function eventually(name: string, is: (value: number) => boolean): Promise<number> {
  const end = Date.now() + 30_000;
  for (;;) {
    const value = await figure(name);
    if (value !== undefined && is(value)) return value;
    if (Date.now() > end) throw new Error(`${name} is ${String(value)}`);
    await sleep(50);
  }
}

describe('what a scraper reads', () => {
  it('is for whoever shows the token alone: to anybody else there is nothing', async () => {
    const { status, type, text } = await scraped();
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
    expect(text).toContain('# HELP wenxiao_held_streams 未流动的流，按原因 / streams that do not flow, by reason');
    for (const shown of ['', 'Bearer ', 'Bearer wrong', scraperToken]) {
      const refused = await scraped(shown);
      expect({ shown, status: refused.status }).toEqual({ shown, status: 404 });
      expect(JSON.parse(refused.text)).toMatchObject({ code: 'not-found' });
    }
  });

  it('counts streams that are parked, and what a producer has sent that is not taken in', async () => {
    const labels = `consumer="${service.name}"`;
    const parked = `wenxiao_held_streams{${labels},reason="failed",service="${service.name}"}`;
    expect(await figure(parked)).toBe(0);
    service.handler.refuses = () => true;
    await service.publish(service.tree.county.at(-1)!, v7(), 'Q1');
    await eventually(parked, (count) => count === 1);
    const lag = `wenxiao_consumer_lag_messages{${labels},source="postgres:monitoring",service="${service.name}"}`;
    await eventually(lag, (count) => count === 0);
    const owner = await service.connectAsOwner();
    await owner.query('alter table messaging.progress rename to progress_away');
    try {
      await service.publish(service.tree.county.at(-1)!, v7(), 'Q2');
      await eventually(
        `wenxiao_consumer_paused{${labels},source="postgres:monitoring",service="${service.name}"}`,
        (is) => is === 1,
      );
    } finally {
      await owner.query('alter table messaging.progress_away rename to progress');
      await owner.end();
    }
    await eventually(
      `wenxiao_consumer_paused{${labels},source="postgres:monitoring",service="${service.name}"}`,
      (is) => is === 0,
    );
  });

  it('tells for how long the oldest write transaction is open', async () => {
    const oldest = `wenxiao_oldest_write_transaction_seconds{service="${service.name}"}`;
    const client = await service.connect();
    await client.query('begin');
    await client.query('select pg_current_xact_id()');
    await eventually(oldest, (seconds) => seconds > 1);
    await client.end();
    expect(await eventually(oldest, (seconds) => seconds < 1)).toBeGreaterThanOrEqual(0);
  });

  it('counts requests by how they were answered', async () => {
    const refused = `wenxiao_request_seconds_count{service="${service.name}",method="GET",status="4xx"}`;
    const before = (await figure(refused)) ?? 0;
    expect((await fetch(`${service.url}/operations/health`)).status).toBe(401);
    expect(await eventually(refused, (count) => count > before)).toBe(before + 1);
  });

  it('counts what is stored of commands', async () => {
    const store = await freshStore('counters');
    const pool = store.pool('service');
    const metrics = new Metrics('counters');
    const runner = new CommandRunner(
      pool,
      () => undefined,
      new BusinessClock(pool, 'Asia/Shanghai'),
      undefined,
      metrics,
    );
    const by = { id: 'person', as: 'grant', desk: 'unit' } as const;
    const add = act(counter)({
      id: v7(),
      expectedVersion: 0,
      given: (_, at) => ({ command: { type: 'add', data: { by: 3 }, at, by }, inForce: { rules: undefined } }),
    });
    await runner.run('county', commandContext(v7()), [add]);
    expect(await metrics.text([])).toMatch(/^wenxiao_append_seconds_count{service="counters"} 1$/m);
    await store.drop();
  });
});
