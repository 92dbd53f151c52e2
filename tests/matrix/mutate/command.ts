import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { seeds } from '@wenxiao/rules/seeds';
import { type Choice, chosenRows } from './chosen-rows.js';
import { guardedRows, withoutGuards } from './guards.js';
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
  const guards = await withoutGuards(rows, Math.floor((until - Date.now()) / 1000));
  const told = (count: number) => (doneCount: number) => {
    console.error(
      `${((performance.now() - begun) / 1000).toFixed(0).padStart(6)} s  测试 runs ${doneCount} / ${count}`,
    );
  };
  const ofRules = await withOtherRules(
    rows.filter((row) => !guardedRows().includes(row)),
    { files, runs: new Runs(folder), until, told },
  );
  const findings: Findings = {
    judged: [...guards.judged, ...ofRules.judged],
    unsound: [...guards.unsound, ...ofRules.unsound],
    unaskable: ofRules.unaskable,
    notAsked: [...guards.notAsked, ...ofRules.notAsked],
    seconds: Math.round((performance.now() - begun) / 1000),
  };
  console.log(options.json ? JSON.stringify(findings, null, 2) : tableOf(findings));
  return findings.unsound.length > 0 || findings.judged.some(({ status }) => status === 'survived') ? 1 : 0;
}

type Running = Readonly<{
  files: readonly TestFile[];
  runs: Runs;
  until: number;
  told: (count: number) => (doneCount: number) => void;
}>;

/** Puts what the rows name in rule sets otherwise, one thing at a time. */
async function withOtherRules(
  rows: readonly string[],
  { files, runs, until, told }: Running,
): Promise<Omit<Findings, 'seconds'>> {
  const { mutants, unaskable } = mutantsOf(new Set(rows));
  const asked = mutants.map((mutant) => ({ mutant, runs: runsOf(mutant, files) }));
  const asIs = unchanged(asked.flatMap((each) => each.runs));
  const ofSame = (run: Run): Run => asIs.get(placeOf(run))!;
  // What is asked of first is known first, however short the time is.
  const all = [...new Set(asked.flatMap((each) => [...each.runs.map(ofSame), ...each.runs]))];
  const left = new Set(await runs.do(all, until, told(all.length)));

  const isDone = (each: (typeof asked)[number]) => !each.runs.some((run) => left.has(run) || left.has(ofSame(run)));
  const unsound = new Map<string, string>();
  const judged = asked.filter(isDone).flatMap(({ mutant, runs: ofMutant }): readonly Finding[] =>
    mutant.rows.flatMap((row) => {
      const own = ofMutant.filter(({ test }) => test.headsOf.has(row));
      const asIs = own.map((run) => runs.outcomeOf(ofSame(run)));
      const why = unsoundOf(row, asIs);
      if (why !== undefined) {
        unsound.set(row, why);
        return [];
      }
      // Where the product did not come up with the rules as they are, nothing is shown by those that differ.
      const onSame = judge(row, asIs);
      const shown = own.map((run) => runs.outcomeOf(run));
      return [findingOf(mutant, row, onSame.status === 'apart' ? onSame : judge(row, shown))];
    }),
  );
  return {
    judged,
    unsound: [...unsound].map(([row, why]) => ({ row, why })),
    unaskable,
    notAsked: asked.filter((each) => !isDone(each)).map(({ mutant }) => `${mutant.rows.join(', ')} ${mutant.change}`),
  };
}

/** In each file with tests of the mutant’s rows, those tests, with the perturbed set in the place of its like. */
function runsOf({ set, rows }: Mutant, files: readonly TestFile[]): readonly Run[] {
  const sets = seeds().map((each) => (each.id === set.id && each.version === set.version ? set : each));
  return files
    .filter(({ headsOf }) => rows.some((row) => headsOf.has(row)))
    .map((test) => ({ test, pattern: patternOf(test, rows), sets }));
}

const placeOf = ({ test, pattern }: Run): string => `${test.file} ${pattern}`;

/** The same tests on the rules as they are: one that rests on another test, which is not run with it, would fail whatever is changed. */
function unchanged(ofMutants: readonly Run[]): ReadonlyMap<string, Run> {
  return new Map(ofMutants.map((run) => [placeOf(run), { ...run, sets: seeds() }]));
}

const findingOf = ({ setId, path, change }: Mutant, row: string, judgement: Judgement): Finding => ({
  row,
  ruleSet: setId,
  path,
  change,
  ...judgement,
});
