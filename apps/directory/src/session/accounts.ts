import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE, problem } from '@wenxiao/service-kit';
import { AccountChanges, ownCommand } from '../account/account-changes.js';
import { type Post, Posts } from '../grants/posts.js';
import { Credentials } from '../people/credentials.js';
import { peopleProblem } from '../people/people.problems.js';
import { ApiTokens } from './api-tokens.js';
import { secretHash } from './secret.js';
import { type Session, Sessions } from './sessions.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Who is signed in, for the person themselves. */
export type Account = Readonly<{
  personId: string;
  accountName: string;
  displayName: string;
  grants: readonly Post[];
  sessionEndsAt: string;
  passwordChangeRequired: boolean;
}>;

type Names = Readonly<{ accountName: string; displayName: string; tenant: string }>;

/** What signed-in people do with their own account. */
@Injectable()
export class Accounts {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly changes: AccountChanges,
    private readonly sessions: Sessions,
    private readonly tokens: ApiTokens,
    private readonly credentials: Credentials,
    private readonly throttle: SignInThrottle,
    private readonly posts: Posts,
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
    const [{ accountName, displayName }, grants] = await Promise.all([this.namesOf(personId), this.posts.of(personId)]);
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
   * Changes a person's own password and ends all their sessions and tokens. Guesses of the current one are counted for the session
   * alone: nobody else's slow it down.
   * @returns the id of a new session.
   * @throws {ProblemError} `not-signed-in`, `too-many-requests`, `wrong-password`, `same-password`, `weak-password`.
   */
  async changePassword(sessionId: string, currentPassword: string, newPassword: string): Promise<string> {
    const { personId } = await this.session(sessionId, { initialPassword: true });
    const { accountName, tenant } = await this.namesOf(personId);
    const source = { accountName, address: `session ${secretHash(sessionId).toString('base64')}`, known: true };
    const retryAfterSeconds = await this.throttle.count(source);
    if (retryAfterSeconds !== undefined) throw problem('too-many-requests', { retryAfterSeconds });
    if (!(await this.credentials.isPasswordOf(personId, currentPassword))) throw peopleProblem('wrong-password');
    await this.throttle.forgive(source);
    if (currentPassword.normalize('NFKC') === newPassword.normalize('NFKC')) throw peopleProblem('same-password');
    const passwordHash = await this.credentials.hashed(newPassword, accountName, 'newPassword');
    const begun: { sessionId?: string } = {};
    const change = { type: 'change-password', data: { personId } } as const;
    await this.changes.record(tenant, change, ownCommand(personId), ['change-password', personId], async (tx) => {
      await this.credentials.set(personId, passwordHash, { mustChange: false }, tx);
      await this.sessions.endAll(personId, tx);
      await this.tokens.endAll(personId, tx);
      begun.sessionId = await this.sessions.begin(personId, tx);
    });
    if (begun.sessionId === undefined) throw new Error('The password was changed without a session');
    return begun.sessionId;
  }

  private async namesOf(personId: string): Promise<Names> {
    const { rows } = await this.db.query<{ account_name: string; display_name: string; tenant: string }>(
      `select account_name, display_name, tenant from directory.people where id = $1`,
      [personId],
    );
    const [row] = rows;
    if (!row) throw problem('not-signed-in');
    return { accountName: row.account_name, displayName: row.display_name, tenant: row.tenant };
  }
}
