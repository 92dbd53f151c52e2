import { Inject, Injectable } from '@nestjs/common';
import { inTransaction, type Queryable } from '@wenxiao/event-store';
import { APPEND_POOL, DATABASE, problem } from '@wenxiao/service-kit';
import type { Pool } from 'pg';
import { Credentials } from '../people/credentials.js';
import { peopleProblem } from '../people/people.problems.js';
import { type NamedGrant, Principals } from './principals.js';
import { type Session, Sessions } from './sessions.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Who is signed in, for the person themselves. */
export type Account = Readonly<{
  personId: string;
  accountName: string;
  displayName: string;
  grants: readonly NamedGrant[];
  sessionEndsAt: string;
  passwordChangeRequired: boolean;
}>;

/** What signed-in people do with their own account. */
@Injectable()
export class Accounts {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    @Inject(APPEND_POOL) private readonly pool: Pool,
    private readonly sessions: Sessions,
    private readonly credentials: Credentials,
    private readonly throttle: SignInThrottle,
    private readonly principals: Principals,
  ) {}

  /** The session with this id. @throws {ProblemError} `not-signed-in`; `password-change-required` unless `initialPassword` will do. */
  async session(sessionId: string, options: { initialPassword?: boolean } = {}): Promise<Session> {
    const session = await this.sessions.find(sessionId);
    if (!session) throw problem('not-signed-in');
    if (session.mustChangePassword && options.initialPassword !== true) throw peopleProblem('password-change-required');
    return session;
  }

  async account(sessionId: string): Promise<Account> {
    const { personId, endsAt, mustChangePassword } = await this.session(sessionId, { initialPassword: true });
    const [{ accountName, displayName }, grants] = await Promise.all([
      this.namesOf(personId),
      this.principals.grantsOf(personId),
    ]);
    return {
      personId,
      accountName,
      displayName,
      grants,
      sessionEndsAt: endsAt,
      passwordChangeRequired: mustChangePassword,
    };
  }

  /**
   * Changes a person's own password and ends all their sessions. Guesses of the current one are counted as sign-ins are.
   * @returns the id of a new session.
   * @throws {ProblemError} `not-signed-in`, `too-many-requests`, `wrong-password`, `same-password`, `weak-password`.
   */
  async changePassword(sessionId: string, currentPassword: string, newPassword: string): Promise<string> {
    const { personId } = await this.session(sessionId, { initialPassword: true });
    const { accountName } = await this.namesOf(personId);
    const source = { accountName, address: 'password change' };
    const retryAfterSeconds = await this.throttle.count(source);
    if (retryAfterSeconds !== undefined) throw problem('too-many-requests', { retryAfterSeconds });
    if (!(await this.credentials.isPasswordOf(personId, currentPassword))) throw peopleProblem('wrong-password');
    await this.throttle.forgive(source);
    if (currentPassword.normalize('NFKC') === newPassword.normalize('NFKC')) throw peopleProblem('same-password');
    const passwordHash = await this.credentials.hashed(newPassword, accountName, 'newPassword');
    return inTransaction(this.pool, async (tx) => {
      await this.credentials.set(personId, passwordHash, { mustChange: false }, tx);
      await this.sessions.endAll(personId, tx);
      return this.sessions.begin(personId, tx);
    });
  }

  private async namesOf(personId: string): Promise<{ accountName: string; displayName: string }> {
    const { rows } = await this.db.query<{ account_name: string; display_name: string }>(
      `select account_name, display_name from directory.people where id = $1`,
      [personId],
    );
    const [row] = rows;
    if (!row) throw problem('not-signed-in');
    return { accountName: row.account_name, displayName: row.display_name };
  }
}
