import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import {
  type Admission,
  CommandRunner,
  DATABASE,
  type List,
  ofTenant,
  only,
  type Page,
  type PageQueryDto,
  pageOf,
  reachedBy,
} from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { ExecutedAmounts } from '../budget-line/executed-amounts.js';
import { paidOf, type Rest, restsOf } from '../budget-line/rests.js';
import { lineId } from '../stream-names.js';

/** Lines with money of their own, whose budget of the year is more than nothing. */
const lines = {
  from: 'targets_read.periods_1 p join targets_read.subjects_1 s on s."tenant" = p."tenant" and s."subject" = p."subject"',
  columns: { subject: 'p."subject"', name: 's."name"', unit: 's."unit"' },
  id: 'p."subject"',
  sorts: { recorded: { by: 'p."recordedAt"', type: 'text' } },
} as const satisfies List;

type Line = Readonly<{ subject: string; name: string; unit: string }>;

/** What is left of a line, and the versions that whoever carries it over has read. `paid`: who said what was paid; absent where nobody did. */
export type RestOfLine = Line &
  Readonly<{ version: number; nextVersion: number; paid?: 'treasury' | 'stated'; rests: readonly Rest[] }>;

/** What is left of the lines of a year: what may be carried over, and what lapses where nobody does. */
@Injectable()
export class RestsOfYear {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly commands: CommandRunner,
    private readonly executed: ExecutedAmounts,
  ) {}

  async page(tenant: string, year: number, admission: Admission, asked: PageQueryDto): Promise<Page<RestOfLine>> {
    const page = await pageOf<Line, 'recorded', never>(this.db, lines, {
      where: [
        ofTenant(tenant, 'p."tenant"'),
        reachedBy(admission, 's."unit"'),
        ...only('p."period"', String(year)),
        () => 'p."own" and p."inForce" > 0',
      ],
      sort: 'recorded',
      descending: false,
      ...asked,
    });
    const ids = page.items.map(({ subject }) => subject);
    const of = (at: number) =>
      this.commands.loadAll(
        budgetLine,
        tenant,
        ids.map((id) => lineId(id, at)),
      );
    const [now, next, executed] = await Promise.all([of(year), of(year + 1), this.executed.ofAll(tenant, ids, year)]);
    const items = page.items.map((line, at): RestOfLine => {
      const [{ version, state } = missing(), later = missing(), paidBy = missing()] = [now[at], next[at], executed[at]];
      const paid = paidOf(state, { year, executed: paidBy });
      return {
        ...line,
        version,
        nextVersion: later.version,
        ...(paid && { paid: paidBy.length > 0 ? 'treasury' : 'stated' }),
        rests: restsOf(state, year, paid ?? []),
      };
    });
    return { ...page, items };
  }
}

function missing(): never {
  throw new Error('Each line is loaded, in the order of its names');
}
