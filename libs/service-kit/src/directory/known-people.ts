import { Inject, Injectable } from '@nestjs/common';
import type { AccountChanged, PersonDesk, PersonSeat } from '@wenxiao/contracts';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE } from '../runtime/database.js';

/** What a person has to be who is named in an object. */
export type Standing = Readonly<{
  /** Desks of which the person fills one; any but those of the system where none is named. `[]`: no desk is needed. */
  desks?: readonly string[];
  /** The desk lies in this jurisdiction, above it or below it. */
  jurisdictionId: string;
  /** The business day on which it holds. */
  day: string;
}>;

/** What this service knows of people: that they are there, whether they can sign in, which desks they fill. Ids alone. */
@Injectable()
export class KnownPeople {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /**
   * Those of some persons who cannot be named: who are not there, are disabled, or fill no such desk there.
   * @returns their ids, in the order in which they were given.
   */
  async notNameable(personIds: readonly string[], { desks, jurisdictionId, day }: Standing): Promise<string[]> {
    const { rows } = await this.db.query<{ person_id: string }>(
      `select a.person_id from directory_copy.accounts a
        where a.person_id = any($1::text[]) and a.enabled
          and ($2::text[] = '{}' or exists (
            select from directory_copy.person_desks d
              join directory_copy.organisations o on o.id = d.organisation_id
              join directory_copy.organisations j on j.id = $3
             where d.person_id = a.person_id
               and (d.desk = any($2::text[]) or ($2::text[] is null and d.desk not in ('administrator', 'auditor', 'operator')))
               and ($3 = any(o.path) or o.id = any(j.path))
               and coalesce(d.from_day, '-infinity') <= $4::date and $4::date <= coalesce(d.to_day, 'infinity')))`,
      [personIds, desks ?? null, jurisdictionId, day],
    );
    const nameable = new Set(rows.map(({ person_id: id }) => id));
    return personIds.filter((id) => !nameable.has(id));
  }
}

export async function keepDesk(sql: Queryable, tenant: string, desk: PersonDesk): Promise<void> {
  await sql.query(
    `insert into directory_copy.person_desks
       (tenant, person_id, desk, organisation_id, from_day, to_day, stands_in_for) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant, person_id, desk, organisation_id) do update set
       from_day = excluded.from_day, to_day = excluded.to_day, stands_in_for = excluded.stands_in_for`,
    [
      tenant,
      desk.personId,
      desk.desk,
      desk.organisationId,
      desk.from ?? null,
      desk.to ?? null,
      desk.standsInFor ?? null,
    ],
  );
}

export async function dropDesk(sql: Queryable, tenant: string, desk: PersonSeat): Promise<void> {
  await sql.query(
    `delete from directory_copy.person_desks
      where tenant = $1 and person_id = $2 and desk = $3 and organisation_id = $4`,
    [tenant, desk.personId, desk.desk, desk.organisationId],
  );
}

/** A person's id belongs to one tenant, that of their account's stream: the first one holds. */
export async function keepAccount(sql: Queryable, tenant: string, account: AccountChanged): Promise<void> {
  await sql.query(
    `insert into directory_copy.accounts as known (person_id, tenant, organisation_id, enabled) values ($1, $2, $3, $4)
     on conflict (person_id) do update set organisation_id = excluded.organisation_id, enabled = excluded.enabled
      where known.tenant = excluded.tenant`,
    [account.personId, tenant, account.organisationId, account.enabled],
  );
}
