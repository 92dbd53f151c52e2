import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { type Admission, DATABASE } from '@wenxiao/service-kit';
import { reachOf } from '../people/people.js';
import { networkOf } from './sign-in-throttle.js';

export const signInOutcomes = ['signed-in', 'refused', 'slowed-down'] as const;
export type SignInOutcome = (typeof signInOutcomes)[number];

/** One attempt to sign in. The real clock, never a demo's. */
export type SignInEntry = Readonly<{
  number: string;
  at: string;
  personId: string;
  outcome: SignInOutcome;
  address: string;
}>;

/** For how long somebody's network counts as known. */
const knownDays = 90;

/**
 * Every attempt to sign in, good or bad: rows that are added and never changed, the service's role has no right to. What was typed
 * for an account that does not exist is not kept: people type passwords into the wrong field.
 */
@Injectable()
export class SignInLog {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  async add(outcome: SignInOutcome, address: string, personId: string | undefined): Promise<void> {
    await this.db.query(
      `insert into directory_log.sign_ins (person_id, outcome, address, network) values ($1, $2, $3, $4)`,
      [personId ?? null, outcome, address, networkOf(address)],
    );
  }

  /** Whether a person has signed in from the network of an address before. */
  async knows(personId: string, address: string): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from directory_log.sign_ins
        where person_id = $1 and network = $2 and outcome = 'signed-in'
          and at > clock_timestamp() - make_interval(days => $3) limit 1`,
      [personId, networkOf(address), knownDays],
    );
    return rows.length > 0;
  }

  /** A page of the attempts of people who work in a jurisdiction where the grants reach, the newest first. */
  async list(
    jurisdictionId: string,
    admission: Admission,
    page: Readonly<{ before?: string; personId?: string; limit: number }>,
  ): Promise<Readonly<{ items: readonly SignInEntry[]; more: boolean }>> {
    const { rows } = await this.db.query<{
      number: string;
      at: Date;
      person_id: string;
      outcome: SignInOutcome;
      address: string;
    }>(
      `select l.number::text, l.at, l.person_id, l.outcome, l.address
         from directory_log.sign_ins l
         join directory.people p on p.id = l.person_id
         join directory_copy.organisations o on o.id = p.organisation_id::text
        where o.tenant = $1 and o.path && $2::text[] and l.number < coalesce($3::bigint, 9223372036854775807)
          and ($4::uuid is null or l.person_id = $4)
        order by l.number desc limit $5`,
      [jurisdictionId, reachOf(admission), page.before ?? null, page.personId ?? null, page.limit + 1],
    );
    const items = rows.slice(0, page.limit).map(({ number, at, person_id: personId, outcome, address }) => ({
      number,
      at: at.toISOString(),
      personId,
      outcome,
      address,
    }));
    return { items, more: rows.length > page.limit };
  }
}
