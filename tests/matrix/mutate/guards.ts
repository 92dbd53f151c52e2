import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Finding } from './findings.js';

type Guard = Readonly<{ name: string; test: readonly [project: string, file: string, test: string] }>;

const root = new URL('../../../', import.meta.url).pathname;
const { rowMechanisms } = (await import(join(root, 'infra/checks/mechanisms/rows.mjs'))) as {
  rowMechanisms: readonly Guard[];
};
const rowOf = ({ name }: Guard): string => name.split(' ', 1)[0]!;

/** Rows that software alone carries out, each with a guard that can be taken out of its code. */
export const guardedRows = (): readonly string[] => rowMechanisms.map(rowOf);

/** What is told of the guards of some rows: those that no run was made of are named by `notAsked`. */
export type GuardFindings = Readonly<{
  judged: readonly Finding[];
  unsound: readonly Readonly<{ row: string; why: string }>[];
  notAsked: readonly string[];
}>;

/** Takes the guards of some rows out, one at a time, in a copy of the workspace, and runs the row’s own test there. */
export async function withoutGuards(rows: readonly string[], seconds: number): Promise<GuardFindings> {
  const guards = rowMechanisms.filter((guard) => rows.includes(rowOf(guard)));
  if (guards.length === 0) return { judged: [], unsound: [], notAsked: [] };
  if (seconds <= 0) return { judged: [], unsound: [], notAsked: guards.map(({ name }) => name) };
  const command = ['infra/checks/mechanisms.mjs', '--seconds', String(seconds), ...guards.map(({ name }) => name)];
  const run = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  createInterface({ input: run.stdout }).on('line', (line) => {
    lines.push(line);
    if (/^(passed|FAILED) /.test(line)) console.error(line);
  });
  await once(run, 'close');
  return findingsIn(lines, guards);
}

/** Reads what `mechanisms.mjs` says of each: a line with its verdict, and below what failed the reason. */
export function findingsIn(lines: readonly string[], guards: readonly Guard[]): GuardFindings {
  const told = guards.map((guard) => {
    const place = lines.findIndex((line) => /^(passed|FAILED) /.test(line) && line.endsWith(` s  ${guard.name}`));
    const unsound = lines.find((line) => line.startsWith(`FAILED  ${guard.name}: with it, `));
    return { guard, verdict: lines[place]?.slice(0, 6), reason: lines[place + 1]?.trim() ?? '', unsound };
  });
  const judged = told.flatMap(({ guard, verdict, reason }): readonly Finding[] => {
    if (verdict === undefined) return [];
    const [, file, test] = guard.test;
    const of = { row: rowOf(guard), ruleSet: '', path: file, change: `${guard.name}: 去除 taken out`, test };
    if (verdict === 'passed') return [{ ...of, status: 'killed' }];
    return [{ ...of, status: reason.includes('passed without it') ? 'survived' : 'apart', why: reason }];
  });
  return {
    judged,
    unsound: told.flatMap(({ guard, unsound }) => (unsound ? [{ row: rowOf(guard), why: unsound }] : [])),
    notAsked: told.filter(({ verdict, unsound }) => !verdict && !unsound).map(({ guard }) => guard.name),
  };
}
