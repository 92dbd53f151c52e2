import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { csvMark, csvRow, isDecimalText } from '@wenxiao/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { problem } from '../http/problem.js';
import { columnName } from './column-names.js';
import { pageLimit } from './page-limit.js';

/** Under what name a reader asks for a whole list as a table: `?format=csv`. */
export const formatParameter = 'format';

/** Rows of a table at most: who has more asks for fewer. */
const rowsMax = 20_000;

const columnsAt = Symbol('columns of a list as a table');

type Row = Readonly<Record<string, unknown>>;
type Answered = Readonly<{ items: readonly Row[]; more: boolean; next?: string }>;

/** Says that an operation answers with a page of a list, by an example of it: its first row has all columns. */
export const IsList =
  ({ items: [row = {}] }: Readonly<{ items: readonly object[] }>): MethodDecorator =>
  (_target, _name, descriptor) => {
    Reflect.defineMetadata(columnsAt, columnsOf(row), descriptor.value as object);
  };

/** Objects in a row are columns of their own: `rectification.status`. */
function columnsOf(row: object, before = ''): readonly string[] {
  return Object.entries(row).flatMap(([name, value]: [string, unknown]) =>
    isRecord(value) ? columnsOf(value, `${before}${name}.`) : [`${before}${name}`],
  );
}

/**
 * Answers with a whole list, all its pages, as a table in CSV to whoever asks for it: what was asked of the list holds for it, and who may
 * read the list reads its table.
 */
@Injectable()
export class ListAsTable implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const columns = Reflect.getMetadata(columnsAt, context.getHandler()) as readonly string[] | undefined;
    if (context.getType() !== 'http' || !columns) return next.handle();
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { [formatParameter]: format, ...asked } = request.query as Readonly<Record<string, unknown>>;
    if (format === undefined) return next.handle();
    if (format !== 'csv') throw unknownFormat();
    const page = (query: object): Promise<Answered> => {
      request.query = query;
      return lastValueFrom(next.handle() as Observable<Answered>);
    };
    return from(
      this.table(asked, columns, page).then((text) => {
        void http.getResponse<FastifyReply>().headers({
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${nameOf(request.url)}.csv"`,
        });
        return text;
      }),
    );
  }

  private async table(
    asked: Row,
    columns: readonly string[],
    page: (query: object) => Promise<Answered>,
  ): Promise<string> {
    const { limit: _limit, after: _after, ...wanted } = asked;
    const lines = [csvMark, csvRow(columns.map(columnName))];
    let after: string | undefined;
    do {
      const { items, next } = await page({ ...wanted, limit: pageLimit.most, ...(after !== undefined && { after }) });
      lines.push(
        ...items.map((row) =>
          csvRow(
            columns.map((column) => cellOf(row, column)),
            isDecimalText,
          ),
        ),
      );
      if (lines.length - 2 > rowsMax) throw tooLong();
      after = next;
    } while (after !== undefined);
    return lines.join('');
  }
}

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
      { path: formatParameter, code: 'unknown-format', zh: '格式须为 csv', en: 'a list is given as a table in csv' },
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
