import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE } from '@wenxiao/service-kit';

/** How long a failed attempt counts. */
const memorySeconds = 900;

/**
 * How many attempts may fail. From one address an account is locked soon; from everywhere only late, lest a stranger lock
 * people out. Many people of one office share an address.
 */
const attemptsMax = { accountAtAddress: 10, account: 50, address: 200 } as const;

/** Where a sign-in comes from and whom it claims to be. */
export type SignInSource = Readonly<{ accountName: string; address: string }>;

/** Slows down who guesses passwords. An attempt is counted before it is checked: guesses sent at once are counted too. */
@Injectable()
export class SignInThrottle {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** Counts an attempt. @returns how many seconds to wait, where there were too many. */
  async count(source: SignInSource): Promise<number | undefined> {
    const { rows } = await this.db.query<{ subject: string; attempts: number; seconds: number }>(
      `insert into directory.sign_in_attempts as known (subject, attempts, forgotten_at)
       select decode(subject, 'hex'), 1, clock_timestamp() + make_interval(secs => $2)
         from unnest($1::text[]) subject order by subject
       on conflict (subject) do update
         set attempts = case when known.forgotten_at <= clock_timestamp() then 1 else known.attempts + 1 end,
             forgotten_at = case when known.forgotten_at <= clock_timestamp() then excluded.forgotten_at
                                 else known.forgotten_at end
       returning encode(subject, 'hex') as subject, attempts,
                 ceil(extract(epoch from forgotten_at - clock_timestamp()))::integer as seconds`,
      [subjectsOf(source).map(({ hash }) => hash), memorySeconds],
    );
    const limits = new Map(subjectsOf(source).map(({ hash, max }) => [hash, max]));
    const exceeded = rows.filter(({ subject, attempts }) => attempts > (limits.get(subject) ?? 0));
    return exceeded.length === 0 ? undefined : Math.max(...exceeded.map(({ seconds }) => seconds));
  }

  /** Forgets the attempts on an account whose owner has come, and what is past its time. */
  async forgive(source: SignInSource): Promise<void> {
    const [accountAtAddress, account, address] = subjectsOf(source).map(({ hash }) => Buffer.from(hash, 'hex'));
    await this.db.query(
      `delete from directory.sign_in_attempts where subject in ($1, $2) or forgotten_at <= clock_timestamp()`,
      [accountAtAddress, account],
    );
    await this.db.query(
      `update directory.sign_in_attempts set attempts = greatest(attempts - 1, 0) where subject = $1`,
      [address],
    );
  }
}

function subjectsOf({ accountName, address: exact }: SignInSource) {
  const address = networkOf(exact);
  const subject = (max: number, ...parts: readonly string[]) => ({
    max,
    hash: createHash('sha256').update(JSON.stringify(parts)).digest('hex'),
  });
  return [
    subject(attemptsMax.accountAtAddress, 'account at address', accountName, address),
    subject(attemptsMax.account, 'account', accountName),
    subject(attemptsMax.address, 'address', address),
  ] as const;
}

/** Whoever has one IPv6 address has the 2⁶⁴ around it: they count as one. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [plain = ''] = address.toLowerCase().split('%', 1);
  const [head = '', tail] = plain.split('::');
  const groupsOf = (part: string | undefined) => (part === undefined || part === '' ? [] : part.split(':'));
  const [front, back] = [groupsOf(head), groupsOf(tail)];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  const network = [...front, ...zeros, ...back].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
