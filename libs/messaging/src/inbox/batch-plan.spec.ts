import fc from 'fast-check';
import { type Message, streamKeyOf, streamText } from '../message.js';
import { type Delivery, planBatch } from './batch-plan.js';
import { judge, type Mark, raise, type StreamState } from './stream-state.js';

function message(stream: string, version: number, previousVersion: number): Message {
  return {
    topic: 'targets.target.v1',
    type: 'targets.target-approved.v1',
    text: '{}',
    origin: { store: 'targets', incarnation: 1, tenant: '360000', stream, version },
    previousVersion,
    recordedAt: '2022-05-09T01:02:03.000004Z',
    correlationId: undefined,
  };
}

/** A consumer without a database: plans, keeps what it is told to keep, and goes on with held streams as the inbox does. */
class PaperConsumer {
  readonly effects: Message[] = [];
  private readonly marks = new Map<string, readonly Mark[]>();
  private readonly held = new Map<string, Map<number, Message>>();

  take(batch: readonly Message[]): void {
    const deliveries: Delivery[] = batch.map((each, index) => ({ message: each, position: String(index) }));
    const names = [...this.marks.keys(), ...batch.map((each) => streamText(streamKeyOf(each)))];
    const known = new Map<string, StreamState>(
      names.map((name) => [
        name,
        { marks: this.marks.get(name) ?? [], hold: this.held.has(name) ? 'missing' : undefined },
      ]),
    );
    for (const { does, delivery } of planBatch(deliveries, known).steps) {
      const name = streamText(streamKeyOf(delivery.message));
      if (does === 'handle') this.handle(delivery.message);
      if (does !== 'hold') continue;
      const held = this.held.get(name) ?? new Map<number, Message>();
      this.held.set(name, held.set(delivery.message.origin.version, delivery.message));
    }
    for (const name of [...this.held.keys()]) this.drain(name);
  }

  private handle(each: Message): void {
    const name = streamText(streamKeyOf(each));
    this.marks.set(name, raise(this.marks.get(name) ?? [], each.origin));
    this.effects.push(each);
  }

  private drain(name: string): void {
    const held = this.held.get(name)!;
    for (const version of [...held.keys()].sort((a, b) => a - b)) {
      const next = held.get(version)!;
      const { is } = judge(next, this.marks.get(name) ?? []);
      if (is === 'ahead') return;
      if (is === 'next') this.handle(next);
      held.delete(version);
    }
    this.held.delete(name);
  }
}

describe('planning a batch', () => {
  it('has each effect once and in order, whatever is lost, doubled and late, once all has come', () => {
    const chain = fc
      .uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 })
      .map((versions) => versions.sort((a, b) => a - b));
    fc.assert(
      fc.property(
        fc.array(chain, { minLength: 1, maxLength: 3 }),
        fc.array(fc.array(fc.nat(1_000), { maxLength: 12 }), { maxLength: 12 }),
        (chains, deliveries) => {
          const all = chains.flatMap((versions, stream) =>
            versions.map((version, index) => message(`target/${stream}`, version, versions[index - 1] ?? 0)),
          );
          const consumer = new PaperConsumer();
          // Anything, in any order, any number of times …
          for (const batch of deliveries) consumer.take(batch.map((index) => all[index % all.length]!));
          for (const [stream, versions] of chains.entries()) {
            const so_far = consumer.effects.filter(({ origin }) => origin.stream === `target/${stream}`);
            expect(so_far.map(({ origin }) => origin.version)).toEqual(versions.slice(0, so_far.length));
          }
          // … and at last what was asked for again.
          consumer.take(all);
          for (const [stream, versions] of chains.entries()) {
            const effects = consumer.effects.filter(({ origin }) => origin.stream === `target/${stream}`);
            expect(effects.map(({ origin }) => origin.version)).toEqual(versions);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('ends before a message of another history', () => {
    const known = new Map<string, StreamState>([
      [
        streamText({ store: 'targets', tenant: '360000', stream: 'target/1' }),
        { marks: [{ incarnation: 2, first: 1, last: 3 }], hold: undefined },
      ],
    ]);
    const [before, other, after] = [message('target/2', 1, 0), message('target/1', 4, 3), message('target/2', 2, 1)];
    const deliveries = [before, other, after].map((each, index) => ({ message: each, position: String(index) }));
    const plan = planBatch(deliveries, known);
    expect(plan.steps.map(({ delivery }) => delivery.message)).toEqual([before]);
    expect(plan.diverged?.delivery.message).toBe(other);
  });
});
