import type { Actor } from '@wenxiao/domain';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually.js';
import { restoreProducer } from './restore-producer.js';
import type { ConsumerProcess, TransportBench } from './transport-bench.js';

const operator: Actor = { id: '6f9d5a52-5c1e-4f0e-9d7e-0c3c1f1f5d11', as: 'grant', desk: 'operator' };
const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const ledger = () => `ledger/${randomUUID()}`;

/** Texts that a careless hand would change: numbers, order of keys, characters beyond sixteen bits, spaces, escapes. */
const delicate = [
  '{"entryId": "a", "amount": 1.0, "rate": 0.10, "total": 12345678901234567890, "small": 1e-7}',
  '{"entryId":"b","10":"ten","9":"nine","b":1,"a":2}',
  '{ "entryId" : "𠮷野家", "emoji": "👩‍👩‍👧", "escaped": "\\u4e2d\\ud842\\udfb7\\/", "line": "\\r\\n\\t" }',
  '{"entryId":"d","same":1,"same":2,"empty":"","nothing":null,"nested":{"z":[1.50,[],{}]}}',
];

/** What every transport promises; producer and consumers are processes of their own. */
export function describeTransport(name: string, open: () => Promise<TransportBench>): void {
  let bench: TransportBench;
  beforeAll(async () => {
    bench = await open();
  });
  afterAll(() => bench.close());

  describe(`${name} brings what was published`, () => {
    it('once, in the order of each stream, byte for byte, to whoever begins to listen', async () => {
      const consumer = bench.consumer();
      const streams = [ledger(), ledger(), ledger()];
      const texts = new Map<string, string[]>();
      const appendAll = async () => {
        for (const text of delicate) {
          for (const stream of streams) {
            await bench.producer.append(stream, { text });
            texts.set(stream, [...(texts.get(stream) ?? []), text]);
          }
        }
      };
      await appendAll(); // Before anybody listens …
      const process = await consumer.instance();
      await appendAll(); // … and after.
      await eventually(async () => {
        for (const stream of streams) {
          const effects = await consumer.effects(stream);
          expect(effects.map(({ version }) => version)).toEqual(oneTo(8));
          expect(effects.map(({ body }) => body)).toEqual(texts.get(stream));
        }
      });
      await process.close();
    });

    it('over versions that are private, of types that nobody handles, and of topics that nobody reads', async () => {
      const consumer = bench.consumer();
      const [stream, page] = [ledger(), `page/${randomUUID()}`];
      const process = await consumer.instance();
      await bench.producer.append(stream, {}, { publish: 'nothing' }, { publish: 'EntryNoted' }, {});
      await bench.producer.append(page, { publish: 'PageTurned' });
      await bench.producer.append(stream, { publish: 'EntryNoted' }, { publish: 'nothing' }, {});
      await eventually(async () => expect(await consumer.versions(stream)).toEqual([1, 4, 7]));
      expect(await consumer.effects(page)).toEqual([]);
      expect(await process.held()).toEqual([]);
      await process.close();
    });

    it('from its first event on when a later release subscribes to a further topic', async () => {
      const consumer = bench.consumer();
      const [stream, page] = [ledger(), `page/${randomUUID()}`];
      await bench.producer.append(page, { publish: 'PageTurned' }, { publish: 'PageTurned' });
      await bench.producer.append(stream, {}, {});
      const former = await consumer.instance();
      await eventually(async () => expect(await consumer.versions(stream)).toEqual([1, 2]));
      await former.close();
      await consumer.instance({ pages: true });
      await bench.producer.append(stream, {});
      await eventually(async () => {
        expect(await consumer.versions(page)).toEqual([1, 2]);
        expect(await consumer.versions(stream)).toEqual([1, 2, 3]);
      });
    });

    it('with who, when and which trace', async () => {
      const consumer = bench.consumer();
      const stream = ledger();
      const process = await consumer.instance();
      await consumer.fault(stream, 1, 'permanent');
      const [stored] = await bench.producer.append(stream, {});
      await eventually(async () => expect(await process.held()).toHaveLength(1));
      const { rows } = await consumer.pool.query<{ metadata: string; recorded_at: string }>(
        `select metadata, recorded_at from event_store.history where stream like 'parked-message/' || $1 || '/%'`,
        [consumer.name],
      );
      const { rows: origin } = await bench.store
        .pool('service')
        .query<{ metadata: string }>(`select metadata from event_store.history where stream = $1`, [stream]);
      const correlationOf = (metadata?: string) =>
        (JSON.parse(metadata ?? '{}') as { correlationId: string }).correlationId;
      expect(correlationOf(rows[0]?.metadata)).toBe(correlationOf(origin[0]?.metadata));
      const [held] = await process.held();
      expect(held?.first?.recordedAt).toBe(stored?.recordedAt);
      expect(rows[0]!.recorded_at > stored!.recordedAt).toBe(true);
      await process.close();
    });
  });

  describe(`${name} keeps its promise`, () => {
    it('when a consumer is killed again and again: nothing is lost, nothing is doubled', async () => {
      const consumer = bench.consumer();
      const streams = [ledger(), ledger(), ledger(), ledger()];
      // Whoever comes next finds something to do: it goes on for as long as somebody is killed.
      const lives = { left: 3 };
      const appending = (async () => {
        let rounds = 0;
        while (lives.left > 0 || rounds < 60) {
          for (const stream of streams) await bench.producer.append(stream, {});
          rounds += 1;
          if (rounds > 60) await sleep(50);
        }
        return rounds;
      })();
      try {
        for (; lives.left > 0; lives.left -= 1) {
          const process = await consumer.instance({ settings: { batchMessages_max: 7 } });
          const before = (await consumer.effects()).length;
          await eventually(async () => expect((await consumer.effects()).length).toBeGreaterThan(before));
          await process.kill();
        }
      } finally {
        lives.left = 0;
      }
      const rounds = await appending;
      const process = await consumer.instance();
      await eventually(async () => {
        for (const stream of streams) expect(await consumer.versions(stream)).toEqual(oneTo(rounds));
      }, 60_000);
      await process.close();
    });

    it('when an instance is stopped in the middle of a message, another one takes over, and the first one goes on', async () => {
      const consumer = bench.consumer();
      const streams = Array.from({ length: 8 }, ledger);
      const interrupted = streams[0]!;
      const instances = new Map<string, ConsumerProcess>();
      for (const instance of ['a', 'b']) instances.set(instance, await consumer.instance({ instance }));
      for (const stream of streams) await bench.producer.append(stream, {});
      await eventually(async () => {
        for (const stream of streams) expect(await consumer.versions(stream)).toEqual([1]);
      });
      const [effect] = await consumer.effects(interrupted);
      const owner = instances.get(effect!.instance)!;
      // It has its transaction open, and has written nothing yet.
      await consumer.fault(interrupted, 2, 'slow', 1);
      await bench.producer.append(interrupted, {});
      await sleep(500);
      owner.signal('SIGSTOP');
      for (const stream of streams) await bench.producer.append(stream, {});
      await eventually(async () => expect(await consumer.versions(interrupted)).toEqual([1, 2, 3]), 30_000);
      owner.signal('SIGCONT');
      for (const stream of streams) await bench.producer.append(stream, {});
      await eventually(async () => {
        for (const stream of streams)
          expect(await consumer.versions(stream)).toEqual(oneTo(stream === interrupted ? 4 : 3));
      }, 30_000);
      // What it had begun it ends now, in vain.
      await eventually(async () => {
        const { rows } = await consumer.pool.query(
          `select from pg_stat_activity where application_name = $1 and xact_start < clock_timestamp() - interval '1 s'`,
          [`consumer ${effect!.instance}`],
        );
        expect(rows).toEqual([]);
      });
      expect(await consumer.versions(interrupted)).toEqual([1, 2, 3, 4]);
      await Promise.all([...instances.values()].map((instance) => instance.close()));
    });
  });

  describe(`${name} when a message`, () => {
    it('was lost on the way: its stream waits for it, asks, and goes on in order', async () => {
      const consumer = bench.consumer();
      const [stream, other] = [ledger(), ledger()];
      let process = await consumer.instance();
      await bench.producer.append(stream, {});
      await eventually(async () => expect(await consumer.versions(stream)).toEqual([1]));
      await process.close();
      await bench.losing(consumer, async () => {
        await bench.producer.append(stream, {}, {});
      });
      process = await consumer.instance();
      await bench.producer.append(stream, {}, {});
      await bench.producer.append(other, {});
      await eventually(async () => expect(await consumer.versions(other)).toEqual([1]));
      await eventually(async () => expect(await consumer.versions(stream)).toEqual(oneTo(5)));
      expect(await process.held()).toEqual([]);
      await process.close();
    });

    it('is poison: its stream is parked and nothing else, and a person redrives it', async () => {
      const consumer = bench.consumer();
      const [poisoned, other] = [ledger(), ledger()];
      const process = await consumer.instance();
      await consumer.fault(poisoned, 2, 'permanent');
      for (let round = 0; round < 4; round += 1) {
        await bench.producer.append(poisoned, {});
        await bench.producer.append(other, {});
      }
      await eventually(async () => expect(await consumer.versions(other)).toEqual(oneTo(4)));
      await eventually(async () => expect(await process.held()).toMatchObject([{ state: 'parked', messages: 3 }]));
      expect(await consumer.versions(poisoned)).toEqual([1]);
      expect((await process.health()).held).toMatchObject({ failed: 1, missing: 0 });
      await consumer.fault(poisoned, 2, 'permanent', 0);
      expect(await process.redrive(consumer.key(poisoned), operator, 'mended')).toMatchObject({ outcome: 'settled' });
      await bench.producer.append(poisoned, {});
      await eventually(async () => expect(await consumer.versions(poisoned)).toEqual(oneTo(5)));
      await process.close();
    });

    it('is not the contract that it claims to be: its stream is parked, and goes on when a person dismisses it', async () => {
      const consumer = bench.consumer();
      // On the topic that the consumers of other tests do not read: they would park it, too.
      const stream = `page/${randomUUID()}`;
      const process = await consumer.instance({ pages: true });
      const publish = 'PageTurned';
      await bench.producer.append(stream, { publish }, { publish, text: '{"entryId": 7}' }, { publish });
      await eventually(async () =>
        expect(await process.held()).toMatchObject([
          { state: 'parked', detail: expect.stringMatching(/^ContractViolation: .*entryId not-text/), messages: 2 },
        ]),
      );
      expect(await process.dismiss(consumer.key(stream), operator, 'Sent by a defect')).toMatchObject({
        then: 'flows',
      });
      await eventually(async () => expect(await consumer.versions(stream)).toEqual([1, 3]));
      await process.close();
    });

    it('meets an error that passes: its stream alone waits, says why, and goes on', async () => {
      const consumer = bench.consumer();
      const [stream, other] = [ledger(), ledger()];
      const process = await consumer.instance({ settings: { retryAfter_s: 0.1 } });
      // The topic holds other tests' streams, too.
      const heldOfStream = async () => (await process.held()).filter(({ key }) => key.stream === stream);
      await consumer.fault(stream, 2, 'transient');
      await bench.producer.append(stream, {}, {}, {});
      await bench.producer.append(other, {}, {});
      await eventually(async () => expect(await consumer.versions(other)).toEqual([1, 2]));
      await eventually(async () =>
        expect(await heldOfStream()).toMatchObject([
          { state: 'waiting', reason: 'retrying', detail: 'TransientError: not now', messages: 2 },
        ]),
      );
      expect(await consumer.versions(stream)).toEqual([1]);
      await consumer.fault(stream, 2, 'transient', 0);
      await eventually(async () => expect(await consumer.versions(stream)).toEqual([1, 2, 3]), 30_000);
      expect(await heldOfStream()).toEqual([]);
      await process.close();
    });

    it('is one of many that fail: it is one alarm, and all others are taken in', async () => {
      const consumer = bench.consumer();
      const streams = [ledger(), ledger(), ledger(), ledger()];
      for (const stream of streams) await consumer.fault(stream, 1, 'permanent');
      const process = await consumer.instance({ settings: { alarmStreams_min: 3 } });
      for (const stream of streams) await bench.producer.append(stream, {});
      const quiet = ledger();
      await bench.producer.append(quiet, {});
      await eventually(async () => expect(await consumer.versions(quiet)).toEqual([1]));
      await eventually(async () => expect((await process.health()).alarms).toMatchObject([{ streams: 4 }]));
      await process.close();
    });

    it('tells another history, after the producer was restored to an earlier state: its stream is parked', async () => {
      const consumer = bench.consumer();
      const [restored, untouched] = [ledger(), ledger()];
      const process = await consumer.instance();
      await bench.producer.append(restored, {}, {}, {});
      await bench.producer.append(untouched, {});
      await eventually(async () => {
        expect(await consumer.versions(restored)).toEqual([1, 2, 3]);
        expect(await consumer.versions(untouched)).toEqual([1]);
      });
      await restoreProducer(bench, restored, 2);
      await bench.producer.append(restored, {}, {});
      await bench.producer.append(untouched, {});
      await eventually(async () => expect(await consumer.versions(untouched)).toEqual([1, 2]));
      await eventually(async () =>
        expect(await process.held()).toMatchObject([
          { reason: 'diverged', first: { origin: { incarnation: 2, version: 3 } } },
        ]),
      );
      expect(await consumer.versions(restored)).toEqual([1, 2, 3]);
      await process.redrive(consumer.key(restored), operator, 'The backup of 2 May counts');
      await eventually(async () => expect(await consumer.versions(restored)).toEqual([1, 2, 3, 3, 4]));
      await process.close();
    });
  });
}
