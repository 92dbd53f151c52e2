import type { Queryable } from './database.js';

/** Why a start on a store is refused. Closed list; none is helped by a retry. */
export type RefusalCode =
  'not-durable' | 'too-much-power' | 'other-store' | 'other-cluster' | 'checkpoint-ahead' | 'no-incarnation';

/** Thrown when a service must not start on a store: starting would risk what was acknowledged. */
export class StoreRefusedError extends Error {
  override readonly name = 'StoreRefusedError';
  constructor(
    readonly code: RefusalCode,
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} / ${en}`);
  }
}

/**
 * Looks at the server before the service starts on it: durability on, the role harmless, the cluster the one that was
 * adopted, no checkpoint newer than the newest event.
 *
 * @throws {StoreRefusedError}
 */
export async function admit(db: Queryable, store: string): Promise<{ incarnation: number }> {
  await checkDurability(db);
  await checkRole(db);
  const incarnation = await checkCluster(db, store);
  await checkCheckpoints(db);
  return { incarnation };
}

async function checkDurability(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting in ('off', 'false')`,
  );
  if (rows.length === 0) return;
  const off = rows.map((row) => row.name).join(', ');
  throw new StoreRefusedError(
    'not-durable',
    `数据库关闭了 ${off}，已确认的数据可能丢失。请打开这些设置后再启动。`,
    `PostgreSQL runs with ${off} off: what was acknowledged could be lost. Switch it on and start again.`,
  );
}

async function checkRole(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ powerful: boolean }>(
    `select rolsuper or has_table_privilege('event_store.events', 'UPDATE, DELETE, TRUNCATE, TRIGGER')
            or pg_has_role(c.relowner, 'MEMBER') as powerful
       from pg_roles, pg_class c
      where rolname = current_user and c.oid = 'event_store.events'::regclass`,
  );
  if (rows[0]?.powerful !== true) return;
  throw new StoreRefusedError(
    'too-much-power',
    '服务所用的数据库角色能够修改事件。请改用只能追加的服务角色。',
    'The database role of this service could change events. Connect as the service role, which can only append.',
  );
}

async function checkCluster(db: Queryable, store: string): Promise<number> {
  const { rows } = await db.query<{ incarnation: number; store: string; same: boolean }>(
    `select i.incarnation, i.store,
            i.system_identifier = (select system_identifier::text from pg_control_system())
            and i.timeline = (select timeline_id from pg_control_checkpoint()) as same
       from event_store.incarnations i order by i.incarnation desc limit 1`,
  );
  const [row] = rows;
  if (!row) {
    throw new StoreRefusedError(
      'no-incarnation',
      '该事件库尚未登记世代。请先运行 wenxiao store adopt。',
      'This event store has no incarnation. Run `wenxiao store adopt` first.',
    );
  }
  if (row.store !== store) {
    throw new StoreRefusedError(
      'other-store',
      `该数据库属于服务 ${row.store}，不是 ${store}。请检查数据库地址。`,
      `This database belongs to ${row.store}, not to ${store}. Check the database URL.`,
    );
  }
  if (!row.same) {
    throw new StoreRefusedError(
      'other-cluster',
      '数据库集群或时间线与登记的不同（恢复、迁移或主备切换之后）。确认数据完整后运行 wenxiao store adopt。',
      'This is another cluster or timeline than the one that was adopted (a restore, a move, a promotion). Make sure that the data is whole, then run `wenxiao store adopt`.',
    );
  }
  return row.incarnation;
}

async function checkCheckpoints(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ subscriber: string }>(
    `select c.subscriber from event_store.checkpoints c
      where c.incarnation > 0
        and not exists (select from event_store.events e
                         where (e.incarnation, e.transaction_id, e.position) >= (c.incarnation, c.transaction_id, c.position))`,
  );
  if (rows.length === 0) return;
  const ahead = rows.map((row) => row.subscriber).join(', ');
  throw new StoreRefusedError(
    'checkpoint-ahead',
    `检查点 ${ahead} 超前于最新事件：数据库可能被恢复到较早的备份。请核对备份，确认后运行 wenxiao store adopt。`,
    `Checkpoints ${ahead} lie ahead of the newest event: the database may have been restored from an older backup. Check the backup, then run \`wenxiao store adopt\`.`,
  );
}
