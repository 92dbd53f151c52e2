import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { seeds } from '@wenxiao/rules/seeds';
import { type Choice, chosenRows } from './chosen-rows.js';
import { judge, type Judgement, unsoundOf } from './judge.js';
import { type Mutant, mutantsOf } from './mutants.js';
import { patternOf, type TestFile, testFilesIn } from './row-tests.js';
import { type Run, Runs } from './runs.js';
import { type Finding, type Findings, tableOf } from './findings.js';

export type Options = Choice & Readonly<{ resume?: boolean; json?: boolean; seconds?: string }>;

const root = new URL('../../../', import.meta.url).pathname;
const seconds_max = 24 * 3600;

/**
 * `npm run matrix -- --mutate`: puts what carries a row out otherwise, one thing at a time, and demands that the row’s own tests notice.
 * @returns the exit status: 1 where a test stays green, or does not pass on the rules as they are.
 */
export async function mutate(options: Options): Promise<number> {
  const begun = performance.now();
  const until = Date.now() + Number(options.seconds ?? seconds_max) * 1000;
  const files = testFilesIn(join(root, 'tests/acceptance'));
  const rows = chosenRows(options, root, files);
  console.error(`${rows.length} 条 rows${options.draw ? ` (--seed ${options.seed})` : ''}: ${rows.join(' ')}`);
  const folder = join(root, 'tmp/matrix-mutants');
  if (!options.resume) rmSync(folder, { recursive: true, force: true });
  const runs = new Runs(folder);
  const told = (what: string, count: number) => (doneCount: number) => {
    console.error(`${((performance.now() - begun) / 1000).toFixed(0).padStart(6)} s  ${what} ${doneCount} / ${count}`);
  };

  const asIs = new Map<TestFile, Run>();
  for (const test of files) {
    const own = rows.filter((row) => test.headsOf.has(row));
    if (own.length > 0) asIs.set(test, { test, pattern: patternOf(test, own), sets: seeds() });
  }
  const leftAsIs = await runs.do([...asIs.values()], until, told('规则不变 the rules as they are', asIs.size));
  const { mutants, unaskable } = mutantsOf(new Set(rows));
  const asked = mutants.map((mutant) => ({ mutant, runs: runsOf(mutant, files) }));
  const all = asked.flatMap((each) => each.runs);
  const left = new Set(await runs.do(all, until, told('变异 mutants', all.length)));

  const isLeft = (row: string) => leftAsIs.some(({ test }) => test.headsOf.has(row));
  const isDone = (each: (typeof asked)[number]) =>
    !each.runs.some((run) => left.has(run)) && !each.mutant.rows.some(isLeft);
  const unsound = rows.flatMap((row) => {
    if (isLeft(row)) return [];
    const own = [...asIs].filter(([test]) => test.headsOf.has(row)).map(([, run]) => runs.outcomeOf(run));
    const why = unsoundOf(row, own);
    return why === undefined ? [] : [{ row, why }];
  });
  const isSound = (row: string) => !unsound.some((each) => each.row === row);
  const judged = asked
    .filter(isDone)
    .flatMap((each): readonly Finding[] =>
      each.mutant.rows.filter(isSound).map((row) => findingOf(each.mutant, row, judgementOf(row, each.runs, runs))),
    );
  const notAsked = asked
    .filter((each) => !isDone(each))
    .map(({ mutant }) => `${mutant.rows.join(', ')} ${mutant.change}`);
  const seconds = Math.round((performance.now() - begun) / 1000);
  const findings: Findings = { judged, unsound, unaskable, notAsked, seconds };
  console.log(options.json ? JSON.stringify(findings, null, 2) : tableOf(findings));
  return unsound.length > 0 || judged.some(({ status }) => status === 'survived') ? 1 : 0;
}

/** In each file with tests of the mutant’s rows, those tests, with the perturbed set in the place of its like. */
function runsOf({ set, rows }: Mutant, files: readonly TestFile[]): readonly Run[] {
  const sets = seeds().map((each) => (each.id === set.id && each.version === set.version ? set : each));
  return files
    .filter(({ headsOf }) => rows.some((row) => headsOf.has(row)))
    .map((test) => ({ test, pattern: patternOf(test, rows), sets }));
}

function judgementOf(row: string, ofMutant: readonly Run[], runs: Runs): Judgement {
  return judge(
    row,
    ofMutant.filter(({ test }) => test.headsOf.has(row)).map((run) => runs.outcomeOf(run)),
  );
}

const findingOf = ({ setId, path, change }: Mutant, row: string, judgement: Judgement): Finding => ({
  row,
  ruleSet: setId,
  path,
  change,
  ...judgement,
});
