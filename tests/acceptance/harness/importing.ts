import type { Answer, Call, Caller } from './caller.js';
import type { Accepted, County, Problem } from './county.js';

export type ImportKind = 'organisations' | 'people' | 'subjects';

/** What is wrong with a line of a file. */
export type RowError = Readonly<{
  line: number;
  field?: string;
  column?: string;
  code: string;
  zh: string;
  en: string;
}>;
export type Preview = Problem & Readonly<{ rows: number; ready: number; wrong: number; errors: readonly RowError[] }>;
export type Imported = Accepted &
  Problem &
  Readonly<{
    rows: number;
    made: number;
    skipped: number;
    count: number;
    rejected: readonly RowError[];
    passwords: readonly Readonly<{ accountName: string; displayName: string; password: string }>[];
  }>;

const addressOf = (county: Pick<County, 'id'>, kind: ImportKind): string =>
  `/api/${kind === 'subjects' ? 'targets' : 'directory'}/jurisdictions/${county.id}/${kind}/imports`;

/** A file as spreadsheets save it. */
export const csv = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, ...rows].map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell}"` : cell)).join(',')).join('\r\n');

type File = string | Uint8Array;
const table = (text: File, call: Call = {}): Call => ({
  ...call,
  method: 'POST',
  text,
  headers: { 'content-type': 'text/csv', ...call.headers },
});

export const previewImport = (
  who: Caller,
  county: Pick<County, 'id'>,
  kind: ImportKind,
  file: File,
): Promise<Answer<Preview>> => who.call(`${addressOf(county, kind)}/preview`, table(file));

export const takeImport = (
  who: Caller,
  county: Pick<County, 'id'>,
  kind: ImportKind,
  file: File,
  { skip = false, ...call }: Call & Readonly<{ skip?: boolean }> = {},
): Promise<Answer<Imported>> => who.call(`${addressOf(county, kind)}${skip ? '?errors=skip' : ''}`, table(file, call));
