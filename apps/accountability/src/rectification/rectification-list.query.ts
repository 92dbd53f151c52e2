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
  searched,
  type SortedPageQuery,
} from '@wenxiao/service-kit';
import { rectifiedSubjects } from './rectification.copies.js';

export const rectificationStatuses = ['open', 'rectified', 'given-up'] as const;
export const rectificationSorts = ['opened', 'limit', 'name', 'year'] as const;
type SortCode = (typeof rectificationSorts)[number];
type Total = 'open' | 'rectified' | 'problems' | 'problemsRectified' | 'problemsChecked';

const list: List<SortCode, Total> = {
  from: `accountability_read.rectifications_1 l join copies.facts s on s.copy = '${rectifiedSubjects.name}' and s.tenant = l.tenant and s.key = l.subject`,
  columns: {
    id: 'l.id',
    version: 'l.version',
    subject: 'l.subject',
    year: 'l.year',
    origin: 'l.origin',
    unit: `s.data->>'unit'`,
    name: `s.data->>'name'`,
    officialCode: `s.data->>'officialCode'`,
    kind: `s.data->>'kind'`,
    status: 'l.status',
    openedOn: 'l."openedOn"::text',
    limit: 'l."limit"::text',
    problems: 'cardinality(l.problems)',
    rectified: 'l.rectified',
    overdue: 'cardinality(l.overdue) > 0',
    rules: 'l.rules',
    demo: 'l.demo',
  },
  id: 'l.id',
  sorts: {
    opened: { by: 'l."openedOn"', type: 'date' },
    // What has no day comes last.
    limit: { by: `coalesce(l."limit", '9999-12-31')`, type: 'date' },
    name: { by: `s.data->>'name'`, type: 'text' },
    year: { by: 'l.year', type: 'integer' },
  },
  totals: {
    open: `count(*) filter (where l.status = 'open')`,
    rectified: `count(*) filter (where l.status = 'rectified')`,
    // Of what was given up nothing is to be put right.
    problems: `coalesce(sum(cardinality(l.problems)) filter (where l.status <> 'given-up'), 0)::integer`,
    // Of what whoever checks found all put right; beside it, what has been said so far.
    problemsChecked: `coalesce(sum(cardinality(l.problems)) filter (where l.status = 'rectified'), 0)::integer`,
    problemsRectified: `coalesce(sum(l.rectified) filter (where l.status <> 'given-up'), 0)::integer`,
  },
};

type Asked = SortedPageQuery<SortCode> &
  Readonly<{
    year?: number;
    search?: string;
    status?: string;
    unit?: string;
    type?: string;
  }>;

@Injectable()
export class RectificationList {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** The rectifications of a jurisdiction that the person's grants reach, with how much of all of them is put right. */
  page(tenant: string, admission: Admission, asked: Asked): Promise<Page<object, Total>> {
    const { year, search, status, unit, type, sort = 'opened', ...which } = asked;
    return pageOf<object, SortCode, Total>(this.db, list, {
      where: [
        ofTenant(tenant, 'l.tenant'),
        reachedBy(admission, `s.data->>'unit'`),
        ...only('l.year', year),
        ...only('l.status', status),
        ...only(`s.data->>'unit'`, unit?.toLowerCase()),
        // `<subject>.<year>.evaluation.<type>…`
        ...(type === undefined ? [] : only('l.origin', 'evaluation')),
        ...only(`split_part(l.id, '.', 4)`, type),
        ...searched(search, `s.data->>'name'`, `s.data->>'officialCode'`),
      ],
      sort,
      ...which,
    });
  }
}
