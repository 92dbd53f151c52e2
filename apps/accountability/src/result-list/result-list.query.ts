import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  DATABASE,
  GoverningRules,
  type List,
  ofTenant,
  only,
  type Page,
  pageOf,
  reachedBy,
  searched,
  type SortedPageQuery,
} from '@wenxiao/service-kit';
import { subjects } from '../copies.js';

export const resultSorts = ['name', 'score', 'year', 'change'] as const;
type SortCode = (typeof resultSorts)[number];
type Total = 'open' | 'decided' | 'refused';
type Row = Readonly<{ disposal: string | null; rules: string | null }>;

const list: List<SortCode, Total> = {
  from: `accountability_read.results_1 l join copies.facts s on s.copy = '${subjects.name}' and s.tenant = l.tenant and s.key = l.subject`,
  columns: {
    subject: 'l.subject',
    year: 'l.year',
    version: 'l.version',
    unit: `s.data->>'unit'`,
    name: `s.data->>'name'`,
    officialCode: `s.data->>'officialCode'`,
    kind: `s.data->>'kind'`,
    type: 'l.type',
    score: 'l.score::text',
    grade: 'l.grade',
    status: 'l.status',
    disposal: 'l.disposal',
    change: 'l.change::text',
    actsOn: 'l."actsOn"',
    rules: 'l.rules',
    overdue: 'cardinality(l.overdue) > 0',
    demo: 'l.demo',
  },
  id: `l.subject || '.' || l.year`,
  sorts: {
    name: { by: `s.data->>'name'`, type: 'text' },
    score: { by: 'coalesce(l.score, -1)', type: 'numeric' },
    year: { by: 'l.year', type: 'integer' },
    change: { by: 'coalesce(l.change, 0)', type: 'numeric' },
  },
  totals: {
    open: `count(*) filter (where l.status in ('open', 'outdated'))`,
    decided: `count(*) filter (where l.status in ('decided', 'applied'))`,
    refused: `count(*) filter (where l.status = 'refused')`,
  },
};

type Asked = SortedPageQuery<SortCode> &
  Readonly<{
    year?: number;
    search?: string;
    status?: string;
  }>;

@Injectable()
export class ResultList {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly governing: GoverningRules,
  ) {}

  /** The results of a jurisdiction that the person's grants reach. */
  async page(tenant: string, admission: Admission, asked: Asked): Promise<Page<object, Total>> {
    const { year, search, status, sort = 'name', ...which } = asked;
    const page = await pageOf<Row, SortCode, Total>(this.db, list, {
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
    return { ...page, items: await Promise.all(page.items.map((row) => this.named(row))) };
  }

  /** The disposal as the set of the result calls it. */
  private async named({ rules, ...row }: Row): Promise<object> {
    if (rules === null || row.disposal === null) return row;
    const { rules: ruling } = await this.governing.byHash(rules);
    const member = ruling.member('resultApplication.disposals', row.disposal);
    return { ...row, ...(member.is === 'stated' && { disposalName: member.value.zh }) };
  }
}
