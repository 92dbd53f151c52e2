import type { FreshStore } from '@wenxiao/event-store/testing';
import type pg from 'pg';
import { PermanentError } from '../failure.js';
import { readAlarms } from './held-streams-list.js';
import type { Fault } from '../testing/effects.js';
import { eventually } from '../testing/eventually.js';
import { freshConsumerStore, InboxBench, keyOf, names, operator, streamOf } from '../testing/inbox-bench.js';
import { Inbox } from './inbox.js';

let store: FreshStore;
let pool: pg.Pool;

beforeAll(async () => {
  store = await freshConsumerStore();
  pool = store.pool('service', { max: 10 });
});
afterAll(() => store.drop());

describe('a missing message', () => {
  it('holds its stream and no other, says so, and is asked for', async () => {
    const bench = new InboxBench(pool);
    const [a, b] = [streamOf(), streamOf()];
    await bench.deliverAndSettle(a(1), a(3), b(1), a(4));
    expect(await bench.effects()).toEqual(names([a(1), b(1)]));
    expect(bench.asked).toEqual([{ key: keyOf(a(1)), after: 1, upTo: 2 }]);
    expect(await bench.held()).toMatchObject([
      { key: keyOf(a(1)), state: 'waiting', reason: 'missing', messages: 2, first: { origin: a(3).origin } },
    ]);
    expect((await bench.health()).held).toEqual({
      ...{ missing: 1, queued: 0, waiting: 0, retrying: 0, failed: 0, diverged: 0 },
    });
    expect(await bench.progress()).toBe('4');
  });

  it('lets the waiting ones follow in order once it arrives', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.deliverAndSettle(a(1), a(3), a(4));
    await bench.deliverAndSettle(a(5), a(2));
    await bench.deliverAndSettle(a(6));
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3), a(4), a(5), a(6)]));
    expect(await bench.held()).toEqual([]);
  });

  it('is taken in at once where the producer can be read', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    bench.supply = [a(1), a(2), a(3), a(4)];
    await bench.deliverAndSettle(a(3), a(6));
    bench.supply.push(a(5));
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3), a(4)]));
    await bench.deliverAndSettle(a(5));
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3), a(4), a(5), a(6)]));
  });

  it('is asked for again when it does not come, and not by two instances at a time', async () => {
    const bench = new InboxBench(pool);
    const other = bench.instance();
    const a = streamOf();
    await bench.deliverAndSettle(a(1), a(3));
    expect(bench.asked.length).toBe(1);
    await Promise.all([bench.inbox.held.settleDue(), other.held.settleDue()]);
    expect(bench.asked.length).toBe(1);
    await pool.query(`update messaging.held_streams set next_at = clock_timestamp() where consumer = $1`, [
      bench.consumer,
    ]);
    await Promise.all([bench.inbox.held.settleDue(), other.held.settleDue()]);
    expect(bench.asked.length).toBe(2);
  });

  it('is found again by whoever comes next when the process dies before it has gone on', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.deliverAndSettle(a(1), a(3));
    await bench.deliver(a(2)); // Held with the others; the process dies here.
    expect(await bench.effects()).toEqual(names([a(1)]));
    await pool.query(`update messaging.held_streams set next_at = clock_timestamp() where consumer = $1`, [
      bench.consumer,
    ]);
    await bench.instance().held.settleDue();
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3)]));
  });
});

describe('a message that cannot be handled', () => {
  it('parks its stream and nothing else; what comes later waits behind it', async () => {
    const bench = new InboxBench(pool);
    const [a, b] = [streamOf(), streamOf()];
    await bench.fault(a(2), 'permanent');
    await bench.deliver(a(1), b(1), a(2), b(2), a(3), b(3));
    await bench.deliverAndSettle(b(4), a(4));
    expect(await bench.effects()).toEqual(names([a(1), b(1), b(2), b(3), b(4)]));
    expect(await bench.held()).toMatchObject([
      {
        key: keyOf(a(2)),
        state: 'parked',
        reason: 'failed',
        detail: 'PermanentError: never',
        messages: 3,
        first: { origin: a(2).origin, text: a(2).text },
      },
    ]);
    expect(await bench.progress()).toBe('8');
  });

  it.each<Fault>(['defect', 'sql'])('is tried a few times where the error may pass (%s)', async (fault) => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.fault(a(1), fault, 2);
    await bench.deliver(a(1), a(2));
    expect(await bench.effects()).toEqual(names([a(1), a(2)]));
    await bench.fault(a(3), fault);
    await bench.deliver(a(3));
    expect((await bench.held()).map(({ state }) => state)).toEqual(['parked']);
  });

  it.each<Fault>(['transient', 'deadlock'])('is never parked for an error that passes (%s)', async (fault) => {
    const bench = new InboxBench(pool, { retryAfter_s: 0.05 });
    const a = streamOf();
    await bench.fault(a(1), fault, 20);
    await bench.deliver(a(1), a(2));
    expect(await bench.held()).toMatchObject([{ state: 'waiting', reason: 'retrying', messages: 2 }]);
    await eventually(async () => {
      await bench.inbox.held.settleDue();
      expect(await bench.effects()).toEqual(names([a(1), a(2)]));
    });
    expect(await bench.held()).toEqual([]);
    expect(await bench.trail(a(1))).toEqual([]);
  });

  it('is not parked where another instance took it in after this one had failed', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.deliver(a(1), a(3));
    await bench.deliver(a(2)); // Held with the other.
    const failing = new Inbox({
      ...bench.inbox.options,
      handle: async () => {
        throw new PermanentError('never');
      },
      transactions: {
        run: async (work) => {
          try {
            return await bench.transactions.run(work);
          } catch (error) {
            await bench.instance().held.settle([keyOf(a(2))]);
            throw error;
          }
        },
      },
    });
    await failing.held.settle([keyOf(a(2))]);
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3)]));
    expect(await bench.held()).toEqual([]);
    expect(await bench.trail(a(2))).toEqual([]);
  });

  it('stands in the trail: which message, which class of error, and not its words', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.fault(a(1), 'permanent');
    await bench.deliver(a(1));
    const [parked, ...more] = await bench.trail(a(1));
    expect(more).toEqual([]);
    expect(parked).toMatchObject({
      type: 'message-parked',
      data: {
        ...a(1).origin,
        consumer: bench.consumer,
        contract: a(1).type,
        reason: 'failed',
        error: 'PermanentError',
      },
      metadata: { actor: { id: 'system:messaging', as: 'system' }, causation: { ...keyOf(a(1)), version: 1 } },
    });
    expect(JSON.stringify(parked)).not.toContain('never');
  });

  it('is one alarm where it is one of ten of a contract and tenant within a minute, and nothing stops', async () => {
    const said: string[] = [];
    const quiet = () => undefined;
    const bench = new InboxBench(pool, { alarmStreams_min: 3 }, undefined, {
      log: quiet,
      warn: quiet,
      error: (text) => {
        if (text.startsWith('警报')) said.push(text);
      },
    });
    const poisoned = Array.from({ length: 5 }, () => streamOf()(1));
    for (const message of poisoned) await bench.fault(message, 'permanent');
    await bench.deliver(...poisoned.slice(0, 2));
    expect(await bench.health()).toMatchObject({ alarms: [], held: { failed: 2 } });
    const sound = streamOf();
    await bench.deliver(...poisoned.slice(2), sound(1));
    await bench.deliver(sound(2));
    expect(await bench.effects()).toEqual(names([sound(1), sound(2)]));
    const since = expect.stringMatching(/Z$/);
    const alarm = { contract: 'targets.target-approved.v1', tenant: '360000', streams: 5, since };
    expect((await bench.health()).alarms).toEqual([alarm]);
    expect(said).toEqual([expect.stringContaining('3 or more of targets.target-approved.v1, tenant 360000')]);
    expect(await readAlarms(bench, bench.inbox.settings, ['360001'])).toEqual([]);
    for (const message of poisoned) await bench.inbox.held.dismiss(keyOf(message), operator, 'A defect of the sender');
    expect((await bench.health()).alarms).toEqual([]);
  });
});
