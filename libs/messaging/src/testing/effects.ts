import type { Migrations, Queryable } from '@wenxiao/event-store';
import { PermanentError, TransientError } from '../failure.js';
import type { Message } from '../message.js';

/** Tables in which the handlers of tests leave their effects. */
export const effectsMigrations: Migrations = { name: 'effects', directory: new URL('./migrations/', import.meta.url) };

export type Effect = Readonly<{
  type: string;
  tenant: string;
  stream: string;
  version: number;
  incarnation: number;
  body: string;
  instance: string;
}>;

/** How a handler is to fail: by one of this library's errors, by a defect, by SQL that the server refuses, or by a long wait. */
export type Fault = 'transient' | 'permanent' | 'defect' | 'sql' | 'deadlock' | 'slow';

/** Fails as the table of faults says; the count goes down outside the transaction, which is going to be rolled back. */
async function fail(outside: Queryable, tx: Queryable, consumer: string, { origin }: Message): Promise<void> {
  const { rows } = await outside.query<{ fails: Fault }>(
    `update effects.faults set times = times - 1
      where consumer = $1 and stream = $2 and version = $3 and times > 0 returning fails`,
    [consumer, origin.stream, origin.version],
  );
  switch (rows[0]?.fails) {
    case 'transient':
      throw new TransientError('not now');
    case 'permanent':
      throw new PermanentError('never');
    case 'defect':
      throw new TypeError('undefined is not a function');
    case 'sql':
      await tx.query(`select 1 / 0`);
      break;
    case 'deadlock':
      throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    case 'slow':
      await tx.query(`select pg_sleep(5)`);
      break;
    case undefined:
  }
}

/** One row an effect, whatever else the handler does. */
export async function leaveEffect(
  outside: Queryable,
  tx: Queryable,
  consumer: string,
  message: Message,
  instance = '',
): Promise<void> {
  await fail(outside, tx, consumer, message);
  const { tenant, stream, version, incarnation } = message.origin;
  await tx.query(
    `insert into effects.log (consumer, type, tenant, stream, version, incarnation, body, instance)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [consumer, message.type, tenant, stream, version, incarnation, message.text, instance],
  );
}

export async function planFault(
  db: Queryable,
  consumer: string,
  at: Readonly<{ stream: string; version: number }>,
  fails: Fault,
  times = 1_000_000,
): Promise<void> {
  await db.query(
    `insert into effects.faults values ($1, $2, $3, $4, $5)
     on conflict (consumer, stream, version) do update set fails = excluded.fails, times = excluded.times`,
    [consumer, at.stream, at.version, fails, times],
  );
}

/** The effects of a consumer, in the order in which they took place; of one stream, where it is given. */
export async function effectsOf(db: Queryable, consumer: string, stream?: string): Promise<Effect[]> {
  const { rows } = await db.query<Effect>(
    `select type, tenant, stream, version, incarnation, body, instance from effects.log
      where consumer = $1 and stream = coalesce($2, stream) order by place`,
    [consumer, stream ?? null],
  );
  return rows;
}
