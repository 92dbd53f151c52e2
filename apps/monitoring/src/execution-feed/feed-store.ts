import { Inject, Injectable } from '@nestjs/common';
import type { Actor, MoneyPart } from '@wenxiao/domain';
import type { Queryable, RulesReference } from '@wenxiao/event-store';
import { DATABASE } from '@wenxiao/service-kit';
import type { RowFlaw, SentRow } from './feed-row.js';
import { feedLimits } from './feed-limits.js';

/** A row as it was read and looked up: what it means, or what is wrong with it. */
export type CheckedRow = Readonly<{ number: number; sent: SentRow }> &
  (
    | Readonly<{ flaw: RowFlaw }>
    | Readonly<{
        subject: string;
        year: number;
        unit: string;
        part: MoneyPart;
        on: string;
        amount: string;
        voucher?: string;
      }>
  );

/** By whom a batch was sent: its lines are recorded so, too. */
export type SentBy = Readonly<{ actor: Actor; rules: RulesReference; correlationId: string }>;
export type Counts = Readonly<{ lines: number; rejected: number; sum: string }>;
export type Batch = Counts &
  Readonly<{
    batch: string;
    upload: string;
    hash: string;
    status: 'refused' | 'accepted' | 'recorded';
    command: SentBy;
  }>;
export type LineRow = Readonly<{
  number: number;
  subject: string;
  year: number;
  unit: string;
  part: MoneyPart;
  on: string;
  amount: string;
  voucher: string | null;
}>;

const batchColumns = 'batch, upload, hash, status, lines, rejected, sum::text as sum, command';

/** Deletes the uploads of which something holds, and found by them their rows: of batches there may be millions beside them. */
const forgetting = (which: string): string =>
  `with lost as (delete from execution_feed.uploads where ${which} returning upload)
   delete from execution_feed.rows r using lost where r.upload = lost.upload`;

/** Rows of batches as they are kept from when they are read. SQL alone; a transaction is given where it matters. */
@Injectable()
export class FeedStore {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** Tells the rows that are read now from all others, for as long as they are kept. */
  async newUpload(): Promise<string> {
    const { rows } = await this.db.query<{ upload: string }>(
      'insert into execution_feed.uploads default values returning upload',
    );
    return rows[0]?.upload ?? '';
  }

  async keep(upload: string, rows: readonly CheckedRow[]): Promise<void> {
    await this.db.query(
      `insert into execution_feed.rows (upload, number, sent, subject, year, unit, part, paid_on, amount, voucher, flaw)
       select $1, r.number, r.sent, r.subject, r.year, r.unit, r.part, r."on", r.amount, r.voucher, r.flaw
         from jsonb_to_recordset($2::jsonb) as r (number integer, sent jsonb, subject text, year integer, unit text, part jsonb,
                                                   "on" text, amount numeric, voucher text, flaw text)`,
      [upload, JSON.stringify(rows)],
    );
  }

  /** Which of two amounts holds nobody could say: all of them are named. */
  async nameDoubles(upload: string): Promise<void> {
    await this.db.query(
      `update execution_feed.rows r set flaw = 'double-row'
         from (select number, count(*) over (partition by subject, year, part, paid_on) as times
                 from execution_feed.rows where upload = $1 and flaw is null) d
        where r.upload = $1 and r.number = d.number and d.times > 1`,
      [upload],
    );
  }

  async counts(upload: string): Promise<Counts> {
    const { rows } = await this.db.query<Counts>(
      `select count(*) filter (where flaw is null)::integer as lines, count(flaw)::integer as rejected,
              coalesce(sum(amount) filter (where flaw is null), 0)::numeric(20, 2)::text as sum
         from execution_feed.rows where upload = $1`,
      [upload],
    );
    return rows[0] ?? { lines: 0, rejected: 0, sum: '0.00' };
  }

  /**
   * Puts the lines of an upload in the order in which they are recorded: of each subject's year the earliest day first, a day a
   * chunk, so many lines a chunk.
   */
  async order(upload: string): Promise<void> {
    await this.db.query(
      `with days as (
         select number, subject, year, dense_rank() over (partition by subject, year order by paid_on) as nth
           from execution_feed.rows where upload = $1 and flaw is null),
       lines as (select number, nth, dense_rank() over (partition by nth order by subject, year) as place from days),
       chunks as (select number, dense_rank() over (order by nth, (place - 1) / $2::integer) as chunk from lines)
       update execution_feed.rows r set chunk = c.chunk from chunks c where r.upload = $1 and r.number = c.number`,
      [upload, feedLimits.chunk],
    );
  }

  async find(tenant: string, batch: string): Promise<Batch | undefined> {
    const { rows } = await this.db.query<Batch>(
      `select ${batchColumns} from execution_feed.batches where tenant = $1 and batch = $2`,
      [tenant, batch],
    );
    return rows[0];
  }

  /** A batch that was accepted stays; one that was refused gives way. Says whether it was put. */
  async put(tenant: string, given: Batch, db: Queryable = this.db): Promise<boolean> {
    const { batch, upload, hash, status, lines, rejected, sum, command } = given;
    await db.query(
      `delete from execution_feed.rows where upload in
         (select upload from execution_feed.batches where tenant = $1 and batch = $2 and status = 'refused' and upload <> $3)`,
      [tenant, batch, upload],
    );
    const { rows } = await db.query(
      `insert into execution_feed.batches as b (tenant, batch, upload, hash, status, lines, rejected, sum, command)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (tenant, batch) do update
         set upload = excluded.upload, hash = excluded.hash, status = excluded.status, lines = excluded.lines,
             rejected = excluded.rejected, sum = excluded.sum, command = excluded.command
       where b.status = 'refused' returning b.batch`,
      [tenant, batch, upload, hash, status, lines, rejected, sum, JSON.stringify(command)],
    );
    if (rows.length > 0) await db.query('delete from execution_feed.uploads where upload = $1', [upload]);
    return rows.length > 0;
  }

  async forget(upload: string): Promise<void> {
    await this.db.query(forgetting('upload = $1'), [upload]);
  }

  /** What was read and never came to a batch, since whoever read it was stopped. */
  async forgetLost(): Promise<void> {
    await this.db.query(forgetting(`began < now() - interval '1 day'`));
  }

  /** Batches whose lines are not all recorded. */
  async waiting(): Promise<readonly Readonly<{ tenant: string; batch: string }>[]> {
    const { rows } = await this.db.query<{ tenant: string; batch: string }>(
      `select tenant, batch from execution_feed.batches where status = 'accepted' order by tenant, batch`,
    );
    return rows;
  }
}
