import type { FreshStore } from '@wenxiao/event-store/testing';
import type pg from 'pg';
import { effectsOf } from '../testing/effects.js';
import { freshConsumerStore, InboxBench, keyOf, names, operator, streamOf } from '../testing/inbox-bench.js';

let store: FreshStore;
let pool: pg.Pool;

beforeAll(async () => {
  store = await freshConsumerStore();
  pool = store.pool('service', { max: 10 });
});
afterAll(() => store.drop());

describe('redriving', () => {
  it('takes the parked message in, then those behind it, and says in the trail who and why', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.fault(a(2), 'permanent');
    await bench.deliver(a(1), a(2), a(3), a(4));
    await bench.fault(a(2), 'permanent', 0);
    const answer = await bench.inbox.held.redrive(keyOf(a(2)), operator, 'The handler was mended');
    expect(answer).toMatchObject({ outcome: 'settled', message: { origin: a(2).origin }, then: 'flows' });
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3), a(4)]));
    expect(await bench.held()).toEqual([]);
    expect((await bench.trail(a(2)))[1]).toMatchObject({
      type: 'message-redriven',
      data: { version: 2, reason: 'The handler was mended' },
      metadata: { actor: operator },
    });
    await bench.deliver(a(5));
    expect((await bench.effects()).at(-1)).toBe(names([a(5)])[0]);
  });

  it('leaves it parked where it fails again, and stops at the next one that fails', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.fault(a(1), 'permanent');
    await bench.fault(a(3), 'permanent');
    await bench.deliver(a(1), a(2), a(3), a(4));
    expect(await bench.inbox.held.redrive(keyOf(a(1)), operator, 'try')).toMatchObject({
      outcome: 'failed',
      error: 'PermanentError: never',
    });
    expect(await bench.effects()).toEqual([]);
    await bench.fault(a(1), 'permanent', 0);
    const answer = await bench.inbox.held.redrive(keyOf(a(1)), operator, 'mended');
    expect(answer).toMatchObject({ outcome: 'settled', then: 'parked' });
    expect(await bench.effects()).toEqual(names([a(1), a(2)]));
    expect(await bench.held()).toMatchObject([{ state: 'parked', first: { origin: { version: 3 } }, messages: 2 }]);
    expect((await bench.trail(a(1))).map(({ type }) => type)).toEqual([
      'message-parked',
      'message-redriven',
      'message-parked',
    ]);
  });

  it('passes over a message that a person dismisses', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.fault(a(2), 'permanent');
    await bench.deliver(a(1), a(2), a(3));
    expect(await bench.inbox.held.dismiss(keyOf(a(2)), operator, 'Sent by mistake')).toMatchObject({ then: 'flows' });
    await bench.deliver(a(2), a(4));
    expect(await bench.effects()).toEqual(names([a(1), a(3), a(4)]));
    expect((await bench.trail(a(2))).map(({ type }) => type)).toEqual(['message-parked', 'message-dismissed']);
  });

  it('does nothing to a stream that is not parked', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.deliverAndSettle(a(1), a(3));
    expect(await bench.inbox.held.redrive(keyOf(a(1)), operator, 'why not')).toEqual({ outcome: 'not-parked' });
    expect(await bench.effects()).toEqual(names([a(1)]));
  });

  it('keeps the order of the stream while new messages arrive', async () => {
    const bench = new InboxBench(pool, { batchMessages_max: 4 });
    const a = streamOf();
    await bench.fault(a(1), 'permanent');
    await bench.deliver(...Array.from({ length: 40 }, (_, index) => a(index + 1)));
    await bench.fault(a(1), 'permanent', 0);
    const redriven = bench.inbox.held.redrive(keyOf(a(1)), operator, 'mended');
    for (let version = 41; version <= 120; version += 1) await bench.deliverAndSettle(a(version));
    await redriven;
    await bench.inbox.held.settleDue();
    expect(await bench.effects()).toEqual(names(Array.from({ length: 120 }, (_, index) => a(index + 1))));
    expect(await bench.held()).toEqual([]);
  });

  it('does it once when two people do it at the same time', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.fault(a(1), 'permanent');
    await bench.deliver(a(1), a(2));
    await bench.fault(a(1), 'permanent', 0);
    const other = bench.instance();
    const answers = await Promise.all([
      bench.inbox.held.redrive(keyOf(a(1)), operator, 'one'),
      other.held.redrive(keyOf(a(1)), operator, 'other'),
    ]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['not-parked', 'settled']);
    expect(await bench.effects()).toEqual(names([a(1), a(2)]));
  });
});

describe('another history of the producer', () => {
  it('is parked at the first version that was taken in of another incarnation', async () => {
    const bench = new InboxBench(pool);
    const [a, b] = [streamOf(), streamOf()];
    await bench.deliver(a(1), a(2), a(3), b(1));
    await bench.deliver(a(3, { incarnation: 2 }), b(2, { incarnation: 2 }), a(4, { incarnation: 2 }));
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3), b(1), b(2)]));
    expect(await bench.held()).toMatchObject([
      {
        key: keyOf(a(1)),
        state: 'parked',
        reason: 'diverged',
        detail: 'version 3 was taken in of incarnation 1',
        messages: 2,
      },
    ]);
    expect(await bench.trail(a(1))).toMatchObject([{ type: 'message-parked', data: { reason: 'diverged' } }]);
  });

  it('is taken in when a person accepts it', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.deliver(a(1), a(2), a(3), a(4));
    await bench.deliver(a(3, { incarnation: 2 }), a(4, { incarnation: 2 }));
    await bench.inbox.held.redrive(keyOf(a(1)), operator, 'Restored from the backup of 2 May');
    await bench.deliver(a(5, { incarnation: 2 }), a(2), a(3, { incarnation: 2 }));
    const effects = await effectsOf(pool, bench.consumer);
    expect(effects.map(({ version, incarnation }) => [version, incarnation])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 1],
      [3, 2],
      [4, 2],
      [5, 2],
    ]);
    expect(await bench.held()).toEqual([]);
  });

  it('is no other history where a stream merely goes on in a new incarnation, late duplicates included', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.deliver(a(1), a(2), a(3, { incarnation: 2 }), a(4, { incarnation: 2 }));
    await bench.deliver(a(2), a(1), a(3, { incarnation: 2 }));
    expect(await bench.held()).toEqual([]);
    await bench.deliver(a(3, { incarnation: 1 }));
    expect(await bench.held()).toMatchObject([{ reason: 'diverged' }]);
  });
});
