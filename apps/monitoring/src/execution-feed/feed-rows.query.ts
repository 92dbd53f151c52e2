import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { basisOf, DATABASE, type List, type Page, pageOf, type PageQueryDto } from '@wenxiao/service-kit';
import type { Ruling } from '@wenxiao/rules/ruling';
import { lensIn } from '../monitoring/monitoring.warnings.js';
import { type RowFlaw, rowFlaws } from './feed-row.js';

export const rowStates = ['rejected', 'changed', 'unchanged', 'waiting'] as const;
export type RowState = (typeof rowStates)[number];
export const rowStateNames: Readonly<Record<RowState, string>> = {
  rejected: '未采纳',
  changed: '有变动',
  unchanged: '无变动',
  waiting: '待写入',
};
type Total = RowState;

const state = `case when r.flaw is not null then 'rejected' else coalesce(r.became, 'waiting') end`;
const totalOf = (each: RowState): string => `count(*) filter (where ${state} = '${each}')`;

const list: List<'number', Total> = {
  from: 'execution_feed.rows r join execution_feed.batches b on b.upload = r.upload',
  columns: {
    number: 'r.number',
    state,
    flaw: 'r.flaw',
    sent: 'r.sent',
    subject: 'r.subject',
    year: 'r.year',
    part: 'r.part',
    on: 'r.paid_on',
    amount: 'r.amount::numeric(20, 2)::text',
    before: 'r.before::numeric(20, 2)::text',
  },
  id: `lpad(r.number::text, 10, '0')`,
  sorts: { number: { by: 'r.number', type: 'integer' } },
  totals: {
    rejected: totalOf('rejected'),
    changed: totalOf('changed'),
    unchanged: totalOf('unchanged'),
    waiting: totalOf('waiting'),
  },
};

/** A row as people read it, with the article by which it is wrong where one says so. */
export type ListedFlaw = Readonly<{ number: number; code?: RowFlaw; zh?: string; en?: string }> &
  ReturnType<typeof basisOf>;
type ListedRow = Readonly<{ number: number; flaw: RowFlaw | null }>;

/** What became of the rows of a batch. */
@Injectable()
export class FeedRows {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  async page(
    tenant: string,
    batch: string,
    { state: asked, ...which }: PageQueryDto & Readonly<{ state?: RowState }>,
    ruling?: Ruling,
  ): Promise<Page<object, Total>> {
    const page = await pageOf<ListedRow, 'number', Total>(this.db, list, {
      where: [
        (bind) => `b.tenant = ${bind(tenant)}`,
        (bind) => `b.batch = ${bind(batch)}`,
        ...(asked === undefined ? [] : [(bind: (value: unknown) => string) => `${state} = ${bind(asked)}`]),
      ],
      sort: 'number',
      ...which,
    });
    return { ...page, items: page.items.map((row) => told(row, ruling)) };
  }

  /** The first rows that are not as required. */
  async first(upload: string, most: number, ruling: Ruling): Promise<readonly ListedFlaw[]> {
    const { rows } = await this.db.query<ListedRow>(
      `select number, flaw, sent from execution_feed.rows where upload = $1 and flaw is not null order by number limit $2`,
      [upload, most],
    );
    return rows.map((row) => told(row, ruling));
  }
}

/** With what is wrong, in words, and the article by which it is, where it is one of money that no budget has. */
function told({ flaw, ...row }: ListedRow, ruling: Ruling | undefined): ListedFlaw {
  if (flaw === null) return row;
  const [zh, en] = rowFlaws[flaw];
  return { ...row, code: flaw, zh, en, ...(withoutBudget.includes(flaw) && basisOf(ruling, ...compliance(ruling))) };
}

/** Rows of money that no budget has: spending without one (合规性). */
const withoutBudget: readonly RowFlaw[] = ['line-not-approved', 'unknown-part'];
const compliance = (ruling: Ruling | undefined) => lensIn(ruling, 'compliance').map(({ path }) => path);
