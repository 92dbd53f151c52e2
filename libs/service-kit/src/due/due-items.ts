import { createHash } from 'node:crypto';
import { derivedId } from '@wenxiao/domain/identity';
import { type Queryable, readStreams, type StoredEvent, Subscription } from '@wenxiao/event-store';
import { Loop } from '@wenxiao/messaging';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { CommandContext } from '../command/command-context.js';
import type { CommandRunner } from '../command/command-runner.js';
import type { HealthPart, HealthReport } from '../http/health.js';
import { ProblemError } from '../http/problem.js';
import type { BusinessClock } from '../runtime/business-clock.js';
import { NestLogger } from '../runtime/logger.js';
import { readingOnce } from '../runtime/read-once.js';
import type { serviceTransactions, ServiceTransaction } from '../runtime/read-models.js';
import type { DueAlarm, DueSource } from './alarm.js';
import { tell } from './tell.js';
import { claimAlarms, type DueAhead, dueAhead, giveBack, lookedAt } from './alarms.js';
import { dueActor } from './given-by-clock.js';
import {
  type Marked,
  markedStreams,
  putOff,
  reckonAppended,
  type Reckoned,
  reckonFrom,
  setAhead,
} from './reckonings.js';

const claimMax = 50;
const idle_ms = 1_000;
/** What is marked within it is reckoned together: what an act has set off comes in from several sides. */
const together_ms = 200;

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
 * Looks, each day, whether something became due. Who appends to a stream, or says something that its alarms rest on, marks it; a
 * loop reckons anew what lies ahead of those that are marked, many at a time, then takes alarms whose day has come, a few at a time
 * and of the tenants in turn, and has the deciders look. What was missed while nobody ran is caught up in order.
 */
export class DueItems implements HealthPart {
  private readonly keeping: Subscription<ServiceTransaction>;
  private readonly looking: Loop;
  private lookingSoon: NodeJS.Timeout | undefined;

  constructor(private readonly parts: DueParts) {
    const { service, transactions, logger } = parts;
    this.keeping = new Subscription<ServiceTransaction>({
      subscriber: subscriberOf(parts),
      transactions,
      handle: (events, { sql }) => this.mark(sql, events),
      onFailure: ({ error, tries }) => logger.error({ tries, err: error }, 'what was appended is not marked'),
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

  /** This service has appended. */
  appended(): void {
    this.keeping.wake();
  }

  /** Something may have become due: the clock has moved. */
  wake(): void {
    this.keeping.wake();
    this.looking.wake();
  }

  /** What is still to be looked at through a day, as far as the alarms are kept, and when next. */
  async ahead(through: string): Promise<DueAhead> {
    if (this.parts.sources.length === 0) return { pending: 0, next: undefined, recorded: '' };
    return dueAhead(this.parts.pool, subscriberOf(this.parts), through);
  }

  async healthReport(): Promise<HealthReport> {
    const name = 'due';
    if (this.parts.sources.length === 0) return { name };
    const { pending } = await this.ahead(await this.parts.clock.today());
    return { name, figures: { pending }, measures: [{ name: 'wenxiao_due_items_pending', value: pending }] };
  }

  /** Whether the alarms follow the streams. */
  status() {
    return this.keeping.status();
  }

  async close(): Promise<void> {
    clearTimeout(this.lookingSoon);
    await Promise.all([this.keeping.stop(), this.looking.close()]);
    clearTimeout(this.lookingSoon);
  }

  /** In the transaction that moves on in the store: marks alone, lest anybody waits for it. */
  private async mark(db: Queryable, events: readonly StoredEvent[]): Promise<void> {
    const appended = new Map(
      events
        .filter(({ stream }) => this.sourceOf(stream))
        .map(({ tenant, stream, version }) => [JSON.stringify([tenant, stream]), { tenant, stream, version }]),
    );
    if (appended.size === 0) return;
    const resting = [...appended.values()].flatMap(({ tenant, stream }) =>
      (this.sourceOf(stream)?.restingOn?.(idOf(stream), tenant) ?? []).map((other) => ({ tenant, stream: other })),
    );
    await reckonFrom(db, resting);
    await reckonAppended(db, [...appended.values()]);
    this.lookSoon();
  }

  private lookSoon(): void {
    this.lookingSoon ??= setTimeout(() => {
      this.lookingSoon = undefined;
      this.looking.wake();
    }, together_ms);
  }

  /**
   * Reckons anew what lies ahead of streams that are marked, each on its newest state; what they look up of others is looked up once
   * for all of them. @returns how many.
   */
  private async reckon(today: string): Promise<number> {
    const { pool } = this.parts;
    const marked = await markedStreams(pool, claimMax, today);
    if (marked.length === 0) return 0;
    const kept = await this.keep(await readingOnce(() => this.reckonAll(marked)));
    const done = new Set(kept.map(({ mark }) => mark));
    const failed = marked.filter(({ mark }) => !done.has(mark));
    if (failed.length > 0) await putOff(pool, failed);
    return marked.length;
  }

  private async reckonAll(marked: readonly Marked[]): Promise<readonly Reckoned[]> {
    const { pool, logger } = this.parts;
    const reckoned: Reckoned[] = [];
    for (const tenant of new Set(marked.map((each) => each.tenant))) {
      const ofTenant = marked.filter((each) => each.tenant === tenant);
      const stored = await readStreams(
        pool,
        tenant,
        ofTenant.map(({ stream }) => stream),
      );
      for (const [at, each] of ofTenant.entries()) {
        try {
          reckoned.push(await this.reckoned(each, stored[at] ?? []));
        } catch (error) {
          tell(logger, { tenant, stream: each.stream }, error, 'what lies ahead could not be reckoned anew');
        }
      }
    }
    return reckoned;
  }

  /** @returns what could be kept: where it is not all of it, each stream by itself, lest one holds up the others. */
  private async keep(reckoned: readonly Reckoned[]): Promise<readonly Reckoned[]> {
    const { pool, logger } = this.parts;
    try {
      await setAhead(pool, reckoned);
      return reckoned;
    } catch (error) {
      const [one, ...others] = reckoned;
      if (one && others.length > 0) return [...(await this.keep([one])), ...(await this.keep(others))];
      tell(logger, { tenant: one?.tenant, stream: one?.stream }, error, 'what lies ahead could not be kept');
      return [];
    }
  }

  private async reckoned(marked: Marked, stored: readonly StoredEvent[]): Promise<Reckoned> {
    const { tenant, stream } = marked;
    const ahead = await this.sourceOf(stream)?.aheadOf(tenant, idOf(stream), stored);
    return { ...marked, ...(ahead ?? { alarms: [], tasks: [] }), version: stored.length };
  }

  /** Reckons anew what was marked, then looks. @returns how many streams or alarms there were. */
  private async lookOnce(): Promise<number> {
    const { pool, clock } = this.parts;
    const today = await clock.today();
    const reckoned = await this.reckon(today);
    if (reckoned === claimMax) return reckoned;
    const alarms = await claimAlarms(pool, today, claimMax);
    const heldUp = new Set<string>();
    const looked: DueAlarm[] = [];
    for (const alarm of alarms) {
      const stream = `${alarm.tenant} ${alarm.stream}`;
      if (heldUp.has(stream)) await giveBack(pool, alarm);
      else if (!(await this.look(alarm))) heldUp.add(stream);
      else if (this.sourceOf(alarm.stream)) looked.push(alarm);
    }
    // Whoever is killed before has looked all the same: the command is known, and is not carried out once more.
    await lookedAt(pool, looked);
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
      return true;
    } catch (error) {
      // The lease runs out, and somebody looks again; at once where it was only too early.
      if (error instanceof ProblemError && error.passes) await giveBack(pool, alarm);
      tell(logger, { tenant, stream, what: alarm.what }, error, 'what is due could not be looked at');
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
    actor: dueActor,
    correlationId: commandId,
    expectedVersion: undefined,
    admission: undefined,
  };
}
