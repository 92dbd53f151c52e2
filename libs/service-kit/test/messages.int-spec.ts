import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { type ListeningService, startListeningService } from '../src/testing/index.js';

type Answer = Readonly<{ status: number; body: Readonly<Record<string, unknown>> }>;
/** A token, or whoever makes one: it lives for half a minute, and some of these tests for longer. */
type Bearer = string | (() => Promise<string>);
type Call = Readonly<{ as?: Bearer; body?: object; key?: string }>;

let service: ListeningService;
let [county, otherCounty]: [string, string] = ['', ''];
const operatorId = v7();
const countyOperator = () => service.token('operator', service.tree.county, operatorId);
const root = () => service.token('operator', service.tree.province);

beforeAll(async () => {
  service = await startListeningService();
  [county, otherCounty] = [service.tree.county.at(-1)!, service.tree.otherCounty.at(-1)!];
});
afterAll(() => service.close());
beforeEach(() => {
  service.handler.refuses = () => false;
});

async function call(path: string, { as = countyOperator, body, key = v7() }: Call = {}): Promise<Answer> {
  const response = await fetch(`${service.url}/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${typeof as === 'string' ? as : await as()}`,
      ...(body && { 'content-type': 'application/json', ...(key !== '' && { 'idempotency-key': key }) }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

async function eventually<Value>(ask: () => Promise<Value | undefined>): Promise<Value> {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await sleep(50);
    if (Date.now() > end) throw new Error(`Not in time: ${ask.toString()}`);
  }
}

type Item = Readonly<{ stream: string; state: string; behind: number; version: number }>;

const items = async (as?: Bearer) => (await call('messages/held', as ? { as } : {})).body['items'] as Item[];
/** All that is held, in pages of so many. */
async function heldPages(limit: number) {
  type HeldPage = Readonly<{ items: readonly Item[]; totals: object; next?: string }>;
  const pages: HeldPage[] = [];
  for (let after: string | undefined = ''; after !== undefined; after = pages.at(-1)?.next) {
    const query = `limit=${limit}${after && `&after=${after}`}`;
    pages.push((await call(`messages/held?${query}`)).body as unknown as HeldPage);
  }
  return pages;
}
const streamOf = (targetId: string) => `monitoring/${targetId}`;
const keyOf = (targetId: string, tenant = county) => ({ store: 'monitoring', tenant, stream: streamOf(targetId) });
const trailOf = (targetId: string) =>
  service.trail(county, `parked-message/${service.name}/monitoring/${streamOf(targetId)}`);

/** Waits until a stream is parked with so many messages behind the parked one. */
const parked = (targetId: string, behind: number, as?: Bearer) =>
  eventually(async () =>
    (await items(as)).find((item) => item.stream === streamOf(targetId) && item.behind === behind),
  );

const heardBy = (targetId: string, rounds: readonly string[]) =>
  eventually(async () => ((await service.heard(targetId)).length === rounds.length ? true : undefined));

/** Three messages of one target, whose second the handler refuses. */
async function parkSecond(targetId: string, tenant = county): Promise<void> {
  service.handler.refuses = (round) => round === 'Q2';
  for (const round of ['Q1', 'Q2', 'Q3', 'Q4']) await service.publish(tenant, targetId, round);
  await parked(targetId, 2, root);
}

describe('a message that cannot be taken in', () => {
  it('parks its stream alone, and the list says why, since when and how many wait behind it', async () => {
    const [poisoned, sound] = [v7(), v7()];
    await service.publish(county, poisoned, 'Q1');
    await service.publish(county, poisoned, 'Q2', JSON.stringify({ subject: 'no id', round: 'Q2' }));
    for (const round of ['Q3', 'Q4']) await service.publish(county, poisoned, round);
    for (const round of ['Q1', 'Q2']) await service.publish(county, sound, round);
    const item = await parked(poisoned, 2);
    expect(item).toEqual({
      ...keyOf(poisoned),
      state: 'parked',
      reason: 'failed',
      detail: expect.stringMatching(/^ContractViolation: .*subject/),
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      version: 2,
      contract: 'monitoring.warning-raised.v1',
      recordedAt: expect.stringMatching(/Z$/),
      behind: 2,
    });
    await heardBy(sound, ['Q1', 'Q2']);
    expect(await service.heard(poisoned)).toEqual(['Q1']);

    // No handler can be mended so that this text keeps the contract.
    const body = { ...keyOf(poisoned), version: 2, reason: '再试一次' };
    const again = await call('messages/redrive', { body });
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'message-refused-again', error: expect.stringContaining('ContractViolation') },
    });
    const dismissed = await call('messages/dismiss', { body: { ...body, reason: '发送方已更正，另行补发' } });
    expect(dismissed).toEqual({ status: 200, body: { outcome: 'settled', then: 'flows' } });
    expect(await service.heard(poisoned)).toEqual(['Q1', 'Q3', 'Q4']);
    expect(await trailOf(poisoned)).toMatchObject([
      { type: 'message-parked', data: { version: 2, reason: 'failed', error: 'ContractViolation' } },
      {
        type: 'message-dismissed',
        data: { version: 2, reason: '发送方已更正，另行补发' },
        metadata: { actor: { id: operatorId, as: 'grant', desk: 'operator', organisation: county } },
      },
    ]);
  });
});

describe('redriving a parked message', () => {
  it('takes it and those behind it in, in order, once the handler is mended; the trail says who and why', async () => {
    const target = v7();
    await parkSecond(target);
    service.handler.refuses = () => false;
    const key = v7();
    const body = { ...keyOf(target), version: 2, reason: '处理程序已升级' };
    const settled = { status: 200, body: { outcome: 'settled', then: 'flows' } };
    expect(await call('messages/redrive', { body, key })).toEqual(settled);
    expect(await service.heard(target)).toEqual(['Q1', 'Q2', 'Q3', 'Q4']);
    expect(await trailOf(target)).toMatchObject([
      { type: 'message-parked', metadata: { actor: { id: 'system:messaging' } } },
      {
        type: 'message-redriven',
        data: { store: 'monitoring', stream: streamOf(target), version: 2, reason: '处理程序已升级' },
        metadata: { actor: { id: operatorId, as: 'grant', desk: 'operator', organisation: county } },
      },
    ]);

    // Sent again, it does nothing and answers the same; under another body it is refused.
    expect(await call('messages/redrive', { body, key })).toEqual(settled);
    expect(await service.heard(target)).toHaveLength(4);
    expect(await trailOf(target)).toHaveLength(2);
    const other = await call('messages/redrive', { body: { ...body, reason: '另一理由' }, key });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await call('messages/redrive', { body })).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('is carried out once when the same command arrives ten times at once', async () => {
    const target = v7();
    await parkSecond(target);
    service.handler.refuses = () => false;
    const call_ = { body: { ...keyOf(target), version: 2, reason: '已修复' }, key: v7() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => call('messages/redrive', call_)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await service.heard(target)).toEqual(['Q1', 'Q2', 'Q3', 'Q4']);
    expect(await trailOf(target)).toHaveLength(2);
  });

  it('settles no message that the operator has not seen', async () => {
    const target = v7();
    await parkSecond(target);
    service.handler.refuses = (round) => round === 'Q3';
    const seen = { ...keyOf(target), version: 2, reason: '已修复' };
    expect(await call('messages/redrive', { body: seen })).toMatchObject({ status: 200, body: { then: 'parked' } });
    const late = await call('messages/dismiss', { body: { ...seen, reason: '另一人的判断' } });
    expect(late).toMatchObject({ status: 409, body: { code: 'message-changed', expected: 2, actual: 3 } });
    expect(await service.heard(target)).toEqual(['Q1', 'Q2']);
    await call('messages/dismiss', { body: { ...seen, version: 3 } });
    expect(await service.heard(target)).toEqual(['Q1', 'Q2', 'Q4']);
  });

  it('is refused without an Idempotency-Key, a reason, or what names the message', async () => {
    const body = { ...keyOf(v7()), version: 2, reason: '已修复' };
    const refused = async (call_: Call) => {
      const { status, body: problem } = await call('messages/redrive', call_);
      return [status, problem['code']];
    };
    expect(await refused({ body, key: '' })).toEqual([400, 'idempotency-key-required']);
    for (const reason of ['', ' \n', 'x'.repeat(1001), 'a\u0000', 7, undefined]) {
      expect(await refused({ body: { ...body, reason } })).toEqual([400, 'invalid-request']);
    }
    for (const flaw of [
      { version: 0 },
      { version: '2' },
      { store: 'A b' },
      { stream: '' },
      { tenant: null },
      { a: 1 },
    ]) {
      expect(await refused({ body: { ...body, ...flaw } })).toEqual([400, 'invalid-request']);
    }
    expect(await refused({ body })).toEqual([404, 'not-found']);
  });
});

describe('who may', () => {
  const target = v7();
  const decision = () => ({ ...keyOf(target, otherCounty), version: 2, reason: '已修复' });

  beforeAll(() => parkSecond(target, otherCounty));

  it('is the role operator: 403 for others, 401 for nobody', async () => {
    const auditor = await service.token('auditor', service.tree.province);
    expect(await call('messages/held', { as: auditor })).toMatchObject({ status: 403, body: { code: 'wrong-role' } });
    const tried = await call('messages/redrive', { as: auditor, body: decision() });
    expect(tried).toMatchObject({ status: 403, body: { code: 'wrong-role' } });
    expect((await call('messages/held', { as: 'nobody' })).status).toBe(401);
  });

  it('reaches the own jurisdiction alone: another’s messages are not there', async () => {
    expect((await items()).map(({ stream }) => stream)).not.toContain(streamOf(target));
    for (const verb of ['redrive', 'dismiss']) {
      const tried = await call(`messages/${verb}`, { body: decision() });
      expect(tried).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    expect(await service.heard(target)).toEqual(['Q1']);
  });

  it('reaches nothing above: a unit’s operator sees no message of its county', async () => {
    const ofCounty = v7();
    await parkSecond(ofCounty);
    const ofUnit = await service.token('operator', service.tree.unit);
    expect(await items(ofUnit)).toEqual([]);
    const body = { ...keyOf(ofCounty), version: 2, reason: '已修复' };
    expect((await call('messages/dismiss', { as: ofUnit, body })).status).toBe(404);
    expect((await call('messages/dismiss', { body })).status).toBe(200);
  });

  it('reaches what lies below, and at the top what nobody has told of yet', async () => {
    const unheardOf = v7();
    await parkSecond(unheardOf, v7());
    expect((await items(root)).map(({ stream }) => stream)).toEqual(
      expect.arrayContaining([streamOf(target), streamOf(unheardOf)]),
    );
    service.handler.refuses = () => false;
    expect((await call('messages/redrive', { as: root, body: decision() })).status).toBe(200);
    expect(await service.heard(target)).toEqual(['Q1', 'Q2', 'Q3', 'Q4']);
  });
});

describe('many messages of one kind that cannot be taken in', () => {
  it('are one alarm; nothing stops, the service stays in rotation, and one command redrives them all', async () => {
    service.handler.refuses = (round) => round === 'Q1';
    const targets = Array.from({ length: 12 }, () => v7());
    for (const target of targets) await service.publish(county, target, 'Q1');
    const alarm = await eventually(async () => {
      const alarms = (await call('messages/held')).body['alarms'] as { streams: number; since: string }[];
      return alarms.find(({ streams }) => streams === 12);
    });
    const contract = 'monitoring.warning-raised.v1';
    expect(alarm).toEqual({ contract, tenant: county, streams: 12, since: expect.stringMatching(/Z$/) });
    const pages = await heldPages(5);
    expect(pages.map(({ items: held, totals }) => [held.length, totals])).toEqual(
      [5, 5, 2].map((length) => [length, { rows: 12 }]),
    );
    const held = pages.flatMap((page) => page.items.map(({ stream }) => stream));
    expect(new Set(held)).toEqual(new Set(targets.map(streamOf)));
    const made = await call(`messages/held?after=${Buffer.from('["held",false,"9 x",""]').toString('base64url')}`);
    expect(made).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    const sound = v7();
    await service.publish(county, sound, 'Q2');
    await heardBy(sound, ['Q2']);
    expect(await call('health/ready')).toEqual({ status: 200, body: { status: 'ready' } });

    const body = { contract, tenant: county, reason: '已回退到上一版本' };
    const refused = await call('messages/redrive-matching', { body });
    expect(refused).toEqual({ status: 200, body: { settled: 0, refused: 12, more: false } });
    service.handler.refuses = () => false;
    const elsewhere = await call('messages/redrive-matching', { body: { ...body, tenant: otherCounty } });
    expect(elsewhere).toEqual({ status: 200, body: { settled: 0, refused: 0, more: false } });
    const other = await call('messages/redrive-matching', { body: { ...body, contract: 'monitoring.other.v1' } });
    expect(other.body).toEqual({ settled: 0, refused: 0, more: false });
    const settled = await call('messages/redrive-matching', { body });
    expect(settled).toEqual({ status: 200, body: { settled: 12, refused: 0, more: false } });
    for (const target of targets) expect(await service.heard(target)).toEqual(['Q1']);
    expect((await call('messages/held')).body['alarms']).toEqual([]);
    expect(await trailOf(targets[0]!)).toMatchObject([
      { type: 'message-parked' },
      { type: 'message-redriven', data: { reason: '已回退到上一版本' }, metadata: { actor: { id: operatorId } } },
    ]);
  });
});
