import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { csvMark, csvRow, isDecimalText } from '@wenxiao/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { problem } from '../http/problem.js';
import { columnName } from './column-names.js';
import { pageLimit } from './page-limit.js';
import { pageToPrint } from './page-to-print.js';

/** Under what name a reader asks for a whole list as a table: `?format=csv`, `?format=html`. */
export const formatParameter = 'format';

/** Rows of a table at most: who has more asks for fewer. */
const rowsMax = 20_000;

const listAt = Symbol('a list as a table');

/** What a whole list is written as: a table for programs and spreadsheets, or a page for people to print. */
export const tableFormats = ['csv', 'html'] as const;
type TableFormat = (typeof tableFormats)[number];
const isFormat = (given: unknown): given is TableFormat => tableFormats.some((each) => each === given);

type Row = Readonly<Record<string, unknown>>;
type Answered = Readonly<{ items: readonly Row[]; more: boolean; next?: string }>;

type List = Readonly<{ called: string; columns: readonly string[] }>;

/** Says that an operation answers with a page of a list, by what it is called and an example of it: its first row has all columns. */
export const IsList =
  (called: string, { items: [row = {}] }: Readonly<{ items: readonly object[] }>): MethodDecorator =>
  (_target, _name, descriptor) => {
    const list: List = { called, columns: columnsOf(row) };
    Reflect.defineMetadata(listAt, list, descriptor.value as object);
  };

/** Objects in a row are columns of their own: `rectification.status`. */
function columnsOf(row: object, before = ''): readonly string[] {
  return Object.entries(row).flatMap(([name, value]: [string, unknown]) =>
    isRecord(value) ? columnsOf(value, `${before}${name}.`) : [`${before}${name}`],
  );
}

/**
 * Answers with a whole list, all its pages, as a table to whoever asks for it: what was asked of the list holds for it, and who may
 * read the list reads its table.
 */
@Injectable()
export class ListAsTable implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const list = Reflect.getMetadata(listAt, context.getHandler()) as List | undefined;
    if (context.getType() !== 'http' || !list) return next.handle();
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { [formatParameter]: format, ...query } = request.query as Row;
    if (format === undefined) return next.handle();
    if (!isFormat(format)) throw unknownFormat();
    const { limit: _limit, after: _after, ...asked } = query;
    const page = (of: object): Promise<Answered> => {
      request.query = { ...asked, ...of };
      return lastValueFrom(next.handle() as Observable<Answered>);
    };
    const answer = async (): Promise<string> => {
      const rows = await allRows(page);
      void http.getResponse<FastifyReply>().headers({
        'content-type': `text/${format}; charset=utf-8`,
        'content-disposition': `attachment; filename="${nameOf(request.url)}.${format}"`,
      });
      return written[format](list, rows, asked);
    };
    return from(answer());
  }
}

async function allRows(page: (of: object) => Promise<Answered>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await page({ limit: pageLimit.most, ...(after !== undefined && { after }) });
    rows.push(...items);
    if (rows.length > rowsMax) throw tooLong();
    after = next;
  } while (after !== undefined);
  return rows;
}

const written: Readonly<Record<TableFormat, (list: List, rows: readonly Row[], asked: Row) => string>> = {
  csv: ({ columns }, rows) =>
    [
      csvMark,
      csvRow(columns.map(columnName)),
      ...rows.map((row) =>
        csvRow(
          columns.map((column) => cellOf(row, column)),
          isDecimalText,
        ),
      ),
    ].join(''),
  html: ({ called, columns }, rows, asked) =>
    pageToPrint({
      title: called,
      asked: Object.entries(asked).map(([name, value]) => [columnName(name), textOf(value)]),
      headings: columns.map(columnName),
      rows: rows.map((row) => columns.map((column) => cellOf(row, column))),
    }),
};

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

function cellOf(row: Row, column: string): string {
  const value = column.split('.').reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), row);
  return textOf(value);
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(textOf).join('；');
  return JSON.stringify(value);
}

/** What the list is called: the last word of its address that is no number. */
const nameOf = (url: string): string =>
  (url.split('?')[0] ?? '').split('/').findLast((word) => /^[a-z][a-z-]*$/.test(word)) ?? 'list';

const unknownFormat = () =>
  problem('invalid-request', {
    errors: [
      {
        path: formatParameter,
        code: 'unknown-format',
        zh: '格式须为 csv 或 html',
        en: 'a list is given as a table in csv or html',
      },
    ],
  });

const tooLong = () =>
  problem('invalid-request', {
    errors: [
      {
        path: formatParameter,
        code: 'table-too-long',
        zh: `超过 ${String(rowsMax)} 行，请缩小范围后再导出`,
        en: `there are more than ${String(rowsMax)} rows: ask for fewer`,
      },
    ],
  });
