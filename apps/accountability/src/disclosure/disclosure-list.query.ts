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
import { disclosedSubjects } from './disclosure.copies.js';

export const disclosureStatuses = ['open', 'withheld', 'published', 'given-up'] as const;
export const disclosureSorts = ['opened', 'name', 'year'] as const;
type SortCode = (typeof disclosureSorts)[number];
type Total = 'open' | 'published' | 'withheld';

const list: List<SortCode, Total> = {
  from: `accountability_read.disclosures_1 l join copies.facts s on s.copy = '${disclosedSubjects.name}' and s.tenant = l.tenant and s.key = l.subject`,
  columns: {
    id: 'l.id',
    version: 'l.version',
    subject: 'l.subject',
    year: 'l.year',
    number: 'l.number',
    unit: `s.data->>'unit'`,
    name: `s.data->>'name'`,
    officialCode: `s.data->>'officialCode'`,
    kind: `s.data->>'kind'`,
    status: 'l.status',
    openedOn: 'l."openedOn"::text',
    results: 'l.results',
    targets: 'l.targets',
    address: 'l.address',
    overdue: 'cardinality(l.overdue) > 0',
    rules: 'l.rules',
    demo: 'l.demo',
  },
  id: 'l.id',
  sorts: {
    opened: { by: 'l."openedOn"', type: 'date' },
    name: { by: `s.data->>'name'`, type: 'text' },
    year: { by: 'l.year', type: 'integer' },
  },
  totals: {
    open: `count(*) filter (where l.status = 'open')`,
    published: `count(*) filter (where l.status = 'published')`,
    withheld: `count(*) filter (where l.status = 'withheld')`,
  },
};

type Asked = SortedPageQuery<SortCode> &
  Readonly<{
    year?: number;
    search?: string;
    status?: string;
  }>;

@Injectable()
export class DisclosureList {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** The disclosures of a jurisdiction that the person's grants reach, with what became of them. */
  page(tenant: string, admission: Admission, asked: Asked): Promise<Page<object, Total>> {
    const { year, search, status, sort = 'opened', ...which } = asked;
    return pageOf<object, SortCode, Total>(this.db, list, {
      where: [
        ofTenant(tenant, 'l.tenant'),
        reachedBy(admission, `s.data->>'unit'`),
        ...only('l.year', year),
        ...only('l.status', status),
        ...searched(search, `s.data->>'name'`, `s.data->>'officialCode'`),
      ],
      sort,
      ...which,
    });
  }
}
