import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  DATABASE,
  type List,
  ofTenant,
  only,
  Organisations,
  type Page,
  pageOf,
  reachedBy,
  type SortedPageQuery,
  touches,
  type Where,
} from '@wenxiao/service-kit';
import { isOfBureau } from './work-assessment.readers.js';

export const workStatuses = ['scored', 'concluded'] as const;
export const workSorts = ['rank', 'name', 'year'] as const;
type SortCode = (typeof workSorts)[number];
type Total = (typeof workStatuses)[number];

const table = 'accountability_read.work_assessments_1';

/** Among all that are concluded of the same assessment and year, of the jurisdiction’s or of the department’s own, whoever asks; equal scores have one rank. */
const rank = `case when l.status = 'concluded' then (
  select count(*) + 1 from ${table} o
   where o.tenant = l.tenant and o.year = l.year and o.assessment = l.assessment and o.department is not distinct from l.department
     and o.status = 'concluded' and o.score > l.score
)::integer end`;

const list: List<SortCode, Total> = {
  from: `${table} l left join directory_copy.organisations b on b.id = l.organisation`,
  columns: {
    id: 'l.id',
    version: 'l.version',
    organisation: 'l.organisation',
    name: 'b.name',
    year: 'l.year',
    assessment: 'l.assessment',
    department: 'l.department',
    status: 'l.status',
    score: 'l.score::text',
    grade: 'l.grade',
    rank,
    findings: 'l.findings',
    concludedOn: 'l."concludedOn"::text',
    demo: 'l.demo',
  },
  id: 'l.id',
  sorts: {
    /** What is not concluded comes last. */
    rank: { by: `coalesce(${rank}, 2147483647)`, type: 'integer' },
    name: { by: `coalesce(b.name, '')`, type: 'text' },
    year: { by: 'l.year', type: 'integer' },
  },
  totals: {
    scored: `count(*) filter (where l.status = 'scored')`,
    concluded: `count(*) filter (where l.status = 'concluded')`,
  },
};

type Asked = SortedPageQuery<SortCode> &
  Readonly<{ year?: number; assessment?: string; status?: (typeof workStatuses)[number] }>;

@Injectable()
export class WorkAssessmentList {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly organisations: Organisations,
  ) {}

  /** All of them for the bureau, its own for whoever reaches a department; for others what was concluded and told to them. */
  async page(tenant: string, admission: Admission, asked: Asked): Promise<Page<object, Total>> {
    const { year, assessment, status, sort = 'rank', ...which } = asked;
    const jurisdiction = await this.organisations.find(tenant);
    const isAll = jurisdiction !== undefined && isOfBureau(admission, jurisdiction);
    const isAround = jurisdiction !== undefined && admission.grants.some((grant) => touches(grant, jurisdiction));
    return pageOf<object, SortCode, Total>(this.db, list, {
      where: [
        ofTenant(tenant, 'l.tenant'),
        ...(isAll ? [reachedBy(admission, 'l.organisation')] : [told(admission, isAround)]),
        ...only('l.year', year),
        ...only('l.assessment', assessment),
        ...only('l.status', status),
      ],
      sort,
      ...which,
    });
  }
}

const told =
  (admission: Admission, isAround: boolean): Where =>
  (bind) =>
    `l.department is not null and ${reachedBy(admission, 'l.department')(bind)} or l."toldTo" is not null
     and (${reachedBy(admission, 'l.organisation')(bind)} or (l."toldTo" = 'all-bodies' and ${bind(isAround)}::boolean))`;
