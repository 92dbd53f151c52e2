import { appendIn, poolTransactions, type Queryable, readStream } from '@wenxiao/event-store';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import type { Actor } from '@wenxiao/domain';
import type pg from 'pg';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TransientError } from '../failure.js';
import type { Message, StreamKey } from '../message.js';
import { messagingMigrations, messagingSchema } from '../migrations.js';
import { effectsMigrations, effectsOf, type Fault, leaveEffect, planFault } from '../testing/effects.js';
import type { Handle, HandlerTransaction } from './batch.js';
import type { Delivery } from './batch-plan.js';
import { readConsumerHealth, readHeldStreams } from './held-streams-list.js';
import { ConsumerStoppedError, OvertakenError } from './inbox-error.js';
import type { InboxSettings } from './inbox-settings.js';
import { Inbox } from './inbox.js';
import type { Gap } from './resupply.js';

const operator: Actor = { id: '6f9d5a52-5c1e-4f0e-9d7e-0c3c1f1f5d11', role: 'operator' };
const silent = { log: () => undefined, warn: () => undefined, error: () => undefined };

let store: FreshStore;
let pool: pg.Pool;

beforeAll(async () => {
  store = await freshStore('inbox', {
    migrations: [messagingMigrations, effectsMigrations],
    workingSchemas: [messagingSchema, 'effects'],
  });
  pool = store.pool('service', { max: 10 });
});
afterAll(() => store.drop());

/** One consumer of one source, in this process. */
class Bench {
  readonly consumer = `consumer-${randomUUID()}`;
  readonly transactions = poolTransactions(pool);
  readonly asked: Gap[] = [];
  /** What the producer would send again. */
  supply: Message[] = [];
  readonly inbox: Inbox<HandlerTransaction>;
  private position = 0;

  constructor(settings: InboxSettings = {}, handle?: Handle<HandlerTransaction>) {
    this.inbox = this.instance(settings, handle);
  }

  /** A further instance of the same consumer. */
  instance(settings: InboxSettings = {}, handle?: Handle<HandlerTransaction>): Inbox<HandlerTransaction> {
    const { consumer, transactions, asked } = this;
    return new Inbox({
      consumer,
      transactions,
      log: silent,
      settings: { parkedStreams_max: 1_000, askAgainAfter_s: 60, ...settings },
      handle: handle ?? ((message, tx) => leaveEffect(pool, tx.sql, consumer, message)),
      resupply: {
        ask: async (gap) => {
          asked.push(gap);
          return this.supply.filter(
            ({ origin }) =>
              origin.stream === gap.key.stream && origin.version > gap.after && origin.version <= gap.upTo,
          );
        },
      },
    });
  }

  /** Delivers messages at the source's next positions, as one batch. */
  async deliver(...messages: Message[]): Promise<readonly StreamKey[]> {
    const from = String(this.position);
    await this.inbox.progressOf(['source'], '0');
    const deliveries: Delivery[] = messages.map((message) => ({ message, position: String((this.position += 1)) }));
    return this.inbox.takeIn({ sources: ['source'], from, deliveries, to: String(this.position) });
  }

  async deliverAndSettle(...messages: Message[]): Promise<void> {
    await this.inbox.held.settle(await this.deliver(...messages));
  }

  async progress(): Promise<string | undefined> {
    return (await this.inbox.progressOf(['source'], '0')).get('source');
  }

  fault(message: Message, fails: Fault, times?: number): Promise<void> {
    return planFault(pool, this.consumer, message.origin, fails, times);
  }

  async effects(stream?: string): Promise<string[]> {
    const effects = await effectsOf(pool, this.consumer, stream);
    return effects.map((effect) => `${effect.stream}@${effect.version}`);
  }

  held() {
    return readHeldStreams(this, 100);
  }

  health() {
    return readConsumerHealth(this, this.inbox.parking, []);
  }

  /** What the trail says of a parked stream. */
  async trail(message: Message) {
    const { tenant, store: origin, stream } = message.origin;
    const events = await readStream(pool, tenant, `parked-message/${this.consumer}/${origin}/${stream}`);
    return events.map(({ type, data, metadata }) => ({
      type,
      data: JSON.parse(data) as Record<string, unknown>,
      metadata: JSON.parse(metadata) as Record<string, unknown>,
    }));
  }
}

/** A stream of a producer that does not exist: its messages, with the chain of previous versions. */
function streamOf(name = `target/${randomUUID()}`) {
  return (version: number, { incarnation = 1, previous = version - 1 } = {}): Message => ({
    topic: 'targets.target.v1',
    type: 'targets.target-approved.v1',
    text: `{"amount": "1.0", "version": ${version}}`,
    origin: { store: 'targets', incarnation, tenant: '360000', stream: name, version },
    previousVersion: previous,
    recordedAt: '2022-05-09T01:02:03.000004Z',
    correlationId: undefined,
  });
}

const keyOf = ({ origin: { store: name, tenant, stream } }: Message): StreamKey => ({ store: name, tenant, stream });
const names = (messages: readonly Message[]) => messages.map(({ origin }) => `${origin.stream}@${origin.version}`);

describe('taking in messages', () => {
  it('has each effect once, in the order of delivery, and moves the progress with it', async () => {
    const bench = new Bench();
    const [a, b] = [streamOf(), streamOf()];
    const messages = [a(1), b(1), a(2), a(3), b(2)];
    await bench.deliver(...messages);
    expect(await bench.effects()).toEqual(names(messages));
    expect(await bench.progress()).toBe('5');
  });

  it('skips what arrives again, in the same batch or a later one', async () => {
    const bench = new Bench();
    const a = streamOf();
    await bench.deliver(a(1), a(1), a(2), a(1));
    await bench.deliver(a(2), a(3), a(2));
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3)]));
  });

  it('follows a stream over versions that were not published', async () => {
    const bench = new Bench();
    const a = streamOf();
    await bench.deliver(a(3, { previous: 0 }), a(9, { previous: 3 }));
    expect(await bench.effects()).toEqual(names([a(3), a(9)]));
  });

  it('leaves no effect and no progress of a batch that ends in an error that passes', async () => {
    const bench = new Bench();
    const a = streamOf();
    await bench.fault(a(2), 'transient');
    await expect(bench.deliver(a(1), a(2), a(3))).rejects.toThrow(TransientError);
    // What came before it is done, message by message; the rest waits for the next delivery.
    expect(await bench.effects()).toEqual(names([a(1)]));
    expect(await bench.progress()).toBe('1');
    expect(await bench.held()).toEqual([]);
  });

  it('commits a batch piece by piece where it takes long', async () => {
    const bench = new Bench({ batchTime_ms_max: 1 }, async (message, tx) => {
      await sleep(5);
      await leaveEffect(pool, tx.sql, bench.consumer, message);
    });
    const a = streamOf();
    await bench.deliver(a(1), a(2), a(3));
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3)]));
    const { rows } = await pool.query<{ n: number }>(
      `select count(distinct xmin::text)::int as n from effects.log where consumer = $1`,
      [bench.consumer],
    );
    expect(rows).toEqual([{ n: 3 }]);
  });

  it('refuses an instance that was overtaken, and rolls its effects back', async () => {
    const bench = new Bench();
    const a = streamOf();
    await bench.inbox.progressOf(['source'], '0');
    const overtaken = bench.instance({}, async (message, tx) => {
      await leaveEffect(pool, tx.sql, bench.consumer, message, 'overtaken');
      // Meanwhile the new owner of the source does the same work, and commits.
      await bench.deliver(a(1), a(2));
    });
    const batch = { sources: ['source'], from: '0', to: '1', deliveries: [{ message: a(1), position: '1' }] };
    await expect(overtaken.takeIn(batch)).rejects.toThrow(OvertakenError);
    expect(await bench.effects()).toEqual(names([a(1), a(2)]));
    expect((await effectsOf(pool, bench.consumer)).map(({ instance }) => instance)).toEqual(['', '']);
    await expect(overtaken.takeIn(batch)).rejects.toThrow(OvertakenError);
  });
});

describe('a process manager that loads, decides and appends', () => {
  /** Appends to one stream of the consumer's own store, resting on the version that it loaded. */
  async function append(tx: Queryable, message: Message, stream: string): Promise<void> {
    const loaded = await readStream(tx, '360000', stream);
    const result = await appendIn(tx, {
      tenant: '360000',
      commandId: randomUUID(),
      commandHash: 'hash',
      notBefore: message.recordedAt,
      streams: [
        {
          stream,
          expectedVersion: loaded.length,
          events: [{ type: 'answered', schemaVersion: 1, data: '{}', metadata: '{}' }],
        },
      ],
    });
    if (result.outcome !== 'appended') throw new TransientError(result.outcome);
  }

  it('appends for several messages of a batch in one transaction', async () => {
    const answers = `answer/${randomUUID()}`;
    const bench = new Bench({}, (message, tx) => append(tx.sql, message, answers));
    const a = streamOf();
    await bench.deliver(a(1), a(2), a(3));
    const stored = await readStream(pool, '360000', answers);
    expect(stored.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(new Set(stored.map(({ order }) => order.transactionId)).size).toBe(1);
  });

  it('takes a batch in message by message where somebody else wrote to the stream after the batch began to write', async () => {
    const [first, second] = [`answer/${randomUUID()}`, `answer/${randomUUID()}`];
    const a = streamOf();
    let tries = 0;
    const bench = new Bench({}, async (message, tx) => {
      if (message.origin.version === 1) return append(tx.sql, message, first);
      tries += 1;
      // The transaction has its id since the first message; this one gets a later id and commits earlier.
      if (tries === 1) await append(pool, message, second);
      return append(tx.sql, message, second);
    });
    await bench.deliver(a(1), a(2));
    expect(tries).toBe(2);
    expect((await readStream(pool, '360000', first)).length).toBe(1);
    const stored = await readStream(pool, '360000', second);
    expect(stored.map(({ version }) => version)).toEqual([1, 2]);
    const ids = stored.map(({ order }) => BigInt(order.transactionId));
    expect(ids[0]! < ids[1]!).toBe(true);
    expect(await bench.held()).toEqual([]);
  });

  it('gives a transaction no id before the handler has appended', async () => {
    const a = streamOf();
    const ids: (string | null)[] = [];
    const bench = new Bench({}, async (_, tx) => {
      const { rows } = await tx.sql.query<{ id: string | null }>(`select pg_current_xact_id_if_assigned()::text as id`);
      ids.push(rows[0]?.id ?? null);
    });
    // Held, parked and flowing streams alike.
    await bench.deliver(a(1));
    await bench.deliver(streamOf()(1), a(3), a(2));
    await bench.inbox.held.settle([keyOf(a(1))]);
    expect(ids).toEqual([null, null, null, null]);
  });
});

describe('a missing message', () => {
  it('holds its stream and no other, says so, and is asked for', async () => {
    const bench = new Bench();
    const [a, b] = [streamOf(), streamOf()];
    await bench.deliverAndSettle(a(1), a(3), b(1), a(4));
    expect(await bench.effects()).toEqual(names([a(1), b(1)]));
    expect(bench.asked).toEqual([{ key: keyOf(a(1)), after: 1, upTo: 2 }]);
    expect(await bench.held()).toMatchObject([
      { key: keyOf(a(1)), state: 'waiting', reason: 'missing', messages: 2, first: { origin: a(3).origin } },
    ]);
    expect((await bench.health()).held).toEqual({ missing: 1, queued: 0, failed: 0, diverged: 0 });
    expect(await bench.progress()).toBe('4');
  });

  it('lets the waiting ones follow in order once it arrives', async () => {
    const bench = new Bench();
    const a = streamOf();
    await bench.deliverAndSettle(a(1), a(3), a(4));
    await bench.deliverAndSettle(a(5), a(2));
    await bench.deliverAndSettle(a(6));
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3), a(4), a(5), a(6)]));
    expect(await bench.held()).toEqual([]);
  });

  it('is taken in at once where the producer can be read', async () => {
    const bench = new Bench();
    const a = streamOf();
    bench.supply = [a(1), a(2), a(3), a(4)];
    await bench.deliverAndSettle(a(3), a(6));
    bench.supply.push(a(5));
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3), a(4)]));
    await bench.deliverAndSettle(a(5));
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3), a(4), a(5), a(6)]));
  });

  it('is asked for again when it does not come, and not by two instances at a time', async () => {
    const bench = new Bench({ askAgainAfter_s: 0.2 });
    const other = bench.instance({ askAgainAfter_s: 0.2 });
    const a = streamOf();
    await bench.deliverAndSettle(a(1), a(3));
    expect(bench.asked.length).toBe(1);
    await Promise.all([bench.inbox.held.settleDue(), other.held.settleDue()]);
    expect(bench.asked.length).toBe(1);
    await sleep(250);
    await Promise.all([bench.inbox.held.settleDue(), other.held.settleDue()]);
    expect(bench.asked.length).toBe(2);
  });

  it('is found again by whoever comes next when the process dies before it has gone on', async () => {
    const bench = new Bench();
    const a = streamOf();
    await bench.deliverAndSettle(a(1), a(3));
    await bench.deliver(a(2)); // Held with the others; the process dies here.
    expect(await bench.effects()).toEqual(names([a(1)]));
    await pool.query(`update messaging.held_streams set asked_at = null where consumer = $1`, [bench.consumer]);
    await bench.instance().held.settleDue();
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3)]));
  });
});

describe('a message that cannot be handled', () => {
  it('parks its stream and nothing else; what comes later waits behind it', async () => {
    const bench = new Bench();
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
    const bench = new Bench();
    const a = streamOf();
    await bench.fault(a(1), fault, 2);
    await bench.deliver(a(1), a(2));
    expect(await bench.effects()).toEqual(names([a(1), a(2)]));
    await bench.fault(a(3), fault);
    await bench.deliver(a(3));
    expect((await bench.held()).map(({ state }) => state)).toEqual(['parked']);
  });

  it.each<Fault>(['transient', 'deadlock'])('is never parked for an error that passes (%s)', async (fault) => {
    const bench = new Bench();
    const a = streamOf();
    await bench.fault(a(1), fault, 50);
    for (let again = 0; again < 5; again += 1) {
      await expect(
        bench.inbox.progressOf(['source'], '0').then(() =>
          bench.inbox.takeIn({
            sources: ['source'],
            from: '0',
            to: '1',
            deliveries: [{ message: a(1), position: '1' }],
          }),
        ),
      ).rejects.toThrow();
    }
    expect(await bench.held()).toEqual([]);
    expect(await bench.effects()).toEqual([]);
  });

  it('stands in the trail: which message, which class of error, and not its words', async () => {
    const bench = new Bench();
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
      metadata: { actor: { id: 'system:messaging', role: 'system' }, causation: { ...keyOf(a(1)), version: 1 } },
    });
    expect(JSON.stringify(parked)).not.toContain('never');
  });

  it('stops the consumer when it is one of many within a minute, until a person lets it go on', async () => {
    const bench = new Bench({ parkedStreams_max: 3 });
    const streams = [streamOf(), streamOf(), streamOf(), streamOf(), streamOf()];
    const messages = streams.map((stream) => stream(1));
    for (const message of messages) await bench.fault(message, 'permanent');
    await expect(bench.deliver(...messages)).rejects.toThrow(ConsumerStoppedError);
    expect((await bench.held()).length).toBe(3);
    expect((await bench.health()).stopped?.reason).toMatch(/3 streams were parked/);
    await expect(bench.progress()).rejects.toThrow(ConsumerStoppedError);
    const rest = messages.slice(3).map((message, index) => ({ message, position: String(4 + index) }));
    const batch = { sources: ['source'], from: '3', to: '5', deliveries: rest };
    await expect(bench.inbox.takeIn(batch)).rejects.toThrow(ConsumerStoppedError);
    expect(await bench.inbox.parking.resume(operator, 'The handler was mended')).toBe(true);
    expect(await bench.inbox.parking.resume(operator, 'again')).toBe(false);
    await bench.inbox.takeIn(batch);
    expect((await bench.held()).length).toBe(5);
  });
});

describe('redriving', () => {
  it('takes the parked message in, then those behind it, and says in the trail who and why', async () => {
    const bench = new Bench();
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
    const bench = new Bench();
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
    const bench = new Bench();
    const a = streamOf();
    await bench.fault(a(2), 'permanent');
    await bench.deliver(a(1), a(2), a(3));
    expect(await bench.inbox.held.dismiss(keyOf(a(2)), operator, 'Sent by mistake')).toMatchObject({ then: 'flows' });
    await bench.deliver(a(2), a(4));
    expect(await bench.effects()).toEqual(names([a(1), a(3), a(4)]));
    expect((await bench.trail(a(2))).map(({ type }) => type)).toEqual(['message-parked', 'message-dismissed']);
  });

  it('does nothing to a stream that is not parked', async () => {
    const bench = new Bench();
    const a = streamOf();
    await bench.deliverAndSettle(a(1), a(3));
    expect(await bench.inbox.held.redrive(keyOf(a(1)), operator, 'why not')).toEqual({ outcome: 'not-parked' });
    expect(await bench.effects()).toEqual(names([a(1)]));
  });

  it('keeps the order of the stream while new messages arrive', async () => {
    const bench = new Bench({ batchMessages_max: 4 });
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
    const bench = new Bench();
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
    const bench = new Bench();
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
    const bench = new Bench();
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
    const bench = new Bench();
    const a = streamOf();
    await bench.deliver(a(1), a(2), a(3, { incarnation: 2 }), a(4, { incarnation: 2 }));
    await bench.deliver(a(2), a(1), a(3, { incarnation: 2 }));
    expect(await bench.held()).toEqual([]);
    await bench.deliver(a(3, { incarnation: 1 }));
    expect(await bench.held()).toMatchObject([{ reason: 'diverged' }]);
  });
});
