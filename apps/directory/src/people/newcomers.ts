import { Inject, Injectable } from '@nestjs/common';
import { inTransaction } from '@wenxiao/event-store';
import { APPEND_POOL, type CommandContext, type CommandOutcome, CommandRunner } from '@wenxiao/service-kit';
import type { Pool } from 'pg';
import { movedOn } from '../account/account-changes.js';
import { Credentials } from './credentials.js';
import { oneTimePassword } from './one-time-password.js';
import type { Newcomer, NewcomerRejection, NewcomerRow } from './people-import.js';
import { asNameTaken } from './people.js';

export type FirstPassword = Readonly<{ accountName: string; displayName: string; password: string }>;
type WithPassword = Newcomer & Readonly<{ password: string; passwordHash: string }>;

const triesMax = 3;
/** Hashes that are made at a time: each takes 19 MiB. */
const atOnce = 8;

/** Records people who come in one file: their accounts and desks, and beside these names and first passwords, all of them or none. */
@Injectable()
export class Newcomers {
  constructor(
    @Inject(APPEND_POOL) private readonly pool: Pool,
    private readonly commands: CommandRunner,
    private readonly credentials: Credentials,
  ) {}

  /** @param told is filled with the passwords: they are told this once. */
  async record(
    tenant: string,
    rows: readonly NewcomerRow[],
    context: CommandContext,
    told: FirstPassword[],
  ): Promise<CommandOutcome<NewcomerRejection>> {
    const people = await this.withPasswords(rows.flatMap(({ newcomer }) => newcomer ?? []));
    const acts = rows.flatMap((row) => row.acts);
    for (let tries = 1; ; tries += 1) {
      try {
        const outcome = await inTransaction(this.pool, async (tx) => {
          const carried = await this.commands.runIn(tx, { tenant, context }, acts);
          if (carried.outcome === 'rejected') return carried;
          await tx
            .query(
              `insert into directory.people (id, tenant, account_name, display_name, organisation_id, version)
               select p.id, $2, p.account_name, p.display_name, p.organisation_id, 1
                 from unnest($1::uuid[], $3::text[], $4::text[], $5::uuid[])
                        as p (id, account_name, display_name, organisation_id)`,
              [
                people.map(({ personId }) => personId),
                tenant,
                people.map(({ accountName }) => accountName),
                people.map(({ displayName }) => displayName),
                people.map(({ organisationId }) => organisationId),
              ],
            )
            .catch(asNameTaken);
          for (const { personId, passwordHash } of people)
            await this.credentials.set(personId, passwordHash, { mustChange: true }, tx);
          return carried;
        });
        if (outcome.outcome === 'accepted')
          told.push(
            ...people.map(({ accountName, displayName, password }) => ({ accountName, displayName, password })),
          );
        return outcome;
      } catch (error) {
        // Somebody came in between: decide again, by what stands there now.
        if (!movedOn.has((error as { code?: unknown }).code) || tries === triesMax) throw error;
      }
    }
  }

  private async withPasswords(people: readonly Newcomer[]): Promise<readonly WithPassword[]> {
    const made: WithPassword[] = [];
    for (let first = 0; first < people.length; first += atOnce) {
      const some = people.slice(first, first + atOnce).map(async (person) => {
        const password = oneTimePassword(person.accountName);
        return { ...person, password, passwordHash: await this.credentials.hashed(password, person.accountName) };
      });
      made.push(...(await Promise.all(some)));
    }
    return made;
  }
}
