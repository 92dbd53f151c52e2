import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { inTransaction } from '@wenxiao/event-store';
import { APPEND_POOL } from '@wenxiao/service-kit';
import type { Pool } from 'pg';

/** How many failed attempts are free, and how long the next one waits at most. */
type Pace = Readonly<{ free: number; waitSecondsMax: number }>;

/** How long a failed attempt counts after the last one. */
const memorySeconds = 900;

/** The first wait; each further one is twice as long. */
const firstWaitSeconds = 5;

/**
 * How many attempts may fail before the next one has to wait, and how long it waits at most. Guesses are slowed down, nobody is
 * locked out: who guesses at an account from one address waits up to a minute, an office behind one address two seconds.
 */
const paces = {
  accountAtAddress: { free: 10, waitSecondsMax: 60 },
  account: { free: 50, waitSecondsMax: 10 },
  address: { free: 200, waitSecondsMax: 2 },
} as const satisfies Record<string, Pace>;

/** Where an attempt comes from and whom it claims to be. */
export type SignInSource = Readonly<{
  accountName: string;
  /** An address, or what stands for one: the session in which a password is changed. */
  address: string;
  /** The account's person has come from there before: guesses from elsewhere do not slow them down. */
  known?: boolean;
}>;

/** What is kept of the attempts of one subject. Instants in seconds. */
export type Attempts = Readonly<{ failed: number; next: number }>;

/**
 * What an attempt at an instant makes of what is kept; undefined where it comes too early, and then counts nothing: else who
 * keeps guessing would keep everybody else out.
 */
export function counted(before: Attempts, now: number, { free, waitSecondsMax }: Pace): Attempts | undefined {
  if (now < before.next) return undefined;
  const failed = before.failed + 1;
  const wait = failed < free ? 0 : Math.min(waitSecondsMax, firstWaitSeconds * 2 ** Math.min(failed - free, 10));
  return { failed, next: now + wait };
}

type Row = { subject: string; failed: number; next: number; now: number };

/** Slows down who guesses passwords. An attempt is counted before it is checked: guesses sent at once are counted too. */
@Injectable()
export class SignInThrottle {
  constructor(@Inject(APPEND_POOL) private readonly pool: Pool) {}

  /** Counts an attempt. @returns how many seconds to wait, where it comes too early. */
  async count(source: SignInSource): Promise<number | undefined> {
    const subjects = subjectsOf(source);
    return inTransaction(this.pool, async (tx) => {
      const hashes = subjects.map(({ hash }) => hash);
      await tx.query(
        `insert into directory.sign_in_attempts (subject, failed, next_at, forgotten_at)
         select decode(subject, 'hex'), 0, '-infinity', '-infinity' from unnest($1::text[]) subject order by subject
         on conflict (subject) do nothing`,
        [hashes],
      );
      const { rows } = await tx.query<Row>(
        `select encode(subject, 'hex') as subject, case when forgotten_at <= clock_timestamp() then 0 else failed end as failed,
                case when next_at = '-infinity' then 0 else extract(epoch from next_at) end::float8 as next,
                extract(epoch from clock_timestamp())::float8 as now
           from directory.sign_in_attempts where subject in (select decode(s, 'hex') from unnest($1::text[]) s)
          order by subject for update`,
        [hashes],
      );
      const kept = new Map(rows.map((row) => [row.subject, row]));
      const now = Math.max(...rows.map((row) => row.now));
      const attempts = subjects.map(({ hash, pace }) => {
        const before = kept.get(hash) ?? { failed: 0, next: 0 };
        return { hash, next: before.next, after: counted(before, now, pace) };
      });
      const early = attempts.filter(({ after }) => after === undefined);
      if (early.length > 0) return Math.max(1, ...early.map(({ next }) => Math.ceil(next - now)));
      for (const { hash, after } of attempts) {
        await tx.query(
          `update directory.sign_in_attempts
              set failed = $2, next_at = to_timestamp($3::float8), forgotten_at = clock_timestamp() + make_interval(secs => $4)
            where subject = decode($1, 'hex')`,
          [hash, after?.failed, after?.next, memorySeconds],
        );
      }
      return undefined;
    });
  }

  /** Forgets the attempts on an account from where its owner has come, and what is past its time. */
  async forgive(source: SignInSource): Promise<void> {
    const [accountAtAddress, account, address] = subjectsOf({ ...source, known: false }).map(({ hash }) => hash);
    await this.pool.query(
      `delete from directory.sign_in_attempts
        where subject in (decode($1, 'hex'), decode($2, 'hex')) or forgotten_at <= clock_timestamp()`,
      [accountAtAddress, account],
    );
    await this.pool.query(
      `update directory.sign_in_attempts set failed = greatest(failed - 1, 0) where subject = decode($1, 'hex')`,
      [address],
    );
  }
}

function subjectsOf({ accountName, address: exact, known }: SignInSource) {
  const address = networkOf(exact);
  const subject = (pace: Pace, ...parts: readonly string[]) => ({
    pace,
    hash: createHash('sha256').update(JSON.stringify(parts)).digest('hex'),
  });
  return [
    subject(paces.accountAtAddress, 'account at address', accountName, address),
    ...(known ? [] : [subject(paces.account, 'account', accountName)]),
    subject(paces.address, 'address', address),
  ];
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
