import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  among,
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
import { ListedRates, type PaidRow } from './listed-rates.js';
import { budgets, executed, subjects } from '../copies.js';

export const monitoringSorts = ['name', 'light', 'next-due', 'year'] as const;
type SortCode = (typeof monitoringSorts)[number];
type Total = 'red' | 'yellow' | 'overdue';

const nextDue = `(select min(d->>'on') from jsonb_array_elements(l.rounds) r, jsonb_array_elements(r->'dues') d where r->>'status' = 'open')`;
const overdue = `jsonb_path_exists(l.rounds, '$[*] ? (@.status == "open").overdue[*]')`;
const rounds = (status: string): string =>
  `jsonb_array_length(jsonb_path_query_array(l.rounds, '$[*] ? (@.status == "${status}")'))`;

const list: List<SortCode, Total> = {
  from: `monitoring_read.years_1 l join copies.facts s on s.copy = '${subjects.name}' and s.tenant = l.tenant and s.key = l.subject
    left join copies.facts e on e.copy = '${executed.name}' and e.tenant = l.tenant and e.key = l.subject || '.' || l.year
    left join copies.facts b on b.copy = '${budgets.name}' and b.tenant = l.tenant and b.key = l.subject || '.' || l.year`,
  columns: {
    subject: 'l.subject',
    year: 'l.year',
    version: 'l.version',
    unit: `s.data->>'unit'`,
    name: `s.data->>'name'`,
    officialCode: `s.data->>'officialCode'`,
    kind: `s.data->>'kind'`,
    light: `(array[null, 'yellow', 'red'])[l.light + 1]`,
    warnings: 'l.warnings',
    roundsOpen: rounds('open'),
    roundsReported: rounds('reported'),
    roundsDone: rounds('done'),
    overdue,
    proposals: `(select count(*)::integer from jsonb_each_text(l.proposals) p where p.value = 'proposed')`,
    marks: 'l.marks',
    nextDue,
    paid: `e.data->'executed'`,
    initial: `b.data->'initial'`,
    inForce: `b.data->'inForce'`,
    parts: `b.data->'parts'`,
    demo: 'l.demo',
  },
  id: `l.subject || '.' || l.year`,
  sorts: {
    name: { by: `s.data->>'name'`, type: 'text' },
    light: { by: 'l.light', type: 'integer' },
    'next-due': { by: `coalesce(${nextDue}, '9999-12-31')`, type: 'text' },
    year: { by: 'l.year', type: 'integer' },
  },
  totals: {
    red: 'count(*) filter (where l.light = 2)',
    yellow: 'count(*) filter (where l.light = 1)',
    overdue: `count(*) filter (where ${overdue})`,
  },
};

const lights = { none: 0, yellow: 1, red: 2 } as const;

type Asked = SortedPageQuery<SortCode> &
  Readonly<{
    year?: number;
    search?: string;
    light?: keyof typeof lights;
    mark?: string;
  }>;

@Injectable()
export class MonitoringList {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly rates: ListedRates,
  ) {}

  /** What is monitored in a jurisdiction and the person's grants reach. */
  async page(tenant: string, admission: Admission, asked: Asked): Promise<Page<object, Total>> {
    const { year, search, light, mark, sort = 'name', ...which } = asked;
    const page = await pageOf<PaidRow, SortCode, Total>(this.db, list, {
      where: [
        ofTenant(tenant, 'l.tenant'),
        reachedBy(admission, `s.data->>'unit'`),
        ...only('l.year', year),
        ...among('l.light', light === undefined ? undefined : [lights[light]]),
        ...(mark === undefined ? [] : [(bind: (value: unknown) => string) => `l.marks ? ${bind(mark)}`]),
        ...searched(search, `s.data->>'name'`, `s.data->>'officialCode'`),
      ],
      sort,
      ...which,
    });
    return { ...page, items: await this.rates.of(page.items) };
  }
}
