import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  DATABASE,
  type List,
  ofTenant,
  only,
  type Page,
  pageOf,
  type PageQueryDto,
} from '@wenxiao/service-kit';
import { worksWithin } from '../people/people.js';
import { networkOf } from './sign-in-throttle.js';

export const signInOutcomes = ['signed-in', 'refused', 'slowed-down'] as const;
export type SignInOutcome = (typeof signInOutcomes)[number];
export const signInOutcomeNames: Readonly<Record<SignInOutcome, string>> = {
  'signed-in': '已登录',
  refused: '已拒绝',
  'slowed-down': '已限速',
};

/** One attempt to sign in. The real clock, never a demo's. */
export type SignInEntry = Readonly<{
  number: string;
  at: Date;
  personId: string;
  outcome: SignInOutcome;
  address: string;
}>;

const attempts: List<'number', never> = {
  from: `directory_log.sign_ins l
         join directory.people p on p.id = l.person_id
         join directory_copy.organisations o on o.id = p.organisation_id::text`,
  columns: {
    number: 'l.number::text',
    at: 'l.at',
    personId: 'l.person_id',
    outcome: 'l.outcome',
    address: 'l.address',
  },
  id: 'l.number::text',
  sorts: { number: { by: 'l.number', type: 'bigint' } },
};

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

  /** The attempts of people who work in a jurisdiction where the grants reach, or of one of them, the newest first. */
  page(
    jurisdictionId: string,
    admission: Admission,
    { personId, ...page }: PageQueryDto & { personId?: string },
  ): Promise<Page<SignInEntry>> {
    return pageOf<SignInEntry, 'number', never>(this.db, attempts, {
      where: [ofTenant(jurisdictionId, 'o.tenant'), worksWithin(admission), ...only('l.person_id', personId)],
      sort: 'number',
      descending: true,
      ...page,
    });
  }
}
