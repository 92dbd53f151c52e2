import type { Queryable } from '@wenxiao/event-store';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import pg from 'pg';
import { type List, type Page, pageOf, type Where } from '../src/list/page.js';
import { among, ofTenant, reachedBy, searched } from '../src/list/reach.js';
import type { Admission } from '../src/access/admission.js';

type Row = Readonly<{ id: string; due: string }>;

const list: List<'due' | 'amount', 'red'> = {
  from: 'lists.rows l',
  columns: { id: 'l.id', due: 'l.due::text' },
  id: 'l.id',
  sorts: { due: { by: 'l.due', type: 'date' }, amount: { by: 'l.amount', type: 'numeric' } },
  totals: { red: `count(*) filter (where l.light = 'red')` },
};

let store: FreshStore;
let pool: pg.Pool;
let owner: pg.Client;

beforeAll(async () => {
  store = await freshStore('list');
  owner = new pg.Client(store.url('owner'));
  await owner.connect();
  await owner.query(`create schema lists;
    create table lists.rows (tenant text, id text, unit text, due date not null, amount numeric not null, light text);
    create schema directory_copy;
    create table directory_copy.organisations (id text, path text[]);
    insert into directory_copy.organisations values
      ('a', '{county,d1,a}'), ('b', '{county,d2,b}');
    insert into lists.rows select 'county', lpad(n::text, 3, '0'), case when n % 2 = 0 then 'a' else 'b' end,
      date '2023-01-01' + n / 3, n * 10, case when n % 5 = 0 then 'red' end from generate_series(1, 30) n;
    insert into lists.rows values ('other', '999', 'a', '2023-01-01', 1, 'red');
    grant usage on schema lists, directory_copy to ${store.roles.service};
    grant select on all tables in schema lists, directory_copy to ${store.roles.service}`);
  pool = store.pool('service');
});
afterAll(async () => {
  await owner.end();
  await store.drop();
});

const county: Where = ofTenant('county', 'l.tenant');

async function pages(
  where: readonly Where[],
  sort: 'due' | 'amount',
  descending: boolean,
  limit = 7,
): Promise<Page<Row>[]> {
  const read: Page<Row>[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await pageOf<Row, 'due' | 'amount', 'red'>(pool, list, {
      where,
      sort,
      descending,
      limit,
      ...(after && { after }),
    });
    read.push(page);
    ({ more, next: after } = page);
  }
  return read;
}

const ids = (read: readonly Page<Row>[]): string[] => read.flatMap(({ items }) => items.map(({ id }) => id));
const numbers = Array.from({ length: 30 }, (_, at) => String(at + 1).padStart(3, '0'));

describe('the pages of a list', () => {
  it('hold every row once, in order, whether up or down, and whatever is alike in what is sorted by', async () => {
    for (const sort of ['due', 'amount'] as const) {
      expect(ids(await pages([county], sort, false))).toEqual(numbers);
      expect(ids(await pages([county], sort, true))).toEqual([...numbers].reverse());
    }
  });

  it('say whether there is more, and of how many they are one', async () => {
    const read = await pages([county], 'due', false, 15);
    expect(read.map(({ more, items, totals }) => [more, items.length, totals])).toEqual([
      [true, 15, { rows: 30, red: 6 }],
      [false, 15, { rows: 30, red: 6 }],
    ]);
    expect(read[0]?.items[0]).toEqual({ id: '001', due: '2023-01-01' });
  });

  it('have totals of the very rows that they are of, whoever writes meanwhile', async () => {
    let written = 0;
    let before = Promise.resolve();
    // Between any two statements of the reader somebody writes.
    const db = {
      query: (...statement: Parameters<typeof pool.query>) => {
        const read = before.then(() => pool.query(...statement));
        before = read.then(async () => {
          written += 1;
          await owner.query(`insert into lists.rows values ('busy', $1, 'a', '2023-01-01', 0, 'red')`, [
            String(written),
          ]);
        });
        return read;
      },
    } as unknown as Queryable;
    const asked = { where: [ofTenant('busy', 'l.tenant')], sort: 'amount', limit: 200 } as const;
    for (let turn = 0; turn < 3; turn++) {
      const { items, totals } = await pageOf<Row, 'due' | 'amount', 'red'>(db, list, asked);
      expect(totals).toEqual({ rows: items.length, red: items.length });
      await before;
    }
    expect(written).toBeGreaterThan(0);
    await owner.query(`delete from lists.rows where tenant = 'busy'`);
  });

  it('say that there is nothing, with totals of nothing', async () => {
    const asked = { where: [ofTenant('nobody', 'l.tenant')], sort: 'due' } as const;
    expect(await pageOf(pool, list, asked)).toEqual({ items: [], more: false, totals: { rows: 0, red: 0 } });
  });

  it('go on where they were although rows came before', async () => {
    const asked = { where: [county], sort: 'amount', limit: 10 } as const;
    const first = await pageOf<Row, 'due' | 'amount', 'red'>(pool, list, asked);
    await owner.query(`insert into lists.rows values ('county', '000', 'a', '2023-01-01', 0, null)`);
    const second = await pageOf<Row, 'due' | 'amount', 'red'>(pool, list, { ...asked, after: first.next ?? '' });
    await owner.query(`delete from lists.rows where id = '000'`);
    expect(second.items[0]?.id).toBe('011');
  });

  it('hold what a person reaches and asks for alone', async () => {
    const as = (desk: string) => ({ grants: [{ over: 'd1', desk }] }) as unknown as Admission;
    const admission = as('budget-unit');
    expect(ids(await pages([county, reachedBy(admission, 'l.unit')], 'due', false))).toEqual(
      numbers.filter((_, at) => at % 2 === 1),
    );
    expect(ids(await pages([county, reachedBy(as('operator'), 'l.unit')], 'due', false))).toEqual([]);
    expect(ids(await pages([county, ...among('l.light', ['red'])], 'due', false))).toEqual(
      numbers.filter((_, at) => at % 5 === 4),
    );
    expect(ids(await pages([county, ...among('l.light', [])], 'due', false))).toEqual(numbers);
  });

  it('hold what has a text in its name or its code, in whatever case', async () => {
    const found = async (text: string | undefined) =>
      ids(await pages([county, ...searched(text, `'Road ' || l.id`, 'l.light')], 'due', false));
    expect(await found('roAD 00')).toEqual(numbers.slice(0, 9));
    expect(await found('RED')).toEqual(numbers.filter((_, at) => at % 5 === 4));
    expect(await found('%')).toEqual([]);
    expect(await found(undefined)).toEqual(numbers);
  });

  const made = (text: string): string => Buffer.from(text).toString('base64url');
  it.each(['', 'nonsense', made('["amount",false,"1","1"]'), made('["due",false,"2023-99-99","1"]')])(
    'are refused a cursor that is none of this order: %j',
    async (after) => {
      const asked = pageOf(pool, list, { where: [county], sort: 'due', limit: 7, after });
      await expect(asked).rejects.toMatchObject({ code: 'invalid-request' });
    },
  );
});
