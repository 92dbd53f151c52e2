import { DatabasePool, inTransaction, type Queryable } from '@wenxiao/event-store';
import { act, BusinessClock, CommandRunner } from '@wenxiao/service-kit';
import type { Pool } from 'pg';
import { account } from '../account/account.aggregate.js';
import { administration, offlineContext } from './offline-command.js';
import { accountNameOf } from '../people/account-name.js';
import { AdministrationError } from './administration-error.js';
import { strongPasswordHash } from './passwords.js';

/**
 * Sets a new password for an account that nobody else can help: a lost administrator's, say. Enables the account, and ends
 * its sessions, tokens and throttling.
 * @param databaseUrl directory's store, as its service role. The service may run meanwhile.
 * @throws {AdministrationError} `unknown-account`, `weak-password`.
 */
export async function resetPassword(databaseUrl: string, typedAccount: string, password: string): Promise<void> {
  const accountName = accountNameOf(typedAccount);
  const passwordHash = await strongPasswordHash(password, accountName);
  const pool = new DatabasePool({ connectionString: databaseUrl, max: 2, application_name: 'wenxiao admin' });
  try {
    await inTransaction(pool, async (tx) => {
      const { rows } = await tx.query<{ id: string; tenant: string }>(
        `select id, tenant from directory.people where account_name = $1 and erased_at is null`,
        [accountName],
      );
      const [person] = rows;
      if (!person) {
        throw new AdministrationError(
          'unknown-account',
          '没有这个账号，请核对。',
          'There is no such account. Check its name.',
        );
      }
      const version = await record(tx, pool, person);
      await tx.query(`update directory.people set disabled_at = null, version = $2 where id = $1`, [
        person.id,
        version,
      ]);
      await tx.query(
        `update directory.credentials set password_hash = $2, must_change = false, changed_at = clock_timestamp()
          where person_id = $1`,
        [person.id, passwordHash],
      );
      await tx.query(`delete from directory.sessions where person_id = $1`, [person.id]);
      await tx.query(
        `update directory.api_tokens set revoked_at = clock_timestamp() where person_id = $1 and revoked_at is null`,
        [person.id],
      );
      await tx.query(`delete from directory.sign_in_attempts`);
    });
  } finally {
    await pool.end();
  }
}

/** That it was done offline stands in the account's stream. @returns the stream's version. */
async function record(tx: Queryable, pool: Pool, person: Readonly<{ id: string; tenant: string }>): Promise<number> {
  const runner = new CommandRunner(pool, () => undefined, new BusinessClock(tx, 'UTC'));
  const data = { personId: person.id };
  const done = (type: 'enable' | 'reset-password') =>
    runner.runIn(tx, { tenant: person.tenant, context: offlineContext([type, person.id]) }, [
      act(account)({
        id: person.id,
        expectedVersion: 'current',
        given: (_, at) => ({ command: { type, data, at, by: administration }, inForce: { rules: undefined } }),
      }),
    ]);
  // The first may find nothing to do: an account that is enabled stays so.
  await done('enable');
  const outcome = await done('reset-password');
  if (outcome.outcome === 'rejected') throw new Error(`The reset was refused: ${JSON.stringify(outcome.rejection)}`);
  return outcome.streams[0]?.version ?? 0;
}
