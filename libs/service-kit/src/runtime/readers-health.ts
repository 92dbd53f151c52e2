import { oldestWriter, type Queryable } from '@wenxiao/event-store';
import type { HealthReport } from '../http/health.js';

/** A write transaction that is open for longer holds projections, consumers and the trail back noticeably. */
const stall_s_max = 5;

/** Whether a write transaction that was left open holds the readers of the server back, and which. Commands are not affected. */
export async function readersHealth(db: Queryable): Promise<HealthReport> {
  const name = 'readers';
  let writer: Awaited<ReturnType<typeof oldestWriter>>;
  try {
    writer = await oldestWriter(db);
  } catch {
    return { name, reason: '无法得知最早的写事务 / the oldest write transaction is not known' };
  }
  const measures = [{ name: 'wenxiao_oldest_write_transaction_seconds', value: writer?.open_s ?? 0 }] as const;
  if (!writer || writer.open_s <= stall_s_max) return { name, measures };
  const { pid, preparedAs, application, role, database, since } = writer;
  const open_s = Math.floor(writer.open_s);
  const who = pid === undefined ? `prepared transaction ${preparedAs ?? '?'}` : `process ${pid}`;
  const reason =
    `写事务已打开 ${open_s} 秒，读取方都在等它；请结束该事务 / a write transaction is open for ${open_s} s and holds all readers back: ` +
    `${who}, role ${role}, database ${database}, since ${since}${application === undefined ? '' : `, “${application}”`}`;
  return { name, reason, figures: { open_s }, measures };
}
