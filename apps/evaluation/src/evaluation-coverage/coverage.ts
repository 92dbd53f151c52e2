import { Inject, Injectable } from '@nestjs/common';
import { decimal } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  BusinessClock,
  DATABASE,
  GoverningRules,
  type List,
  ofTenant,
  only,
  type Page,
  pageOf,
  problem,
  reachedBy,
  type SortedPageQuery,
  type Where,
} from '@wenxiao/service-kit';
import { budgets, subjects } from '../copies.js';

/** Money is managed under this scheme: coverage is of all funds of the budget. */
export const scheme = 'budget-performance';

export const coverageSorts = ['name', 'budget'] as const;
type SortCode = (typeof coverageSorts)[number];

/**
 * What a year has money for, with the evaluations of the year; basic expenditure is covered by the evaluation of the whole of its unit.
 * @param whole the kind of subject that the set names for it, which is a code
 */
const listBy = (whole: string): List<SortCode> => ({
  from: `copies.facts b
    join copies.facts s on s.copy = '${subjects.name}' and s.tenant = b.tenant and s.key = b.data->>'subject'
    cross join lateral (select (b.data->'inForce'->-1->>'total')::numeric as budget) m
    cross join lateral (
      select coalesce(jsonb_object_agg(e.type, e.status), '{}') as types
        from evaluation_read.evaluations_1 e
       where e.tenant = b.tenant and e.period = b.data->>'year' and e.number = 1 and e.subject = b.data->>'subject') o
    cross join lateral (
      select coalesce(jsonb_object_agg(e.type, e.status), '{}') as types
        from evaluation_read.evaluations_1 e
        join copies.facts w on w.copy = '${subjects.name}' and w.tenant = e.tenant and w.key = e.subject
       where e.tenant = b.tenant and e.period = b.data->>'year' and e.number = 1
         and s.data->>'kind' = 'basic-expenditure'
         and w.data->>'unit' = s.data->>'unit' and w.data->>'kind' = '${whole}') v`,
  columns: {
    subject: `b.data->>'subject'`,
    name: `s.data->>'name'`,
    unit: `s.data->>'unit'`,
    kind: `s.data->>'kind'`,
    budget: 'm.budget::text',
    evaluations: 'o.types',
    within: 'v.types',
  },
  id: `b.data->>'subject'`,
  sorts: {
    name: { by: `s.data->>'name'`, type: 'text' },
    budget: { by: 'm.budget', type: 'numeric' },
  },
});

type Row = Readonly<{
  subject: string;
  budget: string;
  evaluations: Readonly<Record<string, string>>;
  within: Readonly<Record<string, string>>;
}>;
type Asked = SortedPageQuery<SortCode> & Readonly<{ missing?: string; unit?: string }>;

/** How far the money of a year is covered by one type of evaluation, as decimals: `0.5` is half. */
type Covered = Readonly<{
  type: string;
  subjects: number;
  covered: number;
  excepted: number;
  budget: string;
  budgetCovered: string;
  rate: string | null;
  rateOfBudget: string | null;
}>;

/** Which money of a year is evaluated: every type of the coverage that the set asks for, its exceptions, and what is missing. */
@Injectable()
export class Coverage {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly governing: GoverningRules,
    private readonly clock: BusinessClock,
  ) {}

  /** @throws {ProblemError} `not-found` where the set in force asks for no coverage, `invalid-request` for a type that it does not count. */
  async page(
    tenant: string,
    year: number,
    admission: Admission,
    { missing, unit, sort = 'name', ...which }: Asked,
  ): Promise<Page<object> & { types: readonly Covered[] }> {
    const { rules } = await this.governing.inForce(tenant, scheme, await this.clock.today());
    const stated = rules.inYear(year).value('evaluation.coverage');
    if (stated.is === 'silent') throw problem('not-found');
    const { types, basicExpenditureBy: whole } = stated.value;
    if (missing !== undefined && !types.includes(missing)) {
      const [zh, en] = [`规则只计算：${types.join('、')}`, `the rules count ${types.join(', ')} alone`];
      throw problem('invalid-request', { errors: [{ path: 'missing', code: 'isIn', zh, en }] });
    }
    const where: readonly Where[] = [
      () => `b.copy = '${budgets.name}'`,
      ofTenant(tenant, 'b.tenant'),
      ...only(`b.data->>'year'`, String(year)),
      () => 'm.budget > 0',
      reachedBy(admission, `s.data->>'unit'`),
      ...only(`s.data->>'unit'`, unit),
    ];
    const wanting: readonly Where[] =
      missing === undefined
        ? []
        : [(bind) => `coalesce(${statusBy(bind(missing))}, '') not in ('concluded', 'done', 'excepted')`];
    const list = listBy(whole);
    const page = await pageOf<Row, SortCode, never>(this.db, list, { where: [...where, ...wanting], sort, ...which });
    const covered = await Promise.all(types.map((type) => this.coveredBy(type, whole, { from: list.from, where })));
    const items = page.items.map(({ evaluations, within, ...row }) => ({
      ...row,
      types: types.map((type) => ({ type, status: evaluations[type] ?? within[type] ?? 'missing' })),
    }));
    return { ...page, items, types: covered };
  }

  /** The whole of a department is the sum of its parts: its own line counts as a subject, and its money with its parts. */
  private async coveredBy(
    type: string,
    whole: string,
    { from, where }: Readonly<{ from: string; where: readonly Where[] }>,
  ): Promise<Covered> {
    const values: unknown[] = [];
    const bind = (value: unknown): string => `$${String(values.push(value))}`;
    const status = statusBy(bind(type));
    const isPart = `s.data->>'kind' <> ${bind(whole)}`;
    const conditions = where.map((each) => `(${each(bind)})`).join(' and ');
    const { rows } = await this.db.query<Omit<Covered, 'type' | 'rate' | 'rateOfBudget'>>(
      `select count(*)::int as subjects,
              (count(*) filter (where ${status} in ('concluded', 'done')))::int as covered,
              (count(*) filter (where ${status} = 'excepted'))::int as excepted,
              coalesce(sum(m.budget) filter (where ${isPart}), 0)::text as budget,
              coalesce(sum(m.budget) filter (where ${isPart} and ${status} in ('concluded', 'done')), 0)::text as "budgetCovered"
         from ${from} where ${conditions}`,
      values,
    );
    const [counted] = rows;
    if (!counted) throw new Error('A count has one row');
    const { subjects: all, covered, budget, budgetCovered } = counted;
    return { type, ...counted, rate: share(String(covered), String(all)), rateOfBudget: share(budgetCovered, budget) };
  }
}

const statusBy = (type: string): string => `coalesce(o.types->>${type}, v.types->>${type})`;

/** None of nothing. */
const share = (part: string, whole: string): string | null =>
  decimal(whole).eq('0') ? null : decimal(part).div(decimal(whole)).round(4).toString();
