import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutate } from './mutate/command.js';
import { matrixRows } from './rows.js';
import { type RunTest, tableOf, verdictsOn } from './verdicts.js';

type Report = Readonly<{ testResults: readonly Readonly<{ assertionResults: readonly RunTest[]; message: string }>[] }>;

/** The exit status of a command that was called wrongly. */
const calledWrongly = 2;

/** Runs the acceptance tests; their progress goes to standard error. @throws {Error} where they did not run at all. */
async function runTests(folder: string): Promise<Report> {
  const report = join(folder, 'report.json');
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const args = [...jest, '--json', `--outputFile=${report}`, '--selectProjects', 'acceptance', 'rows'];
  const run = spawn(process.execPath, args, { stdio: ['ignore', 2, 2] });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => run.kill(signal));
  await once(run, 'close');
  if (!existsSync(report)) throw new Error('验收测试未能运行 the acceptance tests did not run');
  return JSON.parse(readFileSync(report, 'utf8')) as Report;
}

const options = {
  json: { type: 'boolean' },
  mutate: { type: 'boolean' },
  of: { type: 'string' },
  rows: { type: 'string' },
  draw: { type: 'string' },
  seed: { type: 'string' },
  touched: { type: 'boolean' },
  seconds: { type: 'string' },
  resume: { type: 'boolean' },
} as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  const { mutate: isMutating, seed = String(Date.now()), ...others } = values;
  if (isMutating) return mutate({ ...others, seed });
  const beside = Object.keys(values).filter((name) => name !== 'json');
  if (beside.length > 0) throw new Error(`仅与 --mutate 同用 only with --mutate: ${beside.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'wenxiao-matrix-'));
  try {
    const { testResults } = await runTests(folder);
    // A file that cannot even be loaded shows nothing of its rows, and must not pass for one that has none.
    const broken = testResults.filter(
      ({ assertionResults, message }) => assertionResults.length === 0 && message !== '',
    );
    for (const { message } of broken) console.error(message);
    const rows = verdictsOn(
      matrixRows,
      testResults.flatMap(({ assertionResults }) => assertionResults),
    );
    console.log(values.json ? JSON.stringify({ rows }, null, 2) : tableOf(rows));
    return broken.length > 0 || rows.some(({ status }) => status === 'fail') ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return calledWrongly;
});
