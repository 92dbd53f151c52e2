import { DatabasePool, inTransaction, type Queryable } from '@wenxiao/event-store';
import type { PersonGrantsEvent } from '@wenxiao/facts/directory';
import { type Act, act, BusinessClock, CommandRunner } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { account } from '../account/account.aggregate.js';
import { type DeskTable, readDeskTable } from '../desks/desk-table.js';
import { personGrants } from '../grants/person-grants.aggregate.js';
import type { GrantGround } from '../grants/person-grants.decider.js';
import { organisation } from '../organisation/organisation.aggregate.js';
import type { JurisdictionLevel } from '../organisation/organisation.decider.js';
import { accountNameOf, accountNamePattern } from '../people/account-name.js';
import { administration, offlineContext } from './offline-command.js';
import { AdministrationError } from './administration-error.js';
import { strongPasswordHash } from './passwords.js';

/** The first person of an installation, and the root of its tree. */
export type FirstAdministrator = Readonly<{
  accountName: string;
  displayName: string;
  password: string;
  /** Registered unless the installation has its root already. `id` (UUID) where it must be known beforehand. */
  jurisdiction: Readonly<{ id?: string; name: string; level: JurisdictionLevel; code?: string }>;
}>;

export type FirstAdministratorAnswer = Readonly<{ personId: string; jurisdictionId: string }>;

/**
 * Makes the first administrator of an installation: the root jurisdiction, a person, and the grant. From then on
 * administrators make everybody else.
 * @param databaseUrl directory's store, as its service role. The service may run meanwhile.
 * @throws {AdministrationError} `administrator-exists`, `account-name`, `weak-password`.
 */
export async function createFirstAdministrator(
  databaseUrl: string,
  input: FirstAdministrator,
): Promise<FirstAdministratorAnswer> {
  const accountName = accountNameOf(input.accountName);
  if (!accountNamePattern.test(accountName)) {
    throw new AdministrationError(
      'account-name',
      '账号名须为 2 至 50 个字母、数字或 . _ -',
      'An account name has 2 to 50 letters, digits, or . _ -',
    );
  }
  const passwordHash = await strongPasswordHash(input.password, accountName);
  const pool = new DatabasePool({ connectionString: databaseUrl, max: 2, application_name: 'wenxiao admin' });
  try {
    return await inTransaction(pool, async (tx) => {
      // Two at once would both find nobody.
      await tx.query(`select pg_advisory_xact_lock(hashtext('wenxiao first administrator'))`);
      await refuseSecond(tx);
      const runner = new CommandRunner(pool, () => undefined, new BusinessClock(tx, 'UTC'));
      const personId = v7();
      const jurisdictionId = await registerRoot(runner, tx, input.jurisdiction, personId);
      await insertPerson(tx, { personId, accountName, displayName: input.displayName, jurisdictionId, passwordHash });
      return { personId, jurisdictionId };
    });
  } finally {
    await pool.end();
  }
}

/** Whoever holds the role already, and can sign in, makes the others. */
async function refuseSecond(tx: Queryable): Promise<void> {
  const { rows } = await tx.query<{ type: PersonGrantsEvent['type']; data: string }>(
    `select type, data from event_store.history where starts_with(stream, $1)
      order by incarnation, transaction_id, position`,
    [`${personGrants.category}/`],
  );
  const held = new Map<string, string>();
  for (const { type, data } of rows) {
    const { personId, desk, organisationId } = JSON.parse(data) as PersonGrantsEvent['data'];
    if (desk !== 'administrator') continue;
    if (type === 'grant-given') held.set(`${personId} ${organisationId}`, personId);
    else held.delete(`${personId} ${organisationId}`);
  }
  const { rows: able } = await tx.query(
    `select from directory.people where id = any($1::uuid[]) and disabled_at is null limit 1`,
    [[...held.values()]],
  );
  if (able.length > 0) {
    throw new AdministrationError(
      'administrator-exists',
      '已有管理员。请由管理员在系统中登记其他人员；忘记密码时运行 wenxiao admin reset-password。',
      'There is an administrator already, who makes the others. If the password is lost, run `wenxiao admin reset-password`.',
    );
  }
}

/** Registers the root, unless there is one, and grants its administration. @returns the root's id. */
async function registerRoot(
  runner: CommandRunner,
  tx: Queryable,
  jurisdiction: FirstAdministrator['jurisdiction'],
  personId: string,
): Promise<string> {
  const { rows } = await tx.query<{ tenant: string }>(
    `select tenant from event_store.history
      where type = 'organisation-registered' and data::json ->> 'parentId' is null order by recorded_at limit 1`,
  );
  const known = rows[0]?.tenant;
  const { id: chosen, ...registration } = jurisdiction;
  const root = known ?? chosen ?? v7();
  const grant = { personId, desk: 'administrator', organisationId: root } as const;
  const table = await readDeskTable();
  const registered = act(organisation)({
    id: root,
    expectedVersion: 0,
    given: (_, at) => ({
      command: {
        type: 'register',
        data: { kind: 'jurisdiction', ...registration, from: at.slice(0, 10) },
        at,
        by: administration,
      },
      inForce: { rules: { id: root, tenant: root, today: at.slice(0, 10), table, way: [], wholeJurisdiction: true } },
    }),
  });
  const opened = act(account)({
    id: personId,
    expectedVersion: 0,
    given: (_, at) => ({
      command: { type: 'open', data: { personId, organisationId: root }, at, by: administration },
      inForce: { rules: undefined },
    }),
  });
  const granted = act(personGrants)({
    id: personId,
    expectedVersion: 0,
    given: (_, at) => ({
      command: { type: 'give', data: grant, at, by: administration },
      inForce: { rules: groundOfFirst(table, at.slice(0, 10)) },
    }),
  });
  const acts: readonly Act<unknown>[] = known === undefined ? [registered, opened, granted] : [opened, granted];
  const outcome = await runner.runIn(tx, { tenant: root, context: offlineContext(grant) }, acts);
  if (outcome.outcome === 'rejected') throw new Error(`The root was refused: ${JSON.stringify(outcome.rejection)}`);
  return root;
}

/** Nobody holds anything yet. */
function groundOfFirst(table: DeskTable, today: string): GrantGround {
  const way = [{ id: '', nature: 'jurisdiction', kind: 'jurisdiction', desks: [] }] as const;
  return {
    table,
    today,
    way,
    means: [],
    filled: [],
    filledByGrantor: [],
    elsewhere: 0,
    filledByOther: false,
    worksThere: true,
  };
}

type NewRow = Readonly<{
  personId: string;
  accountName: string;
  displayName: string;
  jurisdictionId: string;
  passwordHash: string;
}>;

async function insertPerson(tx: Queryable, row: NewRow): Promise<void> {
  const { rows } = await tx.query(
    `insert into directory.people (id, tenant, account_name, display_name, organisation_id, version, told_version)
     values ($1, $4, $2, $3, $4, 1, 1) on conflict do nothing returning id`,
    [row.personId, row.accountName, row.displayName, row.jurisdictionId],
  );
  if (rows.length === 0) {
    throw new AdministrationError(
      'account-name',
      '该账号名已被使用，请换一个。',
      'The account name is taken. Choose another.',
    );
  }
  await tx.query(`insert into directory.credentials (person_id, password_hash, must_change) values ($1, $2, false)`, [
    row.personId,
    row.passwordHash,
  ]);
}
