import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  countedByScheme,
  DATABASE,
  type List,
  ofTenant,
  only,
  type Page,
  pageOf,
  reachedBy,
  schemeOfNature,
  searched,
} from '@wenxiao/service-kit';
import type { ListSubjectsDto, ListTargetsDto } from './lists.dto.js';

/** Subjects and their periods lie side by side: what a subject is called today is said in one place. */
const scheme = schemeOfNature('s."nature"');
const byScheme = countedByScheme('s."nature"');
const subjectColumns = { name: 's."name"', kind: 's."kind"', unit: 's."unit"', department: 's."department"', scheme };

const subjects = {
  from: 'targets_read.subjects_1 s',
  columns: {
    subject: 's."subject"',
    version: 's."version"',
    status: 's."status"',
    ...subjectColumns,
    nature: 's."nature"',
    officialCode: 's."officialCode"',
    isKey: 's."isKey"',
    isMajor: 's."isMajor"',
  },
  id: 's."subject"',
  sorts: {
    recorded: { by: 's."recordedAt"', type: 'text' },
    name: { by: 's."name"', type: 'text' },
  },
  totals: byScheme,
} as const satisfies List<'recorded' | 'name', keyof typeof byScheme>;

/** The amounts of a row, and of all rows together. */
export const listedAmounts = ['requested', 'control', 'cut', 'approved', 'inForce'] as const;
const ownAmounts = Object.fromEntries(listedAmounts.map((each) => [each, `sum(p."${each}") filter (where p."own")`]));

const targets = {
  from: 'targets_read.periods_1 p join targets_read.subjects_1 s on s."tenant" = p."tenant" and s."subject" = p."subject"',
  columns: {
    subject: 'p."subject"',
    period: 'p."period"',
    ...subjectColumns,
    status: 'p."status"',
    openSteps: 'p."openSteps"',
    targetVersion: 'p."targetVersion"',
    budgetLineVersion: 'p."budgetLineVersion"',
    declaration: 'p."declaration"',
    indicators: 'p."indicators"',
    findings: 'p."findings"',
    own: 'p."own"',
    ...Object.fromEntries(listedAmounts.map((each) => [each, `p."${each}"::text`])),
    payment: 'p."payment"',
    demo: 'p."demo"',
  },
  id: `p."subject" || '.' || p."period"`,
  sorts: {
    recorded: { by: 'p."recordedAt"', type: 'text' },
    name: { by: 's."name"', type: 'text' },
    requested: { by: 'coalesce(p."requested", 0)', type: 'numeric' },
    inForce: { by: 'coalesce(p."inForce", 0)', type: 'numeric' },
  },
  totals: byScheme,
  sums: ownAmounts,
} as const satisfies List<'recorded' | 'name' | 'requested' | 'inForce', keyof typeof byScheme>;

/** Of the name or the official code of the subject. */
const ofSubject = (text: string | undefined) => searched(text, 's."name"', 's."officialCode"');

@Injectable()
export class TargetList {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** Subjects of a jurisdiction whose units the person's grants reach, the newest first where nobody says otherwise. */
  subjects(tenant: string, admission: Admission, asked: ListSubjectsDto): Promise<Page<object>> {
    const { search, kind, status, unit, scheme: of, sort = 'recorded', descending = true, ...page } = asked;
    return pageOf(this.db, subjects, {
      where: [
        ofTenant(tenant, 's."tenant"'),
        reachedBy(admission, 's."unit"'),
        ...ofSubject(search),
        ...only('s."kind"', kind),
        ...only('s."status"', status),
        ...only('s."unit"', unit),
        ...only(`(${scheme})`, of),
      ],
      sort,
      descending,
      ...page,
    });
  }

  /** Their targets and lines. Amounts are summed over lines with money of their own. */
  targets(tenant: string, admission: Admission, asked: ListTargetsDto): Promise<Page<object>> {
    const { search, year, period, kind, status, unit, subject, scheme: of } = asked;
    const { sort = 'recorded', descending = true, after, limit } = asked;
    return pageOf(this.db, targets, {
      where: [
        ofTenant(tenant, 'p."tenant"'),
        reachedBy(admission, 's."unit"'),
        ...ofSubject(search),
        ...only('p."year"', year),
        ...only('p."period"', period),
        ...only('p."subject"', subject),
        ...only('s."kind"', kind),
        ...only('p."status"', status),
        ...only('s."unit"', unit),
        ...only(`(${scheme})`, of),
      ],
      sort,
      descending,
      after,
      limit,
    });
  }

  /** The periods for which targets of a subject were declared, as far as the list has heard. */
  async periodsOf(tenant: string, subject: string): Promise<readonly string[]> {
    const { rows } = await this.db.query<{ period: string }>(
      `select p."period" from targets_read.periods_1 p
        where p."tenant" = $1 and p."subject" = $2 and p."declaration" is not null order by p."period"`,
      [tenant, subject],
    );
    return rows.map(({ period }) => period);
  }
}
