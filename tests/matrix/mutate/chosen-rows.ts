import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { type Rows, rowsOf, seeds } from '@wenxiao/rules/seeds';
import { lookUp, type RuleSet } from '@wenxiao/rules/shape';
import { matrixRows } from '../rows.js';
import { guardedRows } from './guards.js';
import type { TestFile } from './row-tests.js';

export type Choice = Readonly<{ of?: string; rows?: string; draw?: string; seed: string; touched?: boolean }>;

/**
 * The rows to ask about, of those for which something can stand otherwise, in a rule set of the product or in what it does: the ones named,
 * drawn or touched, and all of them where nothing is said. `of`: of some instruments alone, by what their rows begin with.
 * @throws {Error} for a row of which nothing is named.
 */
export function chosenRows(
  { of, rows, draw, seed, touched }: Choice,
  root: string,
  files: readonly TestFile[],
): readonly string[] {
  const heads = of?.split(',');
  const all = askableRows().filter((row) => heads?.includes(row.slice(0, row.indexOf('-'))) ?? true);
  if (rows === undefined && draw === undefined && !touched) return all;
  const named = rows?.split(',') ?? [];
  const unknown = named.filter((row) => !all.includes(row));
  if (unknown.length > 0)
    throw new Error(`没有规则或机制承载 nothing is named that carries it out: ${unknown.join(', ')}`);
  const chosen = new Set([
    ...named,
    ...(touched ? touchedRows(root, files) : []),
    ...drawn(all, Number(draw ?? 0), seed),
  ]);
  return all.filter((row) => chosen.has(row));
}

/** In the order of the matrix. */
export function askableRows(): readonly string[] {
  const named = new Set([...seeds().flatMap(({ id }) => Object.keys(rowsOf(id))), ...guardedRows()]);
  return matrixRows.map(({ id }) => id).filter((id) => named.has(id));
}

/** The same rows for the same seed. */
export function drawn(rows: readonly string[], count: number, seed: string): readonly string[] {
  const lot = (row: string) => createHash('sha256').update(`${seed} ${row}`).digest('hex');
  return [...rows].sort((one, other) => (lot(one) < lot(other) ? -1 : 1)).slice(0, count);
}

/** Rows whose rules or test file is not what it was where this branch began, or before the last commit; none where history does not say. */
function touchedRows(root: string, files: readonly TestFile[]): readonly string[] {
  const git = (...args: readonly string[]): string | undefined => {
    try {
      return execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 ** 2,
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    } catch {
      return undefined;
    }
  };
  const [head, main] = [git('rev-parse', 'HEAD'), git('merge-base', 'HEAD', 'main')];
  const base = main !== undefined && main !== head ? main : git('rev-parse', '--verify', 'HEAD~1');
  const changed = base === undefined ? undefined : git('diff', '--name-only', base);
  if (base === undefined || changed === undefined) return [];
  const paths = new Set(changed.split('\n'));
  const ofTests = files
    .filter(({ file }) => paths.has(relative(root, file)))
    .flatMap(({ headsOf }) => [...headsOf.keys()]);
  const ofRules = seeds().flatMap((set) => {
    const was = (name: string): unknown => JSON.parse(git('show', `${base}:libs/rules/src/seeds/${name}.json`) ?? '{}');
    return changedRows(set, rowsOf(set.id), was(set.id) as RuleSet, was(`${set.id}.rows`) as Rows);
  });
  return [...ofTests, ...ofRules];
}

/** The rows that name another path than before, or one where something else stands now. */
export function changedRows(
  set: RuleSet,
  rows: Rows,
  setBefore: Partial<RuleSet>,
  rowsBefore: Rows,
): readonly string[] {
  const before = { values: setBefore.values ?? {}, members: setBefore.members ?? {} };
  const isSame = (path: string) =>
    JSON.stringify(lookUp(set, path)?.value) === JSON.stringify(lookUp(before, path)?.value);
  return Object.entries(rows)
    .filter(([row, paths]) => paths.some((path) => !rowsBefore[row]?.includes(path) || !isSame(path)))
    .map(([row]) => row);
}
