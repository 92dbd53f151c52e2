import type { Queryable } from '@wenxiao/event-store';
import { problem } from '../http/problem.js';
import { limitOf, type PageAsked } from './page-limit.js';

/** Puts a value beside the query and gives its place: `bind('county')` is `$1`. */
type Bind = (value: unknown) => string;
/** A condition on the rows of a list, all of which hold: ``(bind) => `l.tenant = ${bind(tenant)}` ``. */
export type Where = (bind: Bind) => string;

/** What a list can be sorted by: an expression that is never null, and its type, so that a cursor compares as the database does. */
type Sort = Readonly<{ by: string; type: 'text' | 'date' | 'integer' | 'bigint' | 'numeric' | 'timestamptz' }>;

/** A list over rows that a projection keeps. SQL of the service's own, never a caller's. */
export type List<SortCode extends string = string, Total extends string = string> = Readonly<{
  /** `monitoring_read.subjects_1 l` */
  from: string;
  /** Result column → expression. */
  columns: Readonly<Record<string, string>>;
  /** Tells rows apart, and puts those in order that are alike in what is sorted by. Text. */
  id: string;
  sorts: Readonly<Record<SortCode, Sort>>;
  /** Beside their number, what is summed up over all rows that are asked for: ``{ red: `count(*) filter (where l.light = 'red')` }``. */
  totals?: Readonly<Record<Total, string>>;
  /** Amounts that are summed up beside them, to the last digit. */
  sums?: Readonly<Record<string, string>>;
}>;

type RowsAsked<SortCode extends string = string> = PageAsked &
  Readonly<{ where: readonly Where[]; sort: SortCode; descending?: boolean | undefined }>;

type Order = Pick<RowsAsked, 'sort' | 'descending'>;

/** A page says whether there is more, and of how many rows it is one: nothing is cut in silence. */
export type Page<Row, Total extends string = string> = Readonly<{
  items: readonly Row[];
  more: boolean;
  /** The cursor of the page after, where there is one. */
  next?: string;
  /** Over all rows that are asked for, this page or not. */
  totals: Readonly<Record<Total | 'rows', number>>;
  /** Likewise, decimals as text; of a list that sums up amounts. */
  sums?: Readonly<Record<string, string>>;
}>;

/**
 * A page of a list. Rows that come or go between two pages shift none of the others: a page goes on after the row with which the
 * one before ended, wherever that stands now.
 * @throws {ProblemError} `invalid-request` for a cursor that is none of this list in this order.
 */
export async function pageOf<Row extends object, SortCode extends string, Total extends string>(
  db: Queryable,
  list: List<SortCode, Total>,
  asked: RowsAsked<SortCode>,
): Promise<Page<Row, Total>> {
  const read = await readOf<Row, Total>(db, list, asked);
  const [{ page_totals: totals, page_sums: sums }] = read;
  const rows = read.filter((row): row is Placed & typeof row => row.sort_id !== null);
  const page = pageOfRead(rows, asked, (last) => cursorAt(asked, last.sort_value, last.sort_id));
  return { ...page, items: page.items.map(rowIn<Row>), totals, ...(sums && { sums }) };
}

/**
 * A page of rows of which one more was read than it may show.
 * @param cursorOf what goes on after a row
 */
export function pageOfRead<Row>(
  read: readonly Row[],
  asked: PageAsked,
  cursorOf: (last: Row) => string,
): Pick<Page<Row>, 'items' | 'more' | 'next'> {
  const items = read.slice(0, limitOf(asked));
  const more = read.length > items.length;
  const last = items.at(-1);
  return { items, more, ...(more && last !== undefined && { next: cursorOf(last) }) };
}

const asGiven: Order = { sort: 'given' };

/**
 * A page of what one stream says, which is at hand whole and only grows at its end.
 * @throws {ProblemError} as {@link pageOf}
 */
export function pageOfAll<Row>(all: readonly Row[], asked: PageAsked): Page<Row> {
  const start = asked.after === undefined ? 0 : Number(placeIn(asked.after, asGiven).sort_id);
  if (!(start >= 0 && start <= all.length)) throw ofAnotherList();
  const read = all.slice(start, start + limitOf(asked) + 1);
  const cursorOf = () => cursorAt(asGiven, '', String(start + limitOf(asked)));
  return { ...pageOfRead(read, asked, cursorOf), totals: { rows: all.length } };
}

type Placed = Readonly<{ sort_value: string; sort_id: string }>;
type Summed<Total extends string> = Readonly<{
  page_totals: Page<object, Total>['totals'];
  page_sums: Readonly<Record<string, string>> | null;
}>;
/** Without any row of the list there is one that has the totals alone. */
type Read<Row, Total extends string> = Row &
  (Placed | Readonly<{ sort_value: null; sort_id: null }>) &
  Summed<Total> &
  Readonly<{ sort_place: string | null }>;

function rowIn<Row>({
  sort_value: _value,
  sort_id: _id,
  sort_place: _place,
  page_totals: _totals,
  page_sums: _sums,
  ...row
}: Record<string, unknown>): Row {
  return row as Row;
}

/** Rows and totals by one statement: both are of one state of the database, whoever writes meanwhile. */
async function readOf<Row extends object, Total extends string>(
  db: Queryable,
  list: List<string, Total>,
  asked: RowsAsked,
): Promise<readonly [Read<Row, Total>, ...Read<Row, Total>[]]> {
  const { by, type } = sortOf(list, asked);
  const { values, bind } = binding();
  const [order, onwards] = asked.descending === true ? ['desc', '<'] : ['asc', '>'];
  const conditions = asked.where.map((where) => where(bind));
  const onward = [...conditions];
  if (asked.after !== undefined) {
    const { sort_value: value, sort_id: id } = placeIn(asked.after, asked);
    onward.push(`(${by}, ${list.id}) ${onwards} (${bind(value)}::${type}, ${bind(id)})`);
  }
  const columns = Object.entries(list.columns).map(([name, expression]) => `${expression} as "${name}"`);
  const inOrder = `order by ${by} ${order}, ${list.id} ${order}`;
  const query = db.query<Read<Row, Total>>(
    `select page.*, total.*
       from (select ${totalsOf(list)} from ${list.from} where ${allOf(conditions)}) total
       left join (select ${columns.join(', ')}, (${by})::text as sort_value, ${list.id} as sort_id,
                         row_number() over (${inOrder}) as sort_place
                    from ${list.from} where ${allOf(onward)}
                   ${inOrder} limit ${bind(limitOf(asked) + 1)}) page on true
      order by page.sort_place`,
    values,
  );
  const [first, ...others] = (await query.catch((error: unknown) => unreadable(error, asked))).rows;
  if (!first) throw new Error('An aggregate without groups has one row');
  return [first, ...others];
}

/** A cursor that somebody made up may hold what is no day and no number (SQLSTATE class 22). */
function unreadable(error: unknown, { after }: RowsAsked): never {
  const isData = /^22/.test(String((error as { code?: unknown }).code));
  throw isData && after !== undefined ? ofAnotherList() : error;
}

function totalsOf({ totals, sums }: List): string {
  const counts: readonly [string, string][] = [['rows', 'count(*)'], ...Object.entries<string>(totals ?? {})];
  const counted = objectOf(counts, (expression) => `coalesce(${expression}, 0)::float8`);
  const summed = sums && objectOf(Object.entries(sums), (amount) => `coalesce(${amount}, 0)::text`);
  return `json_build_object(${counted}) as page_totals,
          ${summed === undefined ? 'null::json' : `json_build_object(${summed})`} as page_sums`;
}

const objectOf = (entries: readonly [string, string][], valueOf: (expression: string) => string): string =>
  entries.map(([name, expression]) => `'${name}', ${valueOf(expression)}`).join(', ');

function binding(): Readonly<{ values: unknown[]; bind: Bind }> {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${String(values.push(value))}` };
}

const allOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'true' : conditions.map((each) => `(${each})`).join(' and ');

function sortOf({ sorts }: List, { sort }: RowsAsked): Sort {
  const found = Object.hasOwn(sorts, sort) ? sorts[sort] : undefined;
  if (!found) throw problem('invalid-request', { sort, sorts: Object.keys(sorts) });
  return found;
}

export const ofAnotherList = (): Error =>
  problem('invalid-request', {
    errors: [
      {
        path: 'after',
        code: 'cursor',
        zh: '不是本列表按此排序的下一页标记，请用上一页的 next，或从头查询',
        en: 'is no cursor of this list in this order: send `next` of the page before, or begin anew',
      },
    ],
  });

/** Goes on after the row of an id, by what it is sorted by. Opaque to whoever reads it, and of one order alone. */
export function cursorAt({ sort, descending = false }: Order, value: string, id: string): string {
  return Buffer.from(JSON.stringify([sort, descending, value, id])).toString('base64url');
}

/** The place that a cursor of this order names. @throws {ProblemError} `invalid-request` */
export function placeIn(cursor: string, { sort, descending = false }: Order): Placed {
  const [by, down, value, id] = parsed(cursor);
  const isOfThisOrder = by === sort && down === descending && typeof value === 'string' && typeof id === 'string';
  if (!isOfThisOrder) throw ofAnotherList();
  return { sort_value: value, sort_id: id };
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}
