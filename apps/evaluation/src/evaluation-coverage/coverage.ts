import { Inject, Injectable } from '@nestjs/common';
import { decimal } from '@wenxiao/domain';
import type { Queryable } from '@wenxiao/event-store';
import { moneyScheme } from '@wenxiao/rules/shape';
import {
  type Admission,
  BusinessClock,
  DATABASE,
  GoverningRules,
  type List,
  ofTenant,
  only,
  type Page,
  type PageQueryDto,
  pageOf,
  problem,
  reachedBy,
  type SortedPageQuery,
  type Where,
} from '@wenxiao/service-kit';
import { budgets } from '../copies.js';
import {
  countsOf,
  type CoverageSort,
  departmentOf,
  departments,
  money,
  statusOf,
  subjectsBy,
} from './coverage.lists.js';

type Row = Readonly<{ statuses: Readonly<Record<string, string>> }>;
type Asked = SortedPageQuery<CoverageSort> & Readonly<{ missing?: string; unit?: string; department?: string }>;

/** What is counted of one type; amounts as decimals. */
type Counted = Readonly<{
  type: string;
  subjects: number;
  covered: number;
  excepted: number;
  budget: string;
  budgetCovered: string;
  budgetExcepted: string;
}>;

/** How far the money of a year is covered by one type of evaluation: `0.5` is half of what is to be evaluated, null is none of nothing. */
type Covered = Counted & Readonly<{ rate: string | null; rateOfBudget: string | null }>;

/** What the set asks for, and the money of the year that somebody reaches. */
type Measured = Readonly<{
  types: readonly string[];
  whole: string;
  list: List<CoverageSort>;
  where: readonly Where[];
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
    { missing, unit, department, sort = 'name', ...which }: Asked,
  ): Promise<Page<object> & { types: readonly Covered[] }> {
    const { types, whole, list, where: reached } = await this.measured(tenant, year, admission);
    if (missing !== undefined && !types.includes(missing)) {
      const [zh, en] = [`规则只计算：${types.join('、')}`, `the rules count ${types.join(', ')} alone`];
      throw problem('invalid-request', { errors: [{ path: 'missing', code: 'isIn', zh, en }] });
    }
    const where = [...reached, ...only(`s.data->>'unit'`, unit), ...only(departmentOf, department)];
    const wanting: readonly Where[] =
      missing === undefined
        ? []
        : [(bind) => `coalesce(${statusOf(bind(missing))}, '') not in ('concluded', 'done', 'excepted')`];
    const page = await pageOf<Row, CoverageSort, never>(this.db, list, {
      where: [...where, ...wanting],
      sort,
      ...which,
    });
    const counted = await this.count({ types, whole, list, where }, 'null');
    const items = page.items.map(({ statuses, ...row }) => ({
      ...row,
      types: types.map((type) => ({ type, status: statuses[type] ?? 'missing' })),
    }));
    return { ...page, items, types: coveredOf(types, counted) };
  }

  /**
   * The same, told of each department whose money somebody reaches.
   * @throws {ProblemError} as {@link page}
   */
  async departments(tenant: string, year: number, admission: Admission, which: PageQueryDto): Promise<Page<object>> {
    const measured = await this.measured(tenant, year, admission);
    const { where } = measured;
    const hasMoney: Where = (bind) => `d.id in (select ${departmentOf} from ${money} where ${allOf(where, bind)})`;
    const asked = { where: [hasMoney], sort: 'name', ...which } as const;
    const page = await pageOf<Readonly<{ department: string }>, 'name', never>(this.db, departments, asked);
    const ofThese: Where = (bind) => `${departmentOf} = any (${bind(page.items.map((each) => each.department))})`;
    const counted = await this.count({ ...measured, where: [...where, ofThese] }, departmentOf);
    const items = page.items.map((row) => ({
      ...row,
      types: coveredOf(
        measured.types,
        counted.filter(({ department }) => department === row.department),
      ),
    }));
    return { ...page, items };
  }

  private async measured(tenant: string, year: number, admission: Admission): Promise<Measured> {
    const { rules } = await this.governing.inForce(tenant, moneyScheme, await this.clock.today());
    const stated = rules.inYear(year).value('evaluation.coverage');
    if (stated.is === 'silent') throw problem('not-found');
    const { types, basicExpenditureBy: whole } = stated.value;
    const where: readonly Where[] = [
      () => `b.copy = '${budgets.name}'`,
      ofTenant(tenant, 'b.tenant'),
      ...only(`b.data->>'year'`, String(year)),
      () => 'm.budget > 0',
      reachedBy(admission, `s.data->>'unit'`),
    ];
    return { types, whole, list: subjectsBy(whole), where };
  }

  private async count(
    { types, whole, list, where }: Measured,
    apart: typeof departmentOf | 'null',
  ): Promise<readonly (Counted & Readonly<{ department: string | null }>)[]> {
    const values: unknown[] = [];
    const bind = (value: unknown): string => `$${String(values.push(value))}`;
    const bound = { types: bind(types), whole: bind(whole), conditions: allOf(where, bind) };
    const { rows } = await this.db.query<Counted & { department: string | null }>(countsOf(list, apart, bound), values);
    return rows;
  }
}

const allOf = (where: readonly Where[], bind: Parameters<Where>[0]): string =>
  where.map((each) => `(${each(bind)})`).join(' and ');

const nothing = { subjects: 0, covered: 0, excepted: 0, budget: '0', budgetCovered: '0', budgetExcepted: '0' };

/** In the order of the set. What is left out for a reason is not to be evaluated: no rate is of it. */
const coveredOf = (
  types: readonly string[],
  counted: readonly (Counted & Readonly<{ department: unknown }>)[],
): readonly Covered[] =>
  types.map((type) => {
    const { department: _, ...of } = {
      department: null,
      ...nothing,
      type,
      ...counted.find((each) => each.type === type),
    };
    const rate = share(String(of.covered), String(of.subjects), String(of.excepted));
    return { ...of, rate, rateOfBudget: share(of.budgetCovered, of.budget, of.budgetExcepted) };
  });

function share(part: string, whole: string, excepted: string): string | null {
  const of = decimal(whole).minus(decimal(excepted));
  return of.eq('0') ? null : decimal(part).div(of).round(4).toString();
}
