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
  reachedBy,
  type SortedPageQuery,
} from '@wenxiao/service-kit';

export const reportStatuses = ['expected', 'compiled', 'submitted'] as const;
export const reportSorts = ['year', 'report'] as const;
type SortCode = (typeof reportSorts)[number];
type Total = (typeof reportStatuses)[number];

const list: List<SortCode, Total> = {
  from: 'accountability_read.reports_upward_1 l left join directory_copy.organisations o on o.id = l.organisation',
  columns: {
    id: 'l.id',
    version: 'l.version',
    organisation: 'l.organisation',
    organisationName: 'o.name',
    year: 'l.year',
    report: 'l.report',
    status: 'l.status',
    results: 'l.results',
    compiledOn: 'l."compiledOn"::text',
    submittedOn: 'l."submittedOn"::text',
    demo: 'l.demo',
  },
  id: 'l.id',
  sorts: {
    year: { by: 'l.year', type: 'integer' },
    report: { by: 'l.report', type: 'text' },
  },
  totals: {
    expected: `count(*) filter (where l.status = 'expected')`,
    compiled: `count(*) filter (where l.status = 'compiled')`,
    submitted: `count(*) filter (where l.status = 'submitted')`,
  },
};

type Asked = SortedPageQuery<SortCode> & Readonly<{ year?: number; status?: string }>;

@Injectable()
export class ReportUpwardList {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** The reports of organisations that the person's grants reach. */
  page(tenant: string, admission: Admission, asked: Asked): Promise<Page<object, Total>> {
    const { year, status, sort = 'year', ...which } = asked;
    return pageOf<object, SortCode, Total>(this.db, list, {
      where: [
        ofTenant(tenant, 'l.tenant'),
        reachedBy(admission, 'l.organisation'),
        ...only('l.year', year),
        ...only('l.status', status),
      ],
      sort,
      ...which,
    });
  }
}
