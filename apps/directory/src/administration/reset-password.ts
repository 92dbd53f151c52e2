import { inTransaction } from '@wenxiao/event-store';
import pg from 'pg';
import { accountNameOf } from '../people/account-name.js';
import { AdministrationError } from './administration-error.js';
import { strongPasswordHash } from './passwords.js';

/**
 * Sets a new password for an account that nobody else can help: a lost administrator's, say. Enables the account, and ends
 * its sessions, tokens and throttling.
 * @param databaseUrl directory's store, as its service role. The service may run meanwhile.
 * @throws {AdministrationError} `unknown-account`, `weak-password`.
 */
export async function resetPassword(databaseUrl: string, account: string, password: string): Promise<void> {
  const accountName = accountNameOf(account);
  const passwordHash = await strongPasswordHash(password, accountName);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, application_name: 'wenxiao admin' });
  try {
    await inTransaction(pool, async (tx) => {
      const { rows } = await tx.query<{ id: string }>(
        `update directory.people set disabled_at = null, version = version + 1 where account_name = $1 returning id`,
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
