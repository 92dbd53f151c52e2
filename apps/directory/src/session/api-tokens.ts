import { Inject, Injectable } from '@nestjs/common';
import { instantOf } from '@wenxiao/domain';
import { derivedId } from '@wenxiao/domain/identity';
import type { Queryable } from '@wenxiao/event-store';
import {
  type CommandContext,
  DATABASE,
  type List,
  only,
  type Page,
  pageOf,
  type PageQueryDto,
  problem,
} from '@wenxiao/service-kit';
import type { TokenScope } from '../account/account.decider.js';
import { AccountChanges, ownCommand } from '../account/account-changes.js';
import { People } from '../people/people.js';
import { peopleProblem } from '../people/people.problems.js';
import { newSecret, secretHash } from './secret.js';

/** Lets scanners of source code and logs find a token that leaked. */
const tokenPrefix = 'wxt_';
const tokensMax = 20;
const lastUsedSeconds = 60;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** A program's key to some of what its person may do. The secret is shown once, when it is made. */
export type ApiToken = TokenScope &
  Readonly<{
    id: string;
    name: string;
    createdAt: string;
    expiresAt: string;
    lastUsedAt?: string;
    revokedAt?: string;
  }>;

export type NewApiToken = TokenScope & Readonly<{ key: string; name: string; days: number }>;

type TokenRow = {
  id: string;
  name: string;
  read_only: boolean;
  desks: string[] | null;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

const tokens: List<'made', never> = {
  from: 'directory.api_tokens t',
  columns: {
    id: 't.id',
    name: 't.name',
    read_only: 't.read_only',
    desks: 't.desks',
    created_at: 't.created_at',
    expires_at: 't.expires_at',
    last_used_at: 't.last_used_at',
    revoked_at: 't.revoked_at',
  } satisfies Record<keyof TokenRow, string>,
  id: 't.id::text',
  sorts: { made: { by: 't.created_at', type: 'timestamptz' } },
};

/** A token ends by its time, when it is revoked, when its person is disabled, and whenever their password is set: by whomever. */
@Injectable()
export class ApiTokens {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly people: People,
    private readonly changes: AccountChanges,
  ) {}

  /**
   * Makes a token. A repeat of the command cannot show the secret again: it is told so.
   * @throws {ProblemError} `too-many-tokens`, `token-made-already`, `idempotency-key-reused` under another body.
   */
  async create(personId: string, { key, name, days, ...scope }: NewApiToken): Promise<ApiToken & { secret: string }> {
    const command = ownCommand(personId, derivedId('api-token', personId, key));
    const id = derivedId(command.commandId, 'api-token', personId);
    const secret = tokenPrefix + newSecret();
    const expires = new Date(Date.now() + days * dayMilliseconds);
    const made: { row?: TokenRow } = {};
    const change = {
      type: 'make-token',
      data: { personId, tokenId: id, expiresAt: instantOf(expires), ...scope },
    } as const;
    const tenant = await this.people.tenantOf(personId);
    await this.changes.record(tenant, change, command, ['make-token', name, days, scope], async (tx) => {
      const { rows } = await tx.query<TokenRow>(
        `insert into directory.api_tokens (id, secret_hash, person_id, name, expires_at, read_only, desks)
         select $1, $2, $3, $4, $5, $6, $7
          where (select count(*) from directory.api_tokens t
                  where t.person_id = $3 and t.revoked_at is null and t.expires_at > clock_timestamp()) < $8
         on conflict (id) do nothing returning *`,
        [id, secretHash(secret), personId, name, expires, scope.readOnly, scope.desks ?? null, tokensMax],
      );
      const [row] = rows;
      if (!row) throw peopleProblem('too-many-tokens', { tokensMax });
      made.row = row;
    });
    if (!made.row) throw peopleProblem('token-made-already', { tokenId: id });
    return { ...tokenOf(made.row), secret };
  }

  /** A person's tokens, those that hold no longer included, the newest first. */
  async page(personId: string, asked: PageQueryDto): Promise<Page<ApiToken>> {
    const where = only('t.person_id', personId);
    const page = await pageOf<TokenRow, 'made', never>(this.db, tokens, {
      where,
      sort: 'made',
      descending: true,
      ...asked,
    });
    return { ...page, items: page.items.map(tokenOf) };
  }

  /** Revokes one token of a person. @throws {ProblemError} `not-found`. */
  async revoke(personId: string, tokenId: string, context: CommandContext = ownCommand(personId)): Promise<void> {
    const { rows } = await this.db.query(`select from directory.api_tokens where id = $1 and person_id = $2`, [
      tokenId,
      personId,
    ]);
    if (rows.length === 0) throw problem('not-found');
    const tenant = await this.people.tenantOf(personId);
    const change = { type: 'revoke-token', data: { personId, tokenId } } as const;
    await this.changes.record(tenant, change, context, ['revoke-token', personId, tokenId], (tx) =>
      tx.query(`update directory.api_tokens set revoked_at = coalesce(revoked_at, clock_timestamp()) where id = $1`, [
        tokenId,
      ]),
    );
  }

  /** Ends all tokens of a person: their password was set, or they were disabled. The event that says so says it of them, too. */
  async endAll(personId: string, db: Queryable): Promise<void> {
    await db.query(
      `update directory.api_tokens set revoked_at = clock_timestamp() where person_id = $1 and revoked_at is null`,
      [personId],
    );
  }

  /** Whose token this is and what for, if it is neither expired nor revoked and its person not disabled. */
  async find(secret: string): Promise<Readonly<{ personId: string; scope: TokenScope }> | undefined> {
    if (!secret.startsWith(tokenPrefix)) return undefined;
    const hash = secretHash(secret);
    const { rows } = await this.db.query<{
      person_id: string;
      read_only: boolean;
      desks: string[] | null;
      used_long_ago: boolean;
    }>(
      `select t.person_id, t.read_only, t.desks,
              coalesce(t.last_used_at < clock_timestamp() - make_interval(secs => $2), true) as used_long_ago
         from directory.api_tokens t
         join directory.people p on p.id = t.person_id and p.disabled_at is null
        where t.secret_hash = $1 and t.revoked_at is null and t.expires_at > clock_timestamp()`,
      [hash, lastUsedSeconds],
    );
    const [row] = rows;
    if (!row) return undefined;
    if (row.used_long_ago) {
      await this.db.query(`update directory.api_tokens set last_used_at = clock_timestamp() where secret_hash = $1`, [
        hash,
      ]);
    }
    return { personId: row.person_id, scope: scopeOf(row) };
  }
}

function scopeOf({ read_only: readOnly, desks }: Pick<TokenRow, 'read_only' | 'desks'>): TokenScope {
  return { readOnly, ...(desks && { desks }) };
}

function tokenOf(row: TokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    ...scopeOf(row),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(row.last_used_at && { lastUsedAt: row.last_used_at.toISOString() }),
    ...(row.revoked_at && { revokedAt: row.revoked_at.toISOString() }),
  };
}
