import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  DATABASE,
  type List,
  newId,
  ofTenant,
  type Page,
  pageOf,
  type PageQueryDto,
  type PersonsCommand,
  problem,
  type Where,
} from '@wenxiao/service-kit';
import { type AccountAnswer, type AccountChange, AccountChanges } from '../account/account-changes.js';
import { RecordedGrants } from '../grants/recorded-grants.js';
import { accountNameOf } from './account-name.js';
import { Credentials } from './credentials.js';
import { peopleProblem } from './people.problems.js';

/** A person as administrators see them. */
export type Person = Readonly<{
  personId: string;
  accountName: string;
  displayName: string;
  /** Where the person works. */
  organisationId: string;
  disabled: boolean;
  /** Of the account's stream: what the next command sends as If-Match. */
  version: number;
}>;

export type NewPerson = Readonly<{
  accountName: string;
  displayName: string;
  organisationId: string;
  /** To be changed at the first sign-in. */
  password: string;
}>;

export type NamedPerson = Readonly<{ personId: string; displayName: string }>;

/** A grant as administrators see it. */
export type GivenGrant = Readonly<{
  desk: string;
  organisationId: string;
  jurisdictionId: string;
  from: string | null;
  to: string | null;
  standsInFor: string | null;
}>;

const columns = {
  personId: 'p.id',
  accountName: 'p.account_name',
  displayName: 'p.display_name',
  organisationId: 'p.organisation_id',
  disabled: 'p.disabled_at is not null',
  version: 'p.version',
} as const satisfies Record<keyof Person, string>;
const within = 'join directory_copy.organisations o on o.id = p.organisation_id::text';

const people: List<'account', never> = {
  from: `directory.people p ${within}`,
  columns,
  id: 'p.id::text',
  sorts: { account: { by: 'p.account_name', type: 'text' } },
};

/** People who work where the grants reach; the rows name the organisation `o`. */
export const worksWithin =
  (admission: Admission): Where =>
  (bind) =>
    `o.path && ${bind(reachOf(admission))}::text[]`;

/** The people of an installation. Names are rows that can be changed and erased: events know people by id alone. */
@Injectable()
export class People {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly recorded: RecordedGrants,
    private readonly credentials: Credentials,
    private readonly changes: AccountChanges,
  ) {}

  /**
   * Makes a person and their first password.
   * @param tenant the jurisdiction of the organisation
   * @throws {ProblemError} `account-name-taken`, `idempotency-key-reused`, `weak-password`.
   */
  async create(tenant: string, person: NewPerson, context: PersonsCommand): Promise<AccountAnswer> {
    const { displayName, organisationId, password } = person;
    const personId = newId(context, 'person');
    const accountName = accountNameOf(person.accountName);
    const passwordHash = await this.credentials.hashed(password, accountName);
    const change: AccountChange = { type: 'open', data: { personId, organisationId } };
    const said = ['open', accountName, displayName, organisationId];
    const open = async (tx: Queryable) => {
      await tx
        .query(
          `insert into directory.people (id, tenant, account_name, display_name, organisation_id)
           values ($1, $2, $3, $4, $5) on conflict (id) do nothing`,
          [personId, tenant, accountName, displayName, organisationId],
        )
        .catch(asNameTaken);
      await this.credentials.set(personId, passwordHash, { mustChange: true }, tx);
    };
    return this.changes.record(tenant, change, context, said, open, () => this.refuseOtherPassword(personId, password));
  }

  /**
   * A password that was sent with a command's repeat is the one that the command set, as long as its person has not chosen
   * their own. @throws {ProblemError} `idempotency-key-reused`.
   */
  async refuseOtherPassword(personId: string, password: string): Promise<void> {
    if ((await this.credentials.mustChange(personId)) && !(await this.credentials.isPasswordOf(personId, password)))
      throw problem('idempotency-key-reused');
  }

  /** Records what an administrator does to an account. @throws {ProblemError} `not-found`, and what {@link AccountChanges.record} throws. */
  async change(
    change: AccountChange,
    context: PersonsCommand,
    said: readonly unknown[],
    rows: (tx: Queryable) => Promise<unknown>,
    repeated?: () => Promise<unknown>,
  ): Promise<AccountAnswer> {
    const { personId } = change.data;
    const tenant = await this.tenantOf(personId);
    return this.changes.record(tenant, change, context, [change.type, personId, ...said], rows, repeated);
  }

  /** The tenant of a person's account. @throws {ProblemError} `not-found`. */
  async tenantOf(personId: string): Promise<string> {
    const { rows } = await this.db.query<{ tenant: string }>(`select tenant from directory.people where id = $1`, [
      personId,
    ]);
    if (!rows[0]) throw problem('not-found');
    return rows[0].tenant;
  }

  /** A person who works where the grants reach. @throws {ProblemError} `not-found`. */
  async reached(personId: string, admission: Admission): Promise<Person> {
    const named = Object.entries(columns).map(([name, expression]) => `${expression} as "${name}"`);
    const { rows } = await this.db.query<Person>(
      `select ${named.join(', ')} from directory.people p ${within} where p.id = $1 and o.path && $2::text[]`,
      [personId, reachOf(admission)],
    );
    const [person] = rows;
    if (!person) throw problem('not-found');
    return person;
  }

  /**
   * A person whom the administrator may administer: who works where the administrator's grants reach, and holds no grant that
   * they do not reach, lest a new password open more than the administrator may see.
   * @throws {ProblemError} `not-found`, `own-account`, `broader-grants`.
   */
  async administered(personId: string, admission: Admission): Promise<Person> {
    const person = await this.reached(personId, admission);
    if (personId === admission.principal.personId) throw peopleProblem('own-account');
    const held = [...new Set((await this.recorded.of(personId)).map(({ organisationId }) => organisationId))];
    const { rows } = await this.db.query(
      `select from unnest($1::text[]) as held (id)
         left join directory_copy.organisations o on o.id = held.id
        where not coalesce(o.path && $2::text[], false) limit 1`,
      [held, reachOf(admission)],
    );
    if (rows.length > 0) throw peopleProblem('broader-grants');
    return person;
  }

  /** The people of a jurisdiction's organisations whom the administrator's grants reach, by account. */
  page(jurisdictionId: string, admission: Admission, page: PageQueryDto): Promise<Page<Person>> {
    return pageOf<Person, 'account', never>(this.db, people, {
      where: [ofTenant(jurisdictionId, 'o.tenant'), worksWithin(admission)],
      sort: 'account',
      ...page,
    });
  }

  /** Names of those of some people who work where the asking person's own grants reach, the asking person included. */
  async namesOf(ids: readonly string[], admission: Admission): Promise<NamedPerson[]> {
    const { rows } = await this.db.query<{ id: string; display_name: string }>(
      `select p.id, p.display_name from directory.people p ${within}
        where p.id = any($1::uuid[]) and (o.path && $2::text[] or p.id = $3) order by p.id`,
      [ids, reachOf(admission), admission.principal.personId],
    );
    return rows.map((row) => ({ personId: row.id, displayName: row.display_name }));
  }

  /** What a person holds, over organisations that the administrator's grants reach. */
  async grantsOf(personId: string, admission: Admission): Promise<GivenGrant[]> {
    const { rows } = await this.db.query<GivenGrant>(
      `select g."desk", g."organisationId", g."tenant" as "jurisdictionId", g."from", g."to", g."standsInFor"
         from directory_read.grants g
         join directory_copy.organisations o on o.id = g."organisationId"
        where g."personId" = $1 and g."held" and o.path && $2::text[] order by g."desk", g."organisationId"`,
      [personId, reachOf(admission)],
    );
    return rows;
  }
}

/** @throws {ProblemError} `account-name-taken`. */
export function asNameTaken(error: unknown): never {
  if ((error as { code?: unknown }).code === '23505') throw peopleProblem('account-name-taken');
  throw error;
}

function reachOf({ grants }: Admission): string[] {
  return grants.map(({ over }) => over);
}
