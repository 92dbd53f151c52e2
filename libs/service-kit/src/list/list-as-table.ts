import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { csvMark, csvRow, isDecimalText } from '@wenxiao/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { problem } from '../http/problem.js';
import { cellOf, isForPrograms, nameIn, printedOf } from './cells.js';
import type { ColumnCodes } from './column-codes.js';
import { columnName } from './column-names.js';
import { type CalledIn, isRow, leavesOf, type ListOf, ListWords, type Row } from './list-words.js';
import { pageLimit } from './page-limit.js';
import { pageToPrint } from './page-to-print.js';

/** Under what name a reader asks for a whole list as a table: `?format=csv`, `?format=html`. */
export const formatParameter = 'format';

/** Under what name a reader asks what the codes of a page are called: `?words=zh`. */
export const wordsParameter = 'words';
export const wordsLanguage = 'zh';

/** Rows of a table at most: who has more asks for fewer. */
const rowsMax = 20_000;

const listAt = Symbol('a list as a table');

/** What a whole list is written as: a table for programs and spreadsheets, or a page for people to print. */
export const tableFormats = ['csv', 'html'] as const;
type TableFormat = (typeof tableFormats)[number];
const isFormat = (given: unknown): given is TableFormat => tableFormats.some((each) => each === given);

type Answered = Readonly<{ items: readonly Row[]; more: boolean; next?: string }>;

/** What a list is called, an example of its rows, and what their codes are called beside those that mean the same everywhere. */
type List = Readonly<{ called: string; row: object; codes: ColumnCodes }>;

/** Says that an operation answers with a page of a list, by what it is called, an example of it (its first row has all columns) and its codes. */
export const IsList =
  (
    called: string,
    { items: [row = {}] }: Readonly<{ items: readonly object[] }>,
    codes: ColumnCodes = {},
  ): MethodDecorator =>
  (_target, _name, descriptor) => {
    const list: List = { called, row, codes };
    Reflect.defineMetadata(listAt, list, descriptor.value as object);
  };

/** The list that an operation answers with, if it does. */
const listOf = (handler: object): List | undefined => Reflect.getMetadata(listAt, handler) as List | undefined;

/** The example of a list as people read it: in each format; undefined for an operation that answers with no list. */
export async function exampleAsRead(handler: object, words: ListWords, of: ListOf): Promise<ExampleAsRead | undefined> {
  const list = listOf(handler);
  if (!list) return undefined;
  const { called, row, codes } = list;
  const shown = { called, columns: columnsOf(row), of: await words.of([row as Row], codes, of) };
  const [csv, html] = tableFormats.map((format) => written[format](shown, [row as Row], {}));
  return { called, csv: csv ?? '', html: html ?? '' };
}
type ExampleAsRead = Readonly<{ called: string } & Record<TableFormat, string>>;

/** Objects in a row are columns of their own: `rectification.status`. */
function columnsOf(row: object, before = ''): readonly string[] {
  return Object.entries(row).flatMap(([name, value]: [string, unknown]) =>
    isRow(value) ? columnsOf(value, `${before}${name}.`) : [`${before}${name}`],
  );
}

/**
 * Answers with a whole list, all its pages, as a table to whoever asks for it: what was asked of the list holds for it, and who may
 * read the list reads its table. Codes are called as the rules or the product call them; beside a page of JSON they are where `words` asks for it.
 */
@Injectable()
export class ListAsTable implements NestInterceptor {
  constructor(private readonly words: ListWords) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const list = listOf(context.getHandler());
    if (context.getType() !== 'http' || !list) return next.handle();
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { [formatParameter]: format, [wordsParameter]: words, ...query } = request.query as Row;
    if (format === undefined && words === undefined) return next.handle();
    if (format !== undefined && !isFormat(format)) throw unknownFormat();
    if (words !== undefined && words !== wordsLanguage) throw unknownWords();
    const of = whoseList(request);
    const pageOf = (asked: object): Promise<Answered> => {
      request.query = asked;
      return lastValueFrom(next.handle() as Observable<Answered>);
    };
    if (format === undefined) return from(this.withWords(list, of, () => pageOf(query)));
    const { limit: _limit, after: _after, ...asked } = query;
    const answer = async (): Promise<string> => {
      const rows = await allRows((page) => pageOf({ ...asked, ...page }));
      void http.getResponse<FastifyReply>().headers({
        'content-type': `text/${format}; charset=utf-8`,
        'content-disposition': `attachment; filename="${nameOf(request.url)}.${format}"`,
      });
      const called = await this.words.of([asked, ...rows], list.codes, of);
      return written[format]({ called: list.called, columns: columnsOf(list.row), of: called }, rows, asked);
    };
    return from(answer());
  }

  /** A page with what its codes are called, by column. */
  private async withWords(list: List, of: ListOf, page: () => Promise<Answered>): Promise<object> {
    const answered = await page();
    const called = await this.words.of(answered.items, list.codes, of);
    const words: Record<string, Record<string, string>> = {};
    for (const row of answered.items)
      for (const [path, value] of leavesOf(row)) {
        if (typeof value !== 'string') continue;
        const name = nameIn(row, path, called, value);
        if (name !== value) (words[path] ??= {})[value] = name;
      }
    return { ...answered, words };
  }
}

/** Whose list it is: of a jurisdiction, or of the body whose rules are asked for. */
function whoseList({ params, query }: FastifyRequest): ListOf {
  const { jurisdictionId: tenant } = params as Readonly<{ jurisdictionId?: string }>;
  const { body } = query as Readonly<{ body?: unknown }>;
  return { ...(tenant !== undefined && { tenant }), ...(typeof body === 'string' && { body }) };
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

type Called = Readonly<{ called: string; columns: readonly string[]; of: CalledIn }>;

const written: Readonly<Record<TableFormat, (list: Called, rows: readonly Row[], asked: Row) => string>> = {
  csv: ({ columns, of }, rows) =>
    [
      csvMark,
      csvRow(columns.map(columnName)),
      ...rows.map((row) =>
        csvRow(
          columns.map((column) => cellOf(row, column, of)),
          isDecimalText,
        ),
      ),
    ].join(''),
  html({ called, columns, of }, rows, asked) {
    const shown = columns.filter((column) => !isForPrograms(column, columns));
    return pageToPrint({
      title: called,
      asked: Object.keys(asked).map((name) => [columnName(name), cellOf(asked, name, of)]),
      headings: shown.map(columnName),
      rows: rows.map((row) => shown.map((column) => printedOf(row, column, of))),
    });
  },
};

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

const unknownWords = () =>
  problem('invalid-request', {
    errors: [{ path: wordsParameter, code: 'unknown-words', zh: '代码名称须为 zh', en: 'codes are named in zh' }],
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
