import { Inject, Injectable, Optional } from '@nestjs/common';
import { isUuid } from '@wenxiao/domain';
import { type MemberGroup, type Scheme, schemes } from '@wenxiao/rules/shape';
import type { CodeNames } from '@wenxiao/rules/wording';
import { GoverningRules, type TimetableRow } from '../directory/governing-rules.js';
import { BusinessClock } from '../runtime/business-clock.js';
import { type CodesOf, type ColumnCodes, commonCodes } from './column-codes.js';
import { columnName } from './column-names.js';
import { periodCalled } from './period-called.js';

export type Row = Readonly<Record<string, unknown>>;

/** What a code in a row is called, by the path of its column; a value that is no code there stays as it is. */
export type CalledIn = (row: Row, path: string, value: string) => string;

/** Whose rules name the codes of a list that says no more of it. */
export type ListOf = Readonly<{ tenant?: string; body?: string }>;

/** Days of a row by which it is known which rules it goes by, where it does not name them; the earliest act first. */
const daysOfRow = ['openedOn', 'enteredOn', 'concludedOn', 'compiledOn', 'submittedOn', 'on'] as const;
/** Whose rows are: rules are adopted by a body, or by one above it. */
const bodiesOfRow = ['unit', 'department', 'organisation', 'owner', 'bodyId'] as const;

/** Nest token of {@link ColumnCodes} that mean the same in all lists of one service. */
export const LIST_CODES = Symbol('LIST_CODES');

/** Calls the codes of lists in Chinese: by the product's words, and by those of the rules that each row goes by. */
@Injectable()
export class ListWords {
  constructor(
    private readonly governing: GoverningRules,
    private readonly clock: BusinessClock,
    @Optional() @Inject(LIST_CODES) private readonly ofService: ColumnCodes = {},
  ) {}

  /** Looks up what the rules call the codes of these rows; without one that the rules name, nothing is looked up. */
  async of(rows: readonly Row[], ofList: ColumnCodes, of: ListOf): Promise<CalledIn> {
    const declared = { ...this.ofService, ...ofList };
    const sets = new Map<string, readonly CodeNames[]>();
    const timetables = new Map<string, readonly TimetableRow[]>();
    const timetableOf = async (body: string, scheme: Scheme): Promise<readonly TimetableRow[]> => {
      const key = `${body} ${scheme}`;
      const known = timetables.get(key) ?? (await this.governing.timetableOf(body, scheme));
      timetables.set(key, known);
      return known;
    };
    for (const row of rows) {
      const key = keyOf(row, of);
      if (sets.has(key) || !leavesOf(row).some(([path]) => isOfRules(codesOf(path, declared)))) continue;
      sets.set(key, await this.setsOf(row, of, timetableOf));
    }
    return (row, path, value) => {
      const codes = codesOf(path, declared);
      return codes === undefined ? value : (called(codes, value, sets.get(keyOf(row, of)) ?? []) ?? value);
    };
  }

  /** The rules of a row, those that it goes by first: an earlier code may be in an earlier set. */
  private async setsOf(
    row: Row,
    of: ListOf,
    timetableOf: (body: string, scheme: Scheme) => Promise<readonly TimetableRow[]>,
  ): Promise<readonly CodeNames[]> {
    const own = hashOf(row);
    const day = dayOf(row) ?? (await this.clock.today());
    const planned: string[] = [];
    for (const body of bodiesOf(row, of))
      for (const scheme of schemesOf(row)) {
        const all = await timetableOf(body, scheme);
        const then = all.findLast(({ from }) => from <= day);
        const others = all.filter((each) => each !== then).reverse();
        planned.push(...[then, ...others].flatMap((each) => each?.hash ?? []));
      }
    const hashes = new Set([...(own === undefined ? [] : [own]), ...planned]);
    const found = await Promise.all([...hashes].map((hash) => this.governing.namesBy(hash)));
    return found.flatMap((each) => each ?? []);
  }
}

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands in a row, with the path of its column: the members of a list all have the path of the list. */
export function leavesOf(value: unknown, path = ''): readonly (readonly [path: string, value: unknown])[] {
  if (Array.isArray(value)) return value.flatMap((each) => leavesOf(each, path));
  if (!isRow(value)) return value === undefined || value === null ? [] : [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, path === '' ? name : `${path}.${name}`));
}

/** What was declared for the column, or for all that end so; else what means the same everywhere. */
function codesOf(path: string, declared: ColumnCodes): CodesOf | undefined {
  const last = path.slice(path.lastIndexOf('.') + 1);
  return declared[path] ?? declared[last] ?? commonCodes[last];
}

const isOfRules = (codes: CodesOf | undefined): boolean =>
  codes !== undefined && ('members' in codes || 'stepsOf' in codes || ('is' in codes && codes.is === 'round'));

type First = (name: (set: CodeNames) => string | undefined) => string | undefined;

const named: Readonly<Record<'round' | 'period' | 'column', (value: string, first: First) => string | undefined>> = {
  round: roundCalled,
  period: periodCalled,
  column: columnName,
};

function called(codes: CodesOf, value: string, sets: readonly CodeNames[]): string | undefined {
  const first: First = (name) => {
    for (const set of sets) {
      const found = name(set);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  if ('is' in codes) return named[codes.is](value, first);
  const { stepsOf } = codes as Readonly<{ stepsOf?: string }>;
  if (stepsOf !== undefined) return first((set) => set.step(stepsOf, value));
  const { words = {}, members } = codes as Readonly<{
    words?: Record<string, string>;
    members?: readonly MemberGroup[];
  }>;
  if (Object.hasOwn(words, value)) return words[value];
  return members && (first((set) => set.member(members, value)) ?? first((set) => set.anywhere(value)));
}

/** `quarterly@2023-03-31`, also of one indicator or due of it. */
function roundCalled(round: string, first: First): string | undefined {
  const [series = '', node] = round.split('@');
  if (node === undefined) return undefined;
  const name = first((set) => set.member(['rounds'], series));
  return name === undefined ? undefined : `${name} ${node}`;
}

const textIn = (row: Row, name: string): string | undefined => {
  const value = row[name];
  return typeof value === 'string' ? value : undefined;
};

function hashOf(row: Row): string | undefined {
  const why = row['why'];
  return textIn(row, 'rules') ?? (isRow(why) ? textIn(why, 'hash') : undefined);
}

function dayOf(row: Row): string | undefined {
  for (const name of daysOfRow) {
    const day = textIn(row, name);
    if (day !== undefined) return day;
  }
  return typeof row['year'] === 'number' ? `${String(row['year'])}-12-31` : undefined;
}

const bodiesOf = (row: Row, { tenant, body }: ListOf): readonly string[] => {
  const own = bodiesOfRow.flatMap((name) => textIn(row, name) ?? []);
  return [
    ...new Set([...own.slice(0, 1), ...(body === undefined ? [] : [body]), ...(tenant === undefined ? [] : [tenant])]),
  ].filter(isUuid);
};

function schemesOf(row: Row): readonly Scheme[] {
  const own = schemes.filter((each) => each === row['scheme']);
  return own.length > 0 ? own : schemes;
}

const keyOf = (row: Row, of: ListOf): string =>
  JSON.stringify([hashOf(row), dayOf(row), bodiesOf(row, of), row['scheme']]);
