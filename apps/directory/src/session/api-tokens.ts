import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE, problem } from '@wenxiao/service-kit';
import { peopleProblem } from '../people/people.problems.js';
import { newSecret, secretHash } from './secret.js';

/** Lets scanners of source code and logs find a token that leaked. */
const tokenPrefix = 'wxt_';
const tokensMax = 20;
const lastUsedSeconds = 60;

/** A program's key to what its person may do. The secret is shown once, when it is made. */
export type ApiToken = Readonly<{
  id: string;
  name: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt?: string;
  revokedAt?: string;
}>;

type TokenRow = {
  id: string;
  name: string;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

@Injectable()
export class ApiTokens {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /**
   * Makes a token. A repeat of the command cannot show the secret again: it is told so.
   * @throws {ProblemError} `too-many-tokens`, `idempotency-key-reused`.
   */
  async create(
    personId: string,
    { id, name, days }: Readonly<{ id: string; name: string; days: number }>,
  ): Promise<ApiToken & { secret: string }> {
    const secret = tokenPrefix + newSecret();
    const { rows } = await this.db.query<TokenRow>(
      `insert into directory.api_tokens (id, secret_hash, person_id, name, expires_at)
       select $1, $2, $3, $4, clock_timestamp() + make_interval(days => $5)
        where (select count(*) from directory.api_tokens t
                where t.person_id = $3 and t.revoked_at is null and t.expires_at > clock_timestamp()) < $6
       on conflict do nothing returning *`,
      [id, secretHash(secret), personId, name, days, tokensMax],
    );
    const [row] = rows;
    if (row) return { ...tokenOf(row), secret };
    const { rows: known } = await this.db.query(`select from directory.api_tokens where id = $1`, [id]);
    throw known.length > 0 ? problem('idempotency-key-reused') : peopleProblem('too-many-tokens', { tokensMax });
  }

  async list(personId: string): Promise<ApiToken[]> {
    const { rows } = await this.db.query<TokenRow>(
      `select * from directory.api_tokens where person_id = $1 order by id`,
      [personId],
    );
    return rows.map(tokenOf);
  }

  /** Revokes one token of a person. @throws {ProblemError} `not-found`. */
  async revoke(personId: string, id: string): Promise<void> {
    const { rows } = await this.db.query(
      `update directory.api_tokens set revoked_at = coalesce(revoked_at, clock_timestamp())
        where id = $1 and person_id = $2 returning id`,
      [id, personId],
    );
    if (rows.length === 0) throw problem('not-found');
  }

  async revokeAll(personId: string, db: Queryable): Promise<void> {
    await db.query(
      `update directory.api_tokens set revoked_at = clock_timestamp() where person_id = $1 and revoked_at is null`,
      [personId],
    );
  }

  /** Whose token this is, if it is neither expired nor revoked and its person not disabled. */
  async personOf(secret: string): Promise<string | undefined> {
    if (!secret.startsWith(tokenPrefix)) return undefined;
    const hash = secretHash(secret);
    const { rows } = await this.db.query<{ person_id: string; used_long_ago: boolean }>(
      `select t.person_id,
              coalesce(t.last_used_at < clock_timestamp() - make_interval(secs => $2), true) as used_long_ago
         from directory.api_tokens t
         join directory.people p on p.id = t.person_id and p.disabled_at is null
        where t.secret_hash = $1 and t.revoked_at is null and t.expires_at > clock_timestamp()`,
      [hash, lastUsedSeconds],
    );
    const [row] = rows;
    if (row?.used_long_ago) {
      await this.db.query(`update directory.api_tokens set last_used_at = clock_timestamp() where secret_hash = $1`, [
        hash,
      ]);
    }
    return row?.person_id;
  }
}

function tokenOf(row: TokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(row.last_used_at && { lastUsedAt: row.last_used_at.toISOString() }),
    ...(row.revoked_at && { revokedAt: row.revoked_at.toISOString() }),
  };
}
