import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { eventually } from './eventually.js';

/** A row that the treasury sends. */
export type FedRow = Readonly<Record<string, string | number>>;

export type Rejected = Readonly<{ number: number; code: string; zh: string; en: string; basis?: object }>;
export type Fed = Accepted & Problem & Readonly<{ lines: number; rejected: number; sum: string }>;

type Who = keyof County['people'];
type How = Readonly<{ batch: string; who?: Who; query?: string; headers?: Readonly<Record<string, string>> }>;

export const heads = ['line', 'year', 'fund', 'source', 'on', 'amount', 'unit'] as const;

/** What was paid of a line's own money from the start of the year through a day. */
export const paid = (line: string, on: string, amount: string, different: object = {}): FedRow => ({
  line,
  year: 2023,
  fund: 'general-public',
  source: 'own',
  on,
  amount,
  unit: '元',
  ...different,
});

export const tableOf = (rows: readonly FedRow[]): string =>
  [heads.join(','), ...rows.map((row) => heads.map((head) => String(row[head] ?? '')).join(','))].join('\r\n');

const address = (county: County, { batch, query = '' }: How): string =>
  county.path('monitoring', `execution-batches?batch=${batch}${query}`);

/** Rows as JSON. */
export const feed = (county: County, rows: readonly FedRow[], how: How): Promise<Answer<Fed>> =>
  county.people[how.who ?? 'treasury'].post(address(county, how), { rows });

/** A table, or whatever is called one. */
export const feedTable = (county: County, text: string | Uint8Array, how: How): Promise<Answer<Fed>> =>
  county.people[how.who ?? 'treasury'].call(address(county, how), {
    method: 'POST',
    text,
    headers: { 'content-type': 'text/csv', ...how.headers },
  });

export type Progress = Readonly<{ status: string; changed: number; unchanged: number; rejected: number }>;

/** All lines of a batch are recorded. */
export const recorded = (county: County, batch: string, who: Who = 'treasury'): Promise<Progress> =>
  eventually(`the lines of ${batch} are recorded`, async () => {
    const { body } = await county.get<Progress>(who, 'monitoring', `execution-batches/${batch}`);
    return body.status === 'recorded' ? body : undefined;
  });
