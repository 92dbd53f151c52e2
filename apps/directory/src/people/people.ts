import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { inTransaction, type Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  APPEND_POOL,
  DATABASE,
  type PersonsCommand,
  problem,
  type Role,
  seenVersion,
} from '@wenxiao/service-kit';
import type { Pool } from 'pg';
import { accountNameOf } from './account-name.js';
import { Credentials } from './credentials.js';
import { peopleProblem } from './people.problems.js';

/** A person as administrators see them. */
export type Person = Readonly<{
  id: string;
  accountName: string;
  displayName: string;
  /** Where the person works. */
  organisationId: string;
  disabled: boolean;
  version: number;
}>;

export type NewPerson = Readonly<{
  accountName: string;
  displayName: string;
  organisationId: string;
  /** To be changed at the first sign-in. */
  password: string;
}>;

export type PersonAnswer = Readonly<{ id: string; version: number }>;

type PersonRow = {
  id: string;
  account_name: string;
  display_name: string;
  organisation_id: string;
  disabled: boolean;
  version: number;
  changed_by_command: string;
  changed_by_hash: string;
};

const columns = `p.id, p.account_name, p.display_name, p.organisation_id, p.disabled_at is not null as disabled, p.version,
  p.changed_by_command, p.changed_by_hash`;

/** The people of an installation. Rows that can be changed and erased: events know people by id alone. */
@Injectable()
export class People {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    @Inject(APPEND_POOL) private readonly pool: Pool,
    private readonly credentials: Credentials,
  ) {}

  /**
   * Makes a person and their first password. The id of a new person is that of the command: a repeat finds its own row.
   * @throws {ProblemError} `account-name-taken`, `idempotency-key-reused`, `weak-password`.
   */
  async create(person: NewPerson, context: PersonsCommand): Promise<PersonAnswer> {
    const { displayName, organisationId, password } = person;
    const accountName = accountNameOf(person.accountName);
    const createdHash = hashOf([accountName, displayName, organisationId]);
    const passwordHash = await this.credentials.hashed(password, accountName);
    return inTransaction(this.pool, async (tx) => {
      const { rows } = await tx.query(
        `insert into directory.people
           (id, account_name, display_name, organisation_id, created_by, created_hash, changed_by_command)
         values ($1, $2, $3, $4, $5, $6, $1) on conflict do nothing returning id`,
        [context.commandId, accountName, displayName, organisationId, context.actor.id, createdHash],
      );
      if (rows.length === 0) {
        const answer = await repeated(tx, context.commandId, createdHash);
        await this.refuseOtherPassword(context.commandId, password);
        return answer;
      }
      await this.credentials.set(context.commandId, passwordHash, { mustChange: true }, tx);
      return { id: context.commandId, version: 1 };
    });
  }

  /**
   * A password that was sent with a command's repeat is the one that the command set, as long as its person has not chosen
   * their own. @throws {ProblemError} `idempotency-key-reused`.
   */
  async refuseOtherPassword(personId: string, password: string): Promise<void> {
    if ((await this.credentials.mustChange(personId)) && !(await this.credentials.isPasswordOf(personId, password)))
      throw problem('idempotency-key-reused');
  }

  /**
   * Changes a row that a person saw at a version.
   * @param said what the command said, passwords aside
   * @throws {ProblemError} `version-conflict`, `idempotency-key-reused`.
   */
  async change(
    personId: string,
    context: PersonsCommand,
    said: readonly string[],
    work: (tx: Queryable) => Promise<unknown>,
  ): Promise<PersonAnswer> {
    const expected = seenVersion(context);
    const saidHash = hashOf(said);
    return inTransaction(this.pool, async (tx) => {
      const { rows } = await tx.query<PersonRow>(
        `select ${columns} from directory.people p where p.id = $1 for update`,
        [personId],
      );
      const [row] = rows;
      if (!row) throw problem('not-found');
      if (row.changed_by_command === context.commandId) {
        if (row.changed_by_hash !== saidHash) throw problem('idempotency-key-reused');
        return { id: personId, version: row.version };
      }
      if (row.version !== expected) throw problem('version-conflict', { expected, actual: row.version });
      await work(tx);
      await tx.query(
        `update directory.people set version = version + 1, changed_by_command = $2, changed_by_hash = $3 where id = $1`,
        [personId, context.commandId, saidHash],
      );
      return { id: personId, version: row.version + 1 };
    });
  }

  /** A person whom the administrator's grants reach. @throws {ProblemError} `not-found`. */
  async reached(personId: string, admission: Admission): Promise<Person> {
    const { rows } = await this.db.query<PersonRow>(
      `select ${columns} from directory.people p
         join directory_read.organisations o on o."organisationId" = p.organisation_id::text
        where p.id = $1 and o.path && $2::text[]`,
      [personId, reachOf(admission)],
    );
    const [row] = rows;
    if (!row) throw problem('not-found');
    return personOf(row);
  }

  /**
   * A person whose account the administrator may touch: reached, not themselves, and without a grant beyond the
   * administrator's own, lest a new password open more than the administrator may see.
   * @throws {ProblemError} `not-found`, `own-account`, `broader-grants`.
   */
  async administered(personId: string, admission: Admission): Promise<Person> {
    const person = await this.reached(personId, admission);
    if (personId === admission.principal.personId) throw peopleProblem('own-account');
    const { rows } = await this.db.query(
      `select from directory_read.grants g
         left join directory_read.organisations o on o."organisationId" = g."organisationId"
        where g."personId" = $1 and g."held" and not coalesce(o.path && $2::text[], false) limit 1`,
      [personId, reachOf(admission)],
    );
    if (rows.length > 0) throw peopleProblem('broader-grants');
    return person;
  }

  /** The people of a jurisdiction's organisations whom the administrator's grants reach, by id. */
  async list(
    jurisdictionId: string,
    admission: Admission,
    page: Readonly<{ after?: string; limit: number }>,
  ): Promise<Person[]> {
    const { rows } = await this.db.query<PersonRow>(
      `select ${columns} from directory.people p
         join directory_read.organisations o on o."organisationId" = p.organisation_id::text
        where o."jurisdictionId" = $1 and o.path && $2::text[] and p.id > coalesce($3::uuid, '00000000-0000-0000-0000-000000000000')
        order by p.id limit $4`,
      [jurisdictionId, reachOf(admission), page.after ?? null, page.limit],
    );
    return rows.map(personOf);
  }

  /** Names of people who work in a jurisdiction, above it or below it: whom its record can mention. */
  async namesOf(ids: readonly string[], jurisdictionId: string): Promise<{ id: string; displayName: string }[]> {
    const { rows } = await this.db.query<{ id: string; display_name: string }>(
      `select p.id, p.display_name from directory.people p
         join directory_read.organisations o on o."organisationId" = p.organisation_id::text
         join directory_read.organisations j on j."organisationId" = $2
        where p.id = any($1::uuid[]) and ($2 = any(o.path) or o."jurisdictionId" = any(j.path))
        order by p.id`,
      [ids, jurisdictionId],
    );
    return rows.map((row) => ({ id: row.id, displayName: row.display_name }));
  }

  /** What a person holds, over organisations that the administrator's grants reach. */
  async grantsOf(
    personId: string,
    admission: Admission,
  ): Promise<{ role: Role; organisationId: string; jurisdictionId: string }[]> {
    const { rows } = await this.db.query<{ role: Role; organisationId: string; jurisdictionId: string }>(
      `select g."role", g."organisationId", g."tenant" as "jurisdictionId" from directory_read.grants g
         join directory_read.organisations o on o."organisationId" = g."organisationId"
        where g."personId" = $1 and g."held" and o.path && $2::text[] order by g."role", g."organisationId"`,
      [personId, reachOf(admission)],
    );
    return rows;
  }
}

function hashOf(said: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

function reachOf({ grants }: Admission): string[] {
  return grants.map(({ organisationId }) => organisationId);
}

function personOf(row: PersonRow): Person {
  return {
    id: row.id,
    accountName: row.account_name,
    displayName: row.display_name,
    organisationId: row.organisation_id,
    disabled: row.disabled,
    version: row.version,
  };
}

/** Nothing was inserted: the command came before, or somebody else has the account name. */
async function repeated(tx: Queryable, commandId: string, createdHash: string): Promise<PersonAnswer> {
  const { rows } = await tx.query<{ created_hash: string }>(`select created_hash from directory.people where id = $1`, [
    commandId,
  ]);
  const [row] = rows;
  if (!row) throw peopleProblem('account-name-taken');
  if (row.created_hash !== createdHash) throw problem('idempotency-key-reused');
  return { id: commandId, version: 1 };
}
