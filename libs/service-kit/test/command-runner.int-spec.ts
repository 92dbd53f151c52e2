import { append, inTransaction, readStream } from '@wenxiao/event-store';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { limits } from '@wenxiao/domain/field';
import type pg from 'pg';
import { v7 } from 'uuid';
import { act, BusinessClock, type CommandContext, CommandRunner, ProblemError } from '../src/index.js';
import { commandContext, counter } from './counter.js';

const tenant = 'county';
let store: FreshStore;
let pool: pg.Pool;
let runner: CommandRunner;
let appends = 0;

beforeAll(async () => {
  store = await freshStore('command-runner');
  pool = store.pool('service');
  runner = new CommandRunner(pool, () => (appends += 1), new BusinessClock(pool, 'Asia/Shanghai'));
});
afterAll(() => store.drop());

const add = (id: string, by: number, expectedVersion: number | 'current') =>
  act(counter)({
    id,
    expectedVersion,
    given: (_, at) => ({
      command: { type: 'add', data: { by }, at, by: { id: 'person', as: 'grant', desk: 'unit' } },
      inForce: { rules: undefined },
    }),
  });

const hash = 'a'.repeat(64);
const remark = (id: string, text: string, expectedVersion: number) =>
  act(counter)({
    id,
    expectedVersion,
    given: (_, at) => ({
      command: { type: 'remark', data: { remark: text }, at, by: { id: 'person', as: 'grant', desk: 'unit' } },
      inForce: { rules: undefined, reference: { hash, layers: [{ id: 'county', version: 2 }] } },
      at: 'unit',
      effectiveAt: '2022-05-09T01:00:00.000000Z',
      corrects: { version: 1, reason: '笔误' },
    }),
  });

async function problemOf(work: Promise<unknown>): Promise<ProblemError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw new Error(`Expected a problem, got ${String(error)}`);
  return error;
}

const run = (
  id: string,
  by: number,
  expectedVersion: number | 'current',
  context: CommandContext = commandContext(v7()),
) => runner.run(tenant, context, [add(id, by, expectedVersion)]);

describe('a person’s command', () => {
  it('is stored with who, in which trace, and when by the business clock', async () => {
    const id = v7();
    const answer = await run(id, 3, 0);
    expect(answer).toMatchObject({ outcome: 'accepted', streams: [{ id, version: 1 }] });
    const [event] = await readStream(pool, tenant, `counter/${id}`);
    expect(JSON.parse(event?.metadata ?? '')).toMatchObject({
      actor: { as: 'grant', desk: 'budget-unit' },
      correlationId: '0af7651916cd43dd8448eb211c80319c',
    });
    expect(event?.schemaVersion).toBe(2);
  });

  it('is never taken on a stream that has moved on: the answer says what changed', async () => {
    const id = v7();
    await run(id, 1, 0);
    await run(id, 2, 1);
    const problem = await problemOf(run(id, 3, 1));
    expect(problem.code).toBe('version-conflict');
    expect(problem.text.zh).not.toContain('changes');
    expect(problem.details).toMatchObject({
      expected: 1,
      actual: 2,
      changes: [{ version: 2, type: 'added', data: { by: 2 } }],
    });
    expect((await runner.load(counter, tenant, id)).state).toBe(3);
  });

  it('stands where only that came since which it does not rest on', async () => {
    const id = v7();
    await run(id, 1, 0);
    await runner.run(tenant, commandContext(v7()), [remark(id, '备注', 0)]);
    expect(await run(id, 2, 1)).toMatchObject({ outcome: 'accepted', streams: [{ id, version: 3 }] });
    // A version that is not there yet was not read either.
    expect((await problemOf(run(id, 2, 9))).code).toBe('version-conflict');
    expect((await problemOf(run(v7(), 2, 1))).code).toBe('version-conflict');
  });

  it('keeps under which rules it was decided, on what of them it rests, about what, where, and in whose place', async () => {
    const id = v7();
    const context = commandContext(v7(), { actor: { id: 'p', as: 'grant', desk: 'office', organisation: 'county' } });
    await run(id, 1, 0);
    await runner.run(tenant, context, [remark(id, '备注', 1)]);
    const [, event] = await readStream(pool, tenant, `counter/${id}`);
    expect(JSON.parse(event?.metadata ?? '')).toEqual({
      actor: context.actor,
      about: { subject: id },
      at: 'unit',
      correlationId: context.correlationId,
      rules: { hash, layers: [{ id: 'county', version: 2 }], basis: ['remarks/free'] },
      corrects: { version: 1, reason: '笔误' },
      effectiveAt: '2022-05-09T01:00:00.000000Z',
    });
    expect(event?.data).toBe('{"remark":"备注"}');
  });

  it('answers the version that is there where it had nothing to do', async () => {
    const id = v7();
    await run(id, 1, 0);
    const nothing = act(counter)({
      id,
      expectedVersion: 'current',
      given: (_, at) => ({
        command: { type: 'add', data: { by: -1 }, at, by: { id: 'person', as: 'grant' } },
        inForce: { rules: undefined },
      }),
    });
    const both = [nothing, add(v7(), 1, 0)];
    expect(await runner.run(tenant, commandContext(v7()), both)).toMatchObject({ streams: [{ id, version: 1 }, {}] });
  });

  it('is told the newest changes alone where there were many, and that there are earlier ones', async () => {
    const id = v7();
    await run(id, 1, 0);
    for (let version = 1; version <= 55; version += 1) await run(id, 0, version);
    const { details } = await problemOf(run(id, 3, 1));
    const versions = (details['changes'] as { version: number }[]).map(({ version }) => version);
    expect(versions).toEqual(Array.from({ length: 50 }, (_, index) => 7 + index));
    expect(details).toMatchObject({ expected: 1, actual: 56, earlierChanges: true });
  });

  it('is refused where the stream holds as many events as people may add; what time brings is taken in', async () => {
    const id = v7();
    await run(id, 1, 0);
    const [first] = await readStream(pool, tenant, `counter/${id}`);
    const { type, schemaVersion, metadata } = first!;
    const nothing = { type, schemaVersion, data: JSON.stringify({ by: 0 }), metadata };
    const filled = Array.from({ length: limits.streamEvents - 2 }, () => nothing);
    const streams = [{ stream: `counter/${id}`, expectedVersion: 1, events: filled }];
    await append(pool, { tenant, commandId: v7(), commandHash: hash, streams });
    expect(await run(id, 1, 'current')).toMatchObject({ streams: [{ version: limits.streamEvents }] });
    const refused = await problemOf(run(id, 1, 'current'));
    expect(refused).toMatchObject({ code: 'stream-full', details: { id, events: 10_000 } });
    const byTime = commandContext(v7(), { actor: { id: 'system:due', as: 'system' } });
    expect(await run(id, 1, 'current', byTime)).toMatchObject({ streams: [{ version: limits.streamEvents + 1 }] });
  });

  it('of many at once that rest on nothing of each other is carried out, each of them', async () => {
    const id = v7();
    await run(id, 1, 0);
    const many = Array.from({ length: 20 }, (_, index) =>
      runner.run(tenant, commandContext(v7()), [remark(id, `备注${String(index)}`, 1)]),
    );
    const versions = (await Promise.all(many)).map((answer) => 'streams' in answer && answer.streams[0]?.version);
    expect(versions.sort((one, other) => Number(one) - Number(other))).toEqual(many.map((_, index) => index + 2));
  });

  it('has one winner of two that rest on the same version; the other is told what changed', async () => {
    const id = v7();
    await run(id, 1, 0);
    const both = await Promise.allSettled([run(id, 2, 1), run(id, 4, 1)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect((lost.reason as ProblemError).code).toBe('version-conflict');
    expect((await runner.load(counter, tenant, id)).version).toBe(2);
  });

  it('gets the same answer when it is sent again, also after the stream has moved on, and takes effect once', async () => {
    const id = v7();
    const context = commandContext(v7());
    const first = await run(id, 3, 0, context);
    await run(id, 4, 1);
    expect(await run(id, 3, 0, context)).toEqual(first);
    // What it would be refused for today does not matter: it was carried out.
    await run(id, 3, 2);
    expect(await run(id, 3, 3, context)).toEqual(first);
    expect((await runner.load(counter, tenant, id)).state).toBe(10);
  });

  it('is refused under a key that another body was sent with', async () => {
    const id = v7();
    const context = commandContext(v7());
    await run(id, 3, 0, context);
    const problem = await problemOf(run(id, 4, 1, { ...context, commandHash: 'another' }));
    expect(problem.code).toBe('idempotency-key-reused');
  });

  it('is carried out whole or not at all, over several streams', async () => {
    const [one, other] = [v7(), v7()];
    const refused = await runner.run(tenant, commandContext(v7()), [add(one, 3, 0), add(other, 11, 0)]);
    expect(refused).toEqual({ outcome: 'rejected', id: other, rejection: { code: 'too-much', total: 0 } });
    expect((await runner.load(counter, tenant, one)).version).toBe(0);
    const answer = await runner.run(tenant, commandContext(v7()), [add(one, 3, 0), add(other, 10, 0)]);
    expect(answer).toMatchObject({
      outcome: 'accepted',
      streams: [
        { id: one, version: 1 },
        { id: other, version: 1 },
      ],
    });
  });

  it('wakes readers after an append, and only then', async () => {
    const id = v7();
    const before = appends;
    await run(id, 11, 0);
    expect(appends).toBe(before);
    await run(id, 1, 0);
    expect(appends).toBe(before + 1);
  });
});

describe('a reaction', () => {
  it('is recorded after its cause, in the caller’s transaction', async () => {
    const id = v7();
    const recordedAt = '2999-01-01T00:00:00.000000Z';
    const cause = { reference: { store: 'targets', tenant, stream: 'target/1', version: 1 }, recordedAt };
    const react = (commandId: string, fail: boolean) =>
      inTransaction(pool, async (tx) => {
        const context = commandContext(commandId, { cause });
        await runner.react(tx, { tenant, context }, add(id, 1, 'current'), () => 'already-true');
        if (fail) throw new Error('the effect beside it failed');
      });
    await expect(react(v7(), true)).rejects.toThrow('the effect beside it failed');
    expect((await runner.load(counter, tenant, id)).version).toBe(0);
    const commandId = v7();
    await react(commandId, false);
    await react(commandId, false);
    const events = await readStream(pool, tenant, `counter/${id}`);
    expect(events).toHaveLength(1);
    expect((events[0]?.recordedAt ?? '') > recordedAt).toBe(true);
    expect(JSON.parse(events[0]?.metadata ?? '')).toMatchObject({ causation: cause.reference });
  });
});

describe('a reaction that is refused', () => {
  it('leaves the fact that stands for its refusal, and nothing where it is so already', async () => {
    const id = v7();
    await run(id, 10, 0);
    const react = (isSoAlready: boolean) =>
      inTransaction(pool, (tx) =>
        runner.react(tx, { tenant, context: commandContext(v7()) }, add(id, 1, 'current'), ({ total }) =>
          isSoAlready ? 'already-true' : { type: 'remarked' as const, data: { remark: `${total}` } },
        ),
      );
    await react(true);
    await react(false);
    const events = await readStream(pool, tenant, `counter/${id}`);
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['added', '{"by":10}'],
      ['remarked', '{"remark":"10"}'],
    ]);
  });
});

describe('a stream of an older release', () => {
  it('is read as today’s', async () => {
    const id = v7();
    await append(pool, {
      tenant,
      commandId: v7(),
      commandHash: 'h',
      streams: [
        {
          stream: `counter/${id}`,
          expectedVersion: 0,
          events: [{ type: 'added', schemaVersion: 1, data: '{"dozens":0.5}', metadata: '{}' }],
        },
      ],
    });
    expect((await runner.load(counter, tenant, id)).state).toBe(6);
    expect(await run(id, 5, 1)).toMatchObject({ outcome: 'rejected', rejection: { total: 6 } });
    const stored = await readStream(pool, tenant, `counter/${id}`);
    expect(stored.map(({ schemaVersion }) => schemaVersion)).toEqual([1]);
  });
});
