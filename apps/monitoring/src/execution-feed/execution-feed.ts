import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { derivedId } from '@wenxiao/domain/identity';
import { type DatabasePool, inTransaction, isTransient } from '@wenxiao/event-store';
import { act, APPEND_POOL, type CommandAnswer, CommandRunner, type ProblemError } from '@wenxiao/service-kit';
import type { Ruling } from '@wenxiao/rules/ruling';
import { batchId, executionBatch } from './execution-batch.aggregate.js';
import { FeedLines } from './feed-lines.js';
import { feedDesk } from './feed-desk.js';
import { feedLimits } from './feed-limits.js';
import { feedProblem } from './feed-problems.js';
import { FeedRows } from './feed-rows.query.js';
import { type ReadRow, readRow, type RowFlaw } from './feed-row.js';
import { type Batch, type CheckedRow, type Counts, FeedStore, type SentBy } from './feed-store.js';
import { KnownLines } from './known-lines.js';
import type { FeedTableRow } from './feed-table.js';

/** A batch as it is sent. */
export type Sent = Readonly<{
  batch: string;
  /** Of amounts whose row names none. */
  unit?: string | undefined;
  /** Whether the rows that are right are taken where others are not. */
  takeValid: boolean;
  rows: AsyncIterable<FeedTableRow> | Iterable<FeedTableRow>;
  /** SHA-256 of what was sent, once it was read. */
  hash(): string;
}>;

export type BatchAnswer = CommandAnswer & Counts & Readonly<{ outcome: 'accepted'; batch: string }>;

/** Takes batches of executed amounts: checks them whole, then decides, and the lines follow. */
@Injectable()
export class ExecutionFeed {
  constructor(
    @Inject(APPEND_POOL) private readonly pool: DatabasePool,
    private readonly store: FeedStore,
    private readonly known: KnownLines,
    private readonly commands: CommandRunner,
    private readonly lines: FeedLines,
    private readonly listed: FeedRows,
  ) {}

  /** @throws {ProblemError} what refuses the batch: nothing of it is taken then. */
  async take(
    tenant: string,
    sent: Sent,
    by: SentBy,
    { today, ruling }: Readonly<{ today: string; ruling: Ruling }>,
  ): Promise<BatchAnswer> {
    const upload = await this.store.newUpload();
    try {
      await this.readAll(tenant, sent, { upload, today });
      return await this.decide(tenant, sent, { upload, by, ruling });
    } catch (error) {
      if ((error as Partial<ProblemError>).code !== 'batch-has-errors') await this.store.forget(upload);
      throw error;
    }
  }

  private async readAll(
    tenant: string,
    { rows, unit }: Sent,
    { upload, today }: Readonly<{ upload: string; today: string }>,
  ): Promise<void> {
    let chunk: FeedTableRow[] = [];
    const keep = async () => {
      await this.store.keep(upload, await this.checked(tenant, chunk, { today, unit }));
      chunk = [];
    };
    for await (const row of rows) {
      chunk.push(row);
      if (chunk.length === feedLimits.chunk) await keep();
    }
    if (chunk.length > 0) await keep();
    await this.store.nameDoubles(upload);
  }

  private async checked(
    tenant: string,
    rows: readonly FeedTableRow[],
    { today, unit }: Readonly<{ today: string; unit: string | undefined }>,
  ): Promise<readonly CheckedRow[]> {
    const read = rows.map(({ sent }) => (sent ? readRow(sent, today, unit) : 'wrong-columns'));
    const whole = read.filter((row): row is ReadRow => typeof row !== 'string');
    const meant = await this.known.of(tenant, whole);
    const meantBy = new Map(whole.map((row, index) => [row, meant[index]]));
    return rows.map(({ number, sent = {} }, index): CheckedRow => {
      const row = read[index] as ReadRow | RowFlaw;
      if (typeof row === 'string') return { number, sent, flaw: row };
      const line = meantBy.get(row) ?? 'unknown-line';
      if (typeof line === 'string') return { number, sent, flaw: line };
      const { on, amount, voucher } = row;
      return { number, sent, ...line, on, amount, ...(voucher !== undefined && { voucher }) };
    });
  }

  private async decide(
    tenant: string,
    { batch, hash: hashOf, takeValid, unit }: Sent,
    { upload, by, ruling }: Readonly<{ upload: string; by: SentBy; ruling: Ruling }>,
  ): Promise<BatchAnswer> {
    // Whether what is wrong was to be left out, and in which unit the amounts are, belongs to what was sent.
    const hash = derivedHash(hashOf(), takeValid, unit);
    const before = await this.store.find(tenant, batch);
    if (before && before.status !== 'refused') {
      if (before.hash !== hash) throw feedProblem('batch-differs', { batch });
      await this.store.forget(upload);
      return this.answerOf(tenant, before);
    }
    const counts = await this.store.counts(upload);
    const given: Batch = { batch, upload, hash, status: 'accepted', ...counts, command: by };
    if (counts.rejected > 0 && !takeValid) {
      await this.store.put(tenant, { ...given, status: 'refused' });
      const rejected = await this.listed.first(upload, feedLimits.told, ruling);
      const { basis } = rejected.find((row) => row.basis !== undefined) ?? {};
      throw feedProblem('batch-has-errors', { batch, count: counts.rejected, rejected, ...(basis && { basis }) });
    }
    if (counts.lines === 0) throw feedProblem('batch-empty');
    await this.store.order(upload);
    await this.accept(tenant, given);
    this.lines.wake();
    return this.answerOf(tenant, given);
  }

  /** The decision and the batch whose lines are to follow, in one transaction. */
  private async accept(tenant: string, given: Batch): Promise<void> {
    const { batch, hash, lines, rejected, sum, command: by } = given;
    const { actor, correlationId, rules } = by;
    const context = {
      commandId: derivedId('execution-batch', tenant, batch, hash),
      commandHash: hash,
      actor,
      correlationId,
      expectedVersion: undefined,
      admission: undefined,
    };
    const part = act(executionBatch)({
      id: batchId(tenant, batch),
      expectedVersion: 'current',
      given: (_, at) => ({
        command: { type: 'accept', data: { hash, lines, rejected, sum }, at, by: actor },
        inForce: { rules: undefined, reference: rules },
        actor,
        at: tenant,
        basis: [feedDesk],
      }),
    });
    for (;;) {
      try {
        await inTransaction(this.pool, async (tx) => {
          const outcome = await this.commands.runIn(tx, { tenant, context }, [part]);
          if (outcome.outcome === 'rejected') throw feedProblem(outcome.rejection.code, { batch });
          await this.store.put(tenant, given, tx);
        });
        return;
      } catch (error) {
        // Somebody sends the same batch at the same time: what they did decides.
        if (!isTransient(error)) throw error;
      }
    }
  }

  private async answerOf(tenant: string, { batch, lines, rejected, sum }: Batch): Promise<BatchAnswer> {
    const { id, version } = await this.commands.load(executionBatch, tenant, batchId(tenant, batch));
    const streams = [{ id, stream: `${executionBatch.category}/${id}`, version }];
    return { outcome: 'accepted', streams, batch, lines, rejected, sum };
  }
}

const derivedHash = (hash: string, takeValid: boolean, unit = ''): string =>
  createHash('sha256')
    .update(`${hash}\n${String(takeValid)}\n${unit}`)
    .digest('hex');
