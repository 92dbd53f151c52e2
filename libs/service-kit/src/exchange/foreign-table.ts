import {
  type Asked,
  ExchangeFile,
  type ExchangeFlaw,
  type ExchangeMapping,
  type ExchangeRow,
  limitsOfFiles,
  UnreadableFile,
} from '@wenxiao/exchange';
import type { FastifyRequest } from 'fastify';
import type { CommandAnswer } from '../command/command-runner.js';
import type { Organisation } from '../directory/organisations.js';
import { ProblemError } from '../http/problem.js';
import type { RowError } from '../table/import.problems.js';
import { letFinish } from '../table/let-finish.js';
import type { ForeignTableQueryDto } from './foreign-table.dto.js';

type Limits = NonNullable<Asked['limits']>;

/** Of what is decided in the time of a request: several times what a county has. */
export const decidedLimits: Limits = { bytes: 8 * 1024 * 1024, rows: 2000, rowCharacters: 16 * 1024 };

/**
 * Works with the table that a request brings; whoever still sends is let finish.
 * @param asked.jurisdiction whose table it is: rows of another one are found where it has an official code
 */
export async function readingForeign<Result>(
  { raw }: FastifyRequest,
  asked: Pick<ForeignTableQueryDto, 'encoding' | 'year'> &
    Readonly<{ mapping: ExchangeMapping; jurisdiction: Organisation | undefined; limits?: Limits }>,
  work: (file: ExchangeFile) => Promise<Result>,
): Promise<Result> {
  const { limits = limitsOfFiles } = asked;
  const source = raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  const file = new ExchangeFile(source, asAsked({ ...asked, limits }));
  try {
    return await work(file);
  } finally {
    await letFinish(raw, limits.bytes);
  }
}

type ReadBy = Pick<ForeignTableQueryDto, 'encoding' | 'year'> &
  Readonly<{ mapping: ExchangeMapping; jurisdiction: Organisation | undefined; limits: Limits }>;

/** How a table of a jurisdiction is read, and what it is expected to be of. */
export function asAsked({ mapping, jurisdiction, encoding, year, limits }: ReadBy): Asked {
  const code = jurisdiction?.code;
  return {
    mapping,
    limits,
    ...(encoding !== undefined && { encoding }),
    ...(year !== undefined && { year }),
    ...(code !== undefined && /^\d{6}(\d{3})?$/.test(code) && { division: code }),
  };
}

/** A table as it was read. */
export type ReadTable = Readonly<{
  rows: readonly ExchangeRow[];
  columns: ExchangeFile['columns'];
  /** Why it could not be read to its end. */
  flaws: readonly ExchangeFlaw[];
  hash: string;
}>;

/** Reads a table whole, as far as that goes: it is short enough. */
export async function tableOf(file: ExchangeFile): Promise<ReadTable> {
  const rows: ExchangeRow[] = [];
  const flaws: ExchangeFlaw[] = [];
  try {
    for await (const row of file.rows()) rows.push(row);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    flaws.push(error.flaw);
  }
  return { rows, columns: file.columns, flaws, hash: file.hash() };
}

/** What is wrong with a row: as it is read, or as it is registered. */
export type TableFlaw = ExchangeFlaw | (RowError & Readonly<{ element?: string }>);

const headsOf = (columns: ReadTable['columns']): ReadonlyMap<string | undefined, string> =>
  new Map(columns.map(({ head, element }) => [element, head]));

/** Flaws of registrations, by the columns of the table that said so. @param elements by the fields of a registration */
export function asOfTable(
  errors: readonly RowError[],
  { columns }: Pick<ReadTable, 'columns'>,
  elements: Readonly<Record<string, string>>,
): readonly TableFlaw[] {
  const heads = headsOf(columns);
  return errors.map(({ field, column: _, ...error }) => {
    const element = field === undefined ? undefined : elements[field];
    return element === undefined ? error : { ...error, element, column: heads.get(element) ?? element };
  });
}

/** Flaws that name an element, by the column that is it. */
export function byColumns(
  flaws: readonly ExchangeFlaw[],
  { columns }: Pick<ReadTable, 'columns'>,
): readonly ExchangeFlaw[] {
  const heads = headsOf(columns);
  return flaws.map((flaw) => {
    const column = flaw.column ?? (flaw.element === undefined ? undefined : heads.get(flaw.element));
    return column === undefined ? flaw : { ...flaw, column };
  });
}

/** By lines; what is wrong with the table as a whole first. */
export const inOrder = (flaws: readonly TableFlaw[]): readonly TableFlaw[] =>
  [...flaws].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));

/** Refusals of a file of registrations for what its rows say: a table of another system is refused by its own. */
const ofRows: ReadonlySet<string> = new Set(['import-has-errors', 'import-empty', 'imported-already']);
export const isOfRows = (error: unknown): boolean => error instanceof ProblemError && ofRows.has(error.code);

/** The answer of a table that was taken, now or before: how many streams of each kind it wrote. */
export type TableTaken = CommandAnswer &
  Readonly<{ outcome: 'accepted'; rows: number; made: number; changed: number; noted: number }>;

/** @param made the category of streams that are registered; `changed`: of those that change besides; `noted`: streams that say what differs */
export function tableTaken(
  { streams, position }: CommandAnswer,
  {
    rows,
    made,
    changed,
    noted = new Set(),
  }: Readonly<{ rows: number; made: string; changed?: string; noted?: ReadonlySet<string> }>,
): TableTaken {
  const count = (category: string | undefined) =>
    streams.filter(({ stream }) => stream.split('/')[0] === category && !noted.has(stream)).length;
  return {
    outcome: 'accepted',
    streams: [...streams].sort((one, other) => (one.stream < other.stream ? -1 : 1)),
    ...(position !== undefined && { position }),
    rows,
    made: count(made),
    changed: changed === undefined ? 0 : count(changed),
    noted: noted.size,
  };
}

/** What is wrong where a table is read by a mapping of another one. */
export const mappingOfOtherTable = {
  path: 'mapping',
  code: 'of-other-table',
  zh: '这一列对应关系属于另一种交换表',
  en: 'The mapping is one of another table.',
} as const;

/** A table with anything wrong is not taken, unless the other rows are asked for. */
export const tableHasErrors = (count: number, flaws: readonly TableFlaw[]): ProblemError =>
  new ProblemError(
    'exchange-has-errors',
    {
      status: 422,
      retry: false,
      zh: '有 {count} 行不符合要求（见 flaws），未导入任何一行。请更正后重新导入，或以 errors=skip 只导入其余各行。',
      en: '{count} rows are not as required (see flaws), and nothing was taken. Correct them and hand the table in again, or take the others alone with errors=skip.',
    },
    { count, flaws },
  );
