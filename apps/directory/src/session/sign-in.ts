import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE } from '@wenxiao/service-kit';
import { accountNameOf } from '../people/account-name.js';
import { hashPassword, isOutdated, isPassword, pretendToCheck } from '../people/password.js';
import { Sessions } from './sessions.js';
import { SignInLog } from './sign-in-log.js';
import { SignInThrottle } from './sign-in-throttle.js';

export type SignInAnswer =
  | Readonly<{ outcome: 'signed-in'; sessionId: string; personId: string }>
  /** One answer for an unknown account, a wrong password and a disabled person. */
  | Readonly<{ outcome: 'refused' }>
  | Readonly<{ outcome: 'too-many-attempts'; retryAfterSeconds: number }>;

const nobody = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class SignIn implements OnModuleInit {
  private readonly logger = new Logger('sign-in');

  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly throttle: SignInThrottle,
    private readonly sessions: Sessions,
    private readonly log: SignInLog,
  ) {}

  /** The first refusal shall take no longer than the others. */
  async onModuleInit(): Promise<void> {
    await pretendToCheck('');
  }

  /** Checks an account and its password. What the answer says, and how long it takes, is the same whether the account exists or not. */
  async signIn(
    typedAccount: string,
    password: string,
    { address, sessionBefore }: Readonly<{ address: string; sessionBefore?: string }>,
  ): Promise<SignInAnswer> {
    const accountName = accountNameOf(typedAccount);
    const { rows } = await this.db.query<{ person_id: string; password_hash: string; disabled: boolean }>(
      `select p.id as person_id, c.password_hash, p.disabled_at is not null as disabled
         from directory.people p join directory.credentials c on c.person_id = p.id
        where p.account_name = $1`,
      [accountName],
    );
    const [known] = rows;
    const personId = known?.person_id;
    const source = { accountName, address, known: await this.isKnownPlace(personId, address, sessionBefore) };
    const retryAfterSeconds = await this.throttle.count(source);
    if (retryAfterSeconds !== undefined) {
      await this.log.add('slowed-down', address, personId);
      this.logger.warn({ msg: 'too many attempts', address });
      return { outcome: 'too-many-attempts', retryAfterSeconds };
    }
    const right = known ? await isPassword(password, known.password_hash) : await pretendToCheck(password);
    if (!known || !right || known.disabled) {
      await this.log.add('refused', address, personId);
      this.logger.warn({ msg: 'refused', address, personId });
      return { outcome: 'refused' };
    }
    await this.throttle.forgive(source);
    if (isOutdated(known.password_hash)) await this.upgrade(known.person_id, known.password_hash, password);
    const sessionId = await this.sessions.begin(known.person_id);
    await this.log.add('signed-in', address, known.person_id);
    this.logger.log({ msg: 'signed in', address, personId: known.person_id });
    return { outcome: 'signed-in', sessionId, personId: known.person_id };
  }

  /** Whether the account's person has come from there before, or brings a session of theirs. */
  private async isKnownPlace(
    personId: string | undefined,
    address: string,
    sessionBefore: string | undefined,
  ): Promise<boolean> {
    // Asked for nobody, too: how long an answer takes does not say whether there is an account.
    const known = await this.log.knows(personId ?? nobody, address);
    if (personId === undefined) return false;
    const session = sessionBefore === undefined ? undefined : await this.sessions.find(sessionBefore);
    return known || session?.personId === personId;
  }

  /** The password is at hand now alone: hash it with today's parameters, unless it was changed in the meantime. */
  private async upgrade(personId: string, from: string, password: string): Promise<void> {
    await this.db.query(
      `update directory.credentials set password_hash = $3 where person_id = $1 and password_hash = $2`,
      [personId, from, await hashPassword(password)],
    );
  }
}
