import type { Queryable } from './database.js';
import { type StoreName, storeRolesOf } from './names.js';
import { statement } from './statement.js';

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

const settingsStatement = statement('store-settings');
const powersStatement = statement('store-powers');
const incarnationStatement = statement('store-incarnation');
const aheadStatement = statement('checkpoints-ahead');

/**
 * Looks at the server before the service starts on it: durability on, the role harmless, the cluster the one that was
 * adopted, no checkpoint newer than the newest event.
 *
 * @throws {StoreRefusedError}
 */
export async function admit(db: Queryable, name: StoreName): Promise<{ incarnation: number }> {
  await checkDurability(db);
  await checkPowers(db);
  await checkInstallation(db, name);
  const incarnation = await checkCluster(db, name.store);
  await checkCheckpoints(db);
  return { incarnation };
}

async function checkDurability(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ name: string }>(settingsStatement);
  if (rows.length === 0) return;
  const off = rows.map((row) => row.name).join(', ');
  throw new StoreRefusedError(
    'not-durable',
    `数据库关闭了 ${off}，已确认的数据可能丢失。请打开这些设置后再启动。`,
    `PostgreSQL runs with ${off} off: what was acknowledged could be lost. Switch it on and start again.`,
  );
}

async function checkPowers(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ power: string }>(powersStatement);
  if (rows.length === 0) return;
  const powers = rows.map((row) => row.power).join('; ');
  throw new StoreRefusedError(
    'too-much-power',
    `服务所用的数据库角色权限过大（${powers}），能够修改事件。请改用只能追加的服务角色，或重新初始化该库的权限。`,
    `The database role of this service could change events: ${powers}. Connect as the service role, which can only append, or provision the store again.`,
  );
}

/** A service of one installation on a store of another would send that one's events to its own topics. */
async function checkInstallation(db: Queryable, name: StoreName): Promise<void> {
  const { rows } = await db.query<{ database: string }>('select current_database() as database');
  const [found, expected] = [rows[0]?.database ?? '', storeRolesOf(name).service];
  if (found === expected) return;
  throw new StoreRefusedError(
    'other-store',
    `数据库为 ${found}，而部署 ${name.installation} 的服务 ${name.store} 应为 ${expected}。请检查 WENXIAO_INSTALLATION 与数据库地址。`,
    `The database is ${found}; that of the service ${name.store} in the installation ${name.installation} is ${expected}. Check WENXIAO_INSTALLATION and the database URL.`,
  );
}

async function checkCluster(db: Queryable, store: string): Promise<number> {
  const { rows } = await db.query<{ incarnation: number; store: string; same: boolean }>(incarnationStatement);
  const [row] = rows;
  if (!row) {
    throw new StoreRefusedError(
      'no-incarnation',
      '该事件库尚未登记世代，初始化没有完成。请重新初始化该库。',
      'This event store has no incarnation: its provisioning did not end. Provision it again.',
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
      '数据库集群或时间线与登记的不同（恢复、迁移或主备切换之后），或为只读备库。确认数据完整后在主库运行 wenxiao store adopt。',
      'This is another cluster or timeline than the one that was adopted (a restore, a move, a promotion), or a standby. Make sure that the data is whole, then run `wenxiao store adopt` on the primary.',
    );
  }
  return row.incarnation;
}

async function checkCheckpoints(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ subscriber: string }>(aheadStatement);
  if (rows.length === 0) return;
  const ahead = rows.map((row) => row.subscriber).join(', ');
  throw new StoreRefusedError(
    'checkpoint-ahead',
    `检查点 ${ahead} 超前于最新事件：数据库可能被恢复到较早的备份。请核对备份，确认后运行 wenxiao store adopt，并重建这些读模型。`,
    `Checkpoints ${ahead} lie ahead of the newest event: the database may have been restored from an older backup. Check the backup, then run \`wenxiao store adopt\` and rebuild what these subscribers keep.`,
  );
}
