import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { notBegun } from '@wenxiao/rules/procedure';
import {
  type Admission,
  BusinessClock,
  DATABASE,
  type List,
  ofTenant,
  only,
  Organisations,
  type Page,
  pageOf,
  type SortedPageQuery,
  type Where,
} from '@wenxiao/service-kit';
import { referredSubjects } from './referral.copies.js';
import { actsInIt, audits } from './referral.readers.js';
import { ReferralWorlds } from './referral.worlds.js';

export const referralStatuses = ['open', 'issued', 'not-issued'] as const;
export const referralStatusNames: Readonly<Record<(typeof referralStatuses)[number], string>> = {
  open: '办理中',
  issued: '已移送',
  'not-issued': '未移送',
};
export const referralSorts = ['opened', 'name'] as const;
type SortCode = (typeof referralSorts)[number];
type Total = 'open' | 'issued';

const status = `case when not l.ended then 'open' when l."issuedBy" is null then 'not-issued' else 'issued' end`;
const table = 'accountability_read.referrals_1';
/** A subject, or a body that is referred for how it works. */
const called = `coalesce(s.data->>'name', o.name, '')`;

const list: List<SortCode, Total> = {
  from: `${table} l left join copies.facts s on s.copy = '${referredSubjects.name}' and s.tenant = l.tenant and s.key = l.subject
         left join directory_copy.organisations o on o.id = l.subject
         left join directory_copy.organisations r on r.id = l.organisation`,
  columns: {
    id: 'l.id',
    version: 'l.version',
    subject: 'l.subject',
    name: called,
    organisation: 'l.organisation',
    organisationName: 'r.name',
    persons: 'l.persons',
    trigger: 'l.trigger',
    status,
    openedOn: 'l."openedOn"::text',
    rules: 'l.rules',
    demo: 'l.demo',
  },
  id: 'l.id',
  sorts: {
    opened: { by: 'l."openedOn"', type: 'date' },
    name: { by: called, type: 'text' },
  },
  totals: {
    open: 'count(*) filter (where not l.ended)',
    issued: 'count(*) filter (where l.ended and l."issuedBy" is not null)',
  },
};

type Looked = Readonly<{ id: string; rules: string; procedure: string; subject: string }>;

type Asked = SortedPageQuery<SortCode> &
  Readonly<{
    status?: (typeof referralStatuses)[number];
  }>;

@Injectable()
export class ReferralList {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly worlds: ReferralWorlds,
    private readonly organisations: Organisations,
    private readonly clock: BusinessClock,
  ) {}

  /** The referrals that somebody may know of. What they may not is in no row, no total and no cursor. */
  async page(tenant: string, admission: Admission, asked: Asked): Promise<Page<object, Total>> {
    const { status: wanted, sort = 'opened', ...which } = asked;
    const jurisdiction = await this.organisations.find(tenant);
    const isAuditor = jurisdiction !== undefined && audits(admission, jurisdiction);
    return pageOf<object, SortCode, Total>(this.db, list, {
      where: [
        ofTenant(tenant, 'l.tenant'),
        actingOrAuditing(await this.actedIn(tenant, admission), isAuditor),
        notKeptOut(admission),
        ...only(status, wanted),
      ],
      sort,
      ...which,
    });
  }

  /**
   * Under which set and of which subject a desk of theirs acts: the set says by which desk, the tree of the day who fills it. Of each
   * set, procedure and subject one referral is looked at, whatever their number.
   */
  private async actedIn(tenant: string, admission: Admission): Promise<readonly string[]> {
    const { rows } = await this.db.query<Looked>(
      `select distinct on (rules, procedure, subject) id, rules, procedure, subject from ${table}
        where tenant = $1 order by rules, procedure, subject, id`,
      [tenant],
    );
    const day = await this.clock.today();
    const found = await Promise.all(
      rows.map(async ({ id, rules, procedure, subject }) => {
        const loaded = await this.worlds.ofListed({ tenant, id, rules, day });
        const progress = { ...notBegun, procedure };
        return loaded && actsInIt({ ...loaded, progress }, admission) ? [`${rules} ${procedure} ${subject}`] : [];
      }),
    );
    return found.flat();
  }
}

const actingOrAuditing =
  (actedIn: readonly string[], isAuditor: boolean): Where =>
  (bind) =>
    `l.rules || ' ' || l.procedure || ' ' || l.subject = any (${bind(actedIn)}::text[]) or (l.ended and ${bind(isAuditor)}::boolean)`;

/** Neither whom it names, nor who stands in for them or is of the body. */
const notKeptOut =
  ({ principal, grants }: Admission): Where =>
  (bind) => {
    const theirs = [principal.personId, ...grants.flatMap(({ standsInFor }) => standsInFor ?? [])];
    const overs = grants.map(({ over }) => over);
    return `not (l.persons && ${bind(theirs)}::text[]) and l.organisation <> all (${bind(overs)}::text[])`;
  };
