import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { lastValueFrom, of } from 'rxjs';
import { columnName } from './column-names.js';
import { IsList, ListAsTable } from './list-as-table.js';

const example = { items: [{ subject: 's', score: '1', isKey: true, rectification: { status: 'open' }, marks: ['a'] }] };

class Lists {
  @IsList('评价结果', example)
  list(): void {
    // What it answers is given below.
  }
}

const handler = Object.getOwnPropertyDescriptor(Lists.prototype, 'list')?.value as object;

type Page = Readonly<{ items: readonly object[]; more: boolean; next?: string }>;

/** Asks a list that answers page after page. */
async function asked(query: Readonly<Record<string, string>>, ...pages: readonly Page[]) {
  const request = { query: { ...query } as object, url: '/jurisdictions/018f/evaluations?x=1' };
  const queries: object[] = [];
  const headers: Record<string, string> = {};
  const response = { headers: (given: object) => Object.assign(headers, given) };
  const context = {
    getType: () => 'http',
    getHandler: () => handler,
    switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }),
  } as unknown as ExecutionContext;
  const next: CallHandler = {
    handle: () => {
      queries.push(request.query);
      return of(pages[queries.length - 1]);
    },
  };
  return { answer: await lastValueFrom(new ListAsTable().intercept(context, next)), queries, headers };
}

const row = (subject: string, more: object = {}) => ({ subject, score: '88.5', isKey: false, ...more });

it('gives all pages of a list as one table, by what was asked of the list', async () => {
  const first = { items: [row('一'), row('=1+1', { rectification: { status: 'done' } })], more: true, next: 'c' };
  const last = { items: [row('三,四', { score: '-2', isKey: true, marks: ['重点', '重大'] })], more: false };
  const { answer, queries, headers } = await asked(
    { format: 'csv', year: '2023', limit: '1', after: 'x' },
    first,
    last,
  );
  expect(answer).toBe(
    [
      '\uFEFF对象编号,得分,重点,整改·状态,标识',
      '一,88.5,否,,',
      "'=1+1,88.5,否,done,",
      '"三,四",-2,是,,重点；重大',
      '',
    ].join('\r\n'),
  );
  expect(queries).toEqual([
    { year: '2023', limit: 200 },
    { year: '2023', limit: 200, after: 'c' },
  ]);
  expect(headers).toEqual({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="evaluations.csv"',
  });
});

it('gives it as a page that prints, without what is for programs', async () => {
  const id = '018f2f6e-0000-7000-8000-000000000101';
  const rows = { items: [row(id, { marks: ['重点'] }), row(id, { rectification: { status: '<b>' } })], more: false };
  const { answer, headers } = await asked({ format: 'html', year: '2023' }, rows);
  const text = String(answer);
  expect(text).toContain('<h1>评价结果</h1>\n<p>年度：2023　共 2 行</p>');
  expect(text).toContain('<tr><th>得分</th><th>重点</th><th>整改·状态</th><th>标识</th></tr>');
  expect(text).toContain('<tr><td class="number">88.5</td><td>否</td><td></td><td>重点</td></tr>');
  expect(text).toContain('<td>&lt;b&gt;</td>');
  expect(text).not.toContain(id);
  expect(headers).toEqual({
    'content-type': 'text/html; charset=utf-8',
    'content-disposition': 'attachment; filename="evaluations.html"',
  });
});

it('leaves a list alone of which nobody asks for a table, and knows no other format', async () => {
  const page = { items: [row('一')], more: false };
  expect((await asked({ year: '2023' }, page)).answer).toBe(page);
  await expect(asked({ format: 'xlsx' }, page)).rejects.toMatchObject({ code: 'invalid-request' });
});

it('gives no table that goes on without end', async () => {
  const many = Array.from({ length: 20_001 }, () => row('一'));
  await expect(asked({ format: 'csv' }, { items: many, more: false })).rejects.toMatchObject({
    details: { errors: [{ code: 'table-too-long' }] },
  });
});

it('names what has no Chinese name as the API does', () => {
  expect([columnName('rectification.status'), columnName('unheardOf')]).toEqual(['整改·状态', 'unheardOf']);
});
