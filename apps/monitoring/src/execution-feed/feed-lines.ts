import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '@wenxiao/domain';
import { derivedId } from '@wenxiao/domain/identity';
import { type DatabasePool, inTransaction, isTransient, type Queryable, type StoredEvent } from '@wenxiao/event-store';
import {
  act,
  type Act,
  APPEND_POOL,
  BusinessClock,
  type CommandContext,
  CommandRunner,
  LOGGER,
} from '@wenxiao/service-kit';
import { monitoringId } from '../monitoring/monitoring.place.js';
import { batchId, executionBatch } from './execution-batch.aggregate.js';
import { execution } from './execution.aggregate.js';
import { isAnother, paidBy, type PartPaid } from './execution.decider.js';
import { feedDesk } from './feed-desk.js';
import { type Batch, FeedStore, type LineRow } from './feed-store.js';

/** How long until it is looked for batches that somebody else left. */
const pauseMilliseconds = 5_000;

/** The lines follow from the batch: a person decided on that. */
const feedActor = { id: 'feed:execution', as: 'system' } as const satisfies Actor;

type Became = Readonly<{ number: number; became: 'changed' | 'unchanged'; before?: string }>;

/**
 * Records the lines of accepted batches, so many at a time: in one transaction the events and what became of each row, so that
 * whoever is stopped goes on where they were. Of several instances one at a time carries a batch on.
 */
@Injectable()
export class FeedLines implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #woken = false;

  constructor(
    @Inject(APPEND_POOL) private readonly pool: DatabasePool,
    @Inject(LOGGER) private readonly logger: Readonly<{ warn(said: object): void }>,
    private readonly store: FeedStore,
    private readonly commands: CommandRunner,
    private readonly clock: BusinessClock,
  ) {}

  onApplicationBootstrap(): void {
    this.#running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** A batch was accepted here: nobody waits until somebody looks. */
  wake(): void {
    this.#woken = true;
  }

  private isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    const { signal } = this.#stopping;
    let pause = 0;
    while (!this.isStopping()) {
      try {
        if (this.#woken || pause <= 0) {
          this.#woken = false;
          pause = pauseMilliseconds;
          await this.store.forgetLost();
          for (const { tenant, batch } of await this.store.waiting())
            await this.carryOn(tenant, batch).catch((error: unknown) => this.wait(error));
        }
      } catch (error) {
        this.wait(error);
      }
      const look = 50;
      pause -= look;
      await sleep(look, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One that cannot go on holds up no other; it is looked at again. */
  private wait(error: unknown): void {
    if (!this.isStopping()) this.logger.warn({ msg: 'lines of a batch wait', err: error });
  }

  private async carryOn(tenant: string, batch: string): Promise<void> {
    const found = await this.store.find(tenant, batch);
    while (found && !this.isStopping()) {
      try {
        if (!(await inTransaction(this.pool, (tx) => this.recordChunk(tx, tenant, found)))) return;
      } catch (error) {
        if (!isTransient(error)) throw error;
        await sleep(Math.random() * 100);
      }
    }
  }

  /** Says whether there may be more to do. */
  private async recordChunk(tx: Queryable, tenant: string, batch: Batch): Promise<boolean> {
    const name = `execution-batch ${tenant} ${batch.batch}`;
    const { rows: locked } = await tx.query<{ free: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free',
      [name],
    );
    if (locked[0]?.free !== true) return false;
    const { rows } = await tx.query<LineRow & { chunk: number }>(
      `select number, subject, year, unit, part, paid_on as "on", amount::numeric(20, 2)::text as amount, voucher, chunk
         from execution_feed.rows where upload = $1 and chunk =
           (select min(chunk) from execution_feed.rows where upload = $1 and chunk is not null and became is null)
        order by number`,
      [batch.upload],
    );
    const [first] = rows;
    if (!first) {
      await tx.query(
        `update execution_feed.batches set status = 'recorded' where tenant = $1 and batch = $2 and upload = $3`,
        [tenant, batch.batch, batch.upload],
      );
      return false;
    }
    const became: Became[] = [];
    const lines = [...new Set(rows.map(monitoringId))];
    const acts = lines.map((id) => {
      const ofLine = rows.filter((row) => monitoringId(row) === id);
      return this.recording(id, ofLine, batch, became);
    });
    const { correlationId } = batch.command;
    const commandId = derivedId('execution-batch', tenant, batch.batch, batch.hash, String(first.chunk));
    const cause = await this.causeOf(tenant, batch, tx);
    const context = { commandId, commandHash: batch.hash, actor: feedActor, correlationId, cause };
    await this.commands.runIn(
      tx,
      { tenant, context: { ...context, expectedVersion: undefined, admission: undefined } },
      acts,
    );
    await tx.query(
      `update execution_feed.rows r set became = b.became, before = b.before
         from jsonb_to_recordset($2::jsonb) as b (number integer, became text, before numeric)
        where r.upload = $1 and r.number = b.number`,
      [batch.upload, JSON.stringify(became)],
    );
    return true;
  }

  /** The decision to take the batch, which says who sent it. */
  private async causeOf(
    tenant: string,
    { batch }: Batch,
    tx: Queryable,
  ): Promise<NonNullable<CommandContext['cause']>> {
    const { events } = await this.commands.load(executionBatch, tenant, batchId(tenant, batch), tx);
    const [{ stream, version, recordedAt }] = events as [StoredEvent];
    return { reference: { store: 'monitoring', tenant, stream, version }, recordedAt };
  }

  /** All rows of one line in a chunk are of one day. */
  private recording(id: string, rows: readonly LineRow[], { batch, command }: Batch, became: Became[]): Act<never> {
    const [{ on, unit }] = rows as [LineRow];
    return act(execution)({
      id,
      expectedVersion: 'current',
      given: ({ state }, at) => {
        const parts = rows.map(({ part, amount, voucher }): PartPaid => {
          return { ...part, executed: amount, ...(voucher !== null && { voucher }) };
        });
        for (const [index, paid] of parts.entries()) {
          const before = paidBy(rows[index]?.part ?? paid, on, state);
          became.push({
            number: rows[index]?.number ?? 0,
            became: isAnother(paid, on, state) ? 'changed' : 'unchanged',
            ...(before !== undefined && { before }),
          });
        }
        return {
          command: { type: 'record', data: { batch, on, parts }, at, by: feedActor },
          inForce: { rules: undefined, reference: command.rules },
          at: unit,
          basis: [feedDesk],
          effectiveAt: this.clock.startOf(on),
        };
      },
    });
  }
}
