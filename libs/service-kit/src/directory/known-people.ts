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

/** A person whom an object names, and when it did (UTC instant). */
export type NamedPerson = Readonly<{ person: string; since: string }>;

/** Who of those whom an object names has left, and the first day on which another of them may have. */
export type Departures = Readonly<{ left: readonly string[]; lookOn?: string }>;

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
            select from directory_copy.desks_filled($4::date) d
              join directory_copy.organisations o on o.id = d.organisation_id
              join directory_copy.organisations j on j.id = $3
             where d.person_id = a.person_id
               and (d.desk = any($2::text[]) or ($2::text[] is null and d.desk not in ('administrator', 'auditor', 'operator')))
               and ($3 = any(o.path) or o.id = any(j.path))))`,
      [personIds, desks ?? null, jurisdictionId, day],
    );
    const nameable = new Set(rows.map(({ person_id: id }) => id));
    return personIds.filter((id) => !nameable.has(id));
  }

  /** Whether a person who can sign in fills a desk, and none of the system, of one of some organisations or below it; of what took it over, too. */
  async isOf(person: string, organisations: readonly string[], day: string): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from directory_copy.desks_filled($3::date) d
         join directory_copy.organisations o on o.id = d.organisation_id
        where d.person_id = $1
          and o.path && array(select directory_copy.goes_on_as(each) from unnest($2::text[]) as each)
          and d.desk not in ('administrator', 'auditor', 'operator') limit 1`,
      [person, organisations, day],
    );
    return rows.length > 0;
  }

  /**
   * Who of some persons has left since an object named them: whose account is disabled; or who since then went elsewhere or gave
   * up a desk, or whose time at one is over, and who fills none in or around the jurisdiction on the day.
   */
  async departures(
    named: readonly NamedPerson[],
    { jurisdictionId, day }: Pick<Standing, 'jurisdictionId' | 'day'>,
  ): Promise<Departures> {
    if (named.length === 0) return { left: [] };
    const { rows } = await this.db.query<{ person: string; has_left: boolean; look_on: string | null }>(
      `select n.person, not a.enabled or (has_gone and not exists (
                select from directory_copy.desks_filled($4::date) d
                  join directory_copy.organisations o on o.id = d.organisation_id
                  join directory_copy.organisations j on j.id = $3
                 where d.person_id = n.person and ($3 = any (o.path) or o.id = any (j.path)))) as has_left,
              (select min(d.to_day) + 1 from directory_copy.person_desks d
                where d.person_id = n.person and d.to_day >= $4::date)::text as look_on
         from unnest($1::text[], $2::text[]) as n (person, since)
         join directory_copy.accounts a on a.person_id = n.person
        cross join lateral (
          select exists (select from directory_copy.departures f where f.person_id = n.person and f.left_at > n.since)
              or exists (select from directory_copy.person_desks d where d.person_id = n.person
                            and d.to_day >= left(n.since, 10)::date and d.to_day < $4::date) as has_gone) as since_then
        order by n.person`,
      [named.map(({ person }) => person), named.map(({ since }) => since), jurisdictionId, day],
    );
    const left = rows.filter(({ has_left: hasLeft }) => hasLeft).map(({ person }) => person);
    const [lookOn] = rows.flatMap(({ look_on: on }) => on ?? []).sort();
    return { left, ...(lookOn !== undefined && { lookOn }) };
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

/** @param at when directory recorded that the desk was taken from them. */
export async function dropDesk(sql: Queryable, tenant: string, desk: PersonSeat, at: string): Promise<void> {
  await sql.query(
    `delete from directory_copy.person_desks
      where tenant = $1 and person_id = $2 and desk = $3 and organisation_id = $4`,
    [tenant, desk.personId, desk.desk, desk.organisationId],
  );
  await noteDeparture(sql, desk.personId, at);
}

async function noteDeparture(sql: Queryable, person: string, at: string): Promise<void> {
  await sql.query(
    `insert into directory_copy.departures as d (person_id, left_at) values ($1, $2)
     on conflict (person_id) do update set left_at = greatest(d.left_at, excluded.left_at)`,
    [person, at],
  );
}

/**
 * A person's id belongs to one tenant, that of their account's stream: the first one holds.
 * @param at when directory recorded it.
 */
export async function keepAccount(sql: Queryable, tenant: string, account: AccountChanged, at: string): Promise<void> {
  const { rows } = await sql.query<{ moves: boolean }>(
    `select organisation_id <> $3 as moves from directory_copy.accounts where person_id = $1 and tenant = $2`,
    [account.personId, tenant, account.organisationId],
  );
  if (rows[0]?.moves === true) await noteDeparture(sql, account.personId, at);
  await sql.query(
    `insert into directory_copy.accounts as known (person_id, tenant, organisation_id, enabled) values ($1, $2, $3, $4)
     on conflict (person_id) do update set organisation_id = excluded.organisation_id, enabled = excluded.enabled
      where known.tenant = excluded.tenant`,
    [account.personId, tenant, account.organisationId, account.enabled],
  );
}
