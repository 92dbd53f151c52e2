import { createHash } from 'node:crypto';
import { derivedId } from '@wenxiao/domain/identity';
import { inTransaction, type Queryable, readStream, type StoredEvent, Subscription } from '@wenxiao/event-store';
import { Loop } from '@wenxiao/messaging';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { setTasks } from './tasks.js';
import type { CommandContext } from '../command/command-context.js';
import type { CommandRunner } from '../command/command-runner.js';
import { ProblemError } from '../http/problem.js';
import type { BusinessClock } from '../runtime/business-clock.js';
import { NestLogger } from '../runtime/logger.js';
import type { serviceTransactions, ServiceTransaction } from '../runtime/read-models.js';
import type { DueAlarm, DueSource } from './alarm.js';
import {
  claimAlarms,
  type DueAhead,
  dueAhead,
  giveBack,
  holdStream,
  lookedAt,
  markedStreams,
  reckonFrom,
  setAlarms,
  unmark,
} from './alarms.js';

const claimMax = 50;
const idle_ms = 1_000;

export type DueParts = Readonly<{
  service: string;
  sources: readonly DueSource[];
  pool: Pool;
  transactions: ReturnType<typeof serviceTransactions>;
  commands: CommandRunner;
  clock: BusinessClock;
  logger: Logger;
}>;

/**
 * Looks, each day, whether something became due. A projection keeps the alarms of every stream; a loop takes those whose day has
 * come, a few at a time and of the tenants in turn, and has the deciders look. What was missed while nobody ran is caught up in order.
 */
export class DueItems {
  private readonly keeping: Subscription<ServiceTransaction>;
  private readonly looking: Loop;

  constructor(private readonly parts: DueParts) {
    const { service, transactions, logger } = parts;
    this.keeping = new Subscription<ServiceTransaction>({
      subscriber: subscriberOf(parts),
      transactions,
      handle: (events, { sql }) => this.keep(sql, events),
      onFailure: ({ error, tries }) => logger.error({ tries, err: error }, 'alarms are not kept'),
    });
    this.looking = new Loop({
      name: `${service}: due`,
      idle_ms,
      log: new NestLogger(logger),
      turn: async () => ((await this.lookOnce()) > 0 ? 'again' : 'idle'),
    });
  }

  /** A service of whose streams nothing becomes due neither keeps alarms nor looks for any. */
  start(): void {
    if (this.parts.sources.length === 0) return;
    this.keeping.start();
    this.looking.start();
  }

  /** Something was appended, or the clock moved. */
  wake(): void {
    this.keeping.wake();
    this.looking.wake();
  }

  /** What is still to be looked at through a day, as far as the alarms are kept, and when next. */
  async ahead(through: string): Promise<DueAhead> {
    if (this.parts.sources.length === 0) return { pending: 0, next: undefined };
    return dueAhead(this.parts.pool, subscriberOf(this.parts), through);
  }

  /** Whether the alarms follow the streams. */
  status() {
    return this.keeping.status();
  }

  async close(): Promise<void> {
    await Promise.all([this.keeping.stop(), this.looking.close()]);
  }

  private async keep(db: Queryable, events: readonly StoredEvent[]): Promise<void> {
    const touched = new Map(events.map(({ tenant, stream }) => [JSON.stringify([tenant, stream]), { tenant, stream }]));
    for (const { tenant, stream } of touched.values()) {
      await holdStream(db, { tenant, stream });
      await this.set(db, tenant, stream);
      for (const other of this.sourceOf(stream)?.restingOn?.(idOf(stream)) ?? []) await reckonFrom(db, tenant, other);
    }
  }

  private async set(db: Queryable, tenant: string, stream: string): Promise<void> {
    const source = this.sourceOf(stream);
    if (!source) return;
    const stored = await readStream(db, tenant, stream);
    const { alarms, tasks, names } = await source.aheadOf(tenant, idOf(stream), stored);
    await setAlarms(db, { tenant, stream, version: stored.length, names }, alarms);
    await setTasks(db, { tenant, stream, version: stored.length }, tasks);
  }

  /** Somebody else said something that the stream's alarms rest on. A failure marks it again. */
  private async reckon({ tenant, stream }: Readonly<{ tenant: string; stream: string }>): Promise<void> {
    const { pool, logger } = this.parts;
    await unmark(pool, { tenant, stream });
    try {
      await inTransaction(pool, async (tx) => {
        await holdStream(tx, { tenant, stream });
        await this.set(tx, tenant, stream);
      });
    } catch (error) {
      logger.warn({ tenant, stream, err: error }, 'alarms could not be reckoned anew');
      await reckonFrom(pool, tenant, stream);
    }
  }

  /** Reckons anew what was marked, then looks. @returns how many alarms were looked at. */
  private async lookOnce(): Promise<number> {
    const { pool, clock } = this.parts;
    const marked = await markedStreams(pool, claimMax);
    for (const each of marked) await this.reckon(each);
    if (marked.length === claimMax) return marked.length;
    const alarms = await claimAlarms(pool, await clock.today(), claimMax);
    const heldUp = new Set<string>();
    for (const alarm of alarms) {
      const stream = `${alarm.tenant} ${alarm.stream}`;
      if (heldUp.has(stream)) await giveBack(pool, alarm);
      else if (!(await this.look(alarm))) heldUp.add(stream);
    }
    return alarms.length;
  }

  /** @returns false where nobody could look yet: what is due of the stream later waits. */
  private async look(alarm: DueAlarm): Promise<boolean> {
    const { pool, commands, logger } = this.parts;
    const { tenant, stream } = alarm;
    const source = this.sourceOf(stream);
    if (!source) return true;
    try {
      await commands.run(tenant, contextOf(alarm), [source.look(alarm)]);
      await lookedAt(pool, alarm);
      await this.set(pool, tenant, stream);
      return true;
    } catch (error) {
      // The lease runs out, and somebody looks again; at once where it was only too early.
      if (error instanceof ProblemError && error.passes) await giveBack(pool, alarm);
      logger.warn({ tenant, stream, what: alarm.what, err: error }, 'what is due could not be looked at');
      return false;
    }
  }

  private sourceOf(stream: string): DueSource | undefined {
    const category = stream.slice(0, stream.indexOf('/'));
    return this.parts.sources.find((source) => source.category === category);
  }
}

const subscriberOf = ({ service }: Pick<DueParts, 'service'>): string => `${service}.due/1`;
const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

/** The command that looks is named after the alarm alone: however often somebody looks, it is decided once. */
function contextOf({ tenant, stream, openedVersion, what, day }: DueAlarm): CommandContext {
  const commandId = derivedId('due', tenant, stream, String(openedVersion), what, day);
  return {
    commandId,
    commandHash: createHash('sha256').update(commandId).digest('hex'),
    actor: { id: 'system:due', as: 'system' },
    correlationId: commandId,
    expectedVersion: undefined,
    admission: undefined,
  };
}
