// `npm test`, on a fresh clone too: what whoever changes something waits for, and `npm run test:long`: what takes longer. At the
// end each names what this machine could not run. Further arguments go to Jest: `npm test -- libs/forms --selectProjects unit`.
// With WENXIAO_TEST_SECONDS=N the long ones draw the order in which files of rows and operations come, after all others and a few at
// a time; none begins that would hardly end within N seconds, and those that were left are named.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, CommandFailed, install, needsBuild, needsInstall, objectionToNode, root, run } from './prepare.mjs';

const objection = objectionToNode();
if (objection !== undefined) {
  console.error(objection);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'wenxiao-test-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const notRun = join(folder, 'not-run.jsonl');
const mayNotSkip = process.env.WENXIAO_TEST_NO_SKIP === '1';
const seconds_max = Number(process.env.WENXIAO_TEST_SECONDS ?? Infinity);
if (!(seconds_max > 0)) throw new Error('WENXIAO_TEST_SECONDS is a number above nought');

/** Jest projects of `npm run test:long`; all others are those of `npm test`. */
const longProjects = ['stress', 'kafka', 'faults', 'authority', 'rows', 'operations', 'bad-input', 'browser'];
const [isLong, args] = process.argv[2] === '--long' ? [true, process.argv.slice(3)] : [false, process.argv.slice(2)];

/** Those of them whose files stand alone, each for some rows of the requirements. */
const drawnProjects = ['rows', 'operations'];
const batch_files = 8;

/** The projects of this run, unless somebody has chosen some. */
async function selection() {
  if (args.some((arg) => arg.startsWith('--selectProjects'))) return [];
  const { default: config } = await import(pathToFileURL(join(root, 'jest.config.mjs')).href);
  const names = config.projects.map(({ displayName }) => displayName);
  return ['--selectProjects', ...names.filter((name) => longProjects.includes(name) === isLong)];
}

/**
 * What happens, in this order. A step that fails is one failure; nothing comes after a vital one.
 * What runs `beside` the next one is awaited with it.
 * @type {{ zh: string, en: string, vital?: boolean, beside?: boolean, needed?: () => boolean, run: () => Promise<void> }[]}
 */
const steps = [
  { zh: '安装依赖包', en: 'install', vital: true, needed: needsInstall, run: install },
  { zh: '编译', en: 'build', vital: true, needed: needsBuild, run: build },
  {
    zh: '类型检查',
    en: 'typecheck',
    beside: true,
    needed: () => !isLong,
    run: () => run('npm', ['run', '--silent', 'typecheck']),
  },
  { zh: '测试', en: 'tests', run: tests },
];

/** Test files that no run has begun yet. */
let left = [];

async function tests() {
  if (seconds_max === Infinity || !isLong) return jest([...args, ...(await selection())]);
  const others = longProjects.filter((name) => !drawnProjects.includes(name));
  left = await drawn();
  await jest(['--selectProjects', ...others]);
  let last_ms = 0;
  while (left.length > 0 && performance.now() + last_ms < seconds_max * 1000) {
    const begin = performance.now();
    await jest(['--selectProjects', ...drawnProjects, '--runTestsByPath', ...left.splice(0, batch_files)]);
    last_ms = performance.now() - begin;
  }
}

const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const jestCommand = [...options, join(root, 'node_modules/jest/bin/jest.js')];
const reports = [];

async function jest(selected) {
  const report = join(folder, `report-${reports.length}.json`);
  reports.push(report);
  try {
    // The report goes to the file alone; what people read goes to standard error.
    await run(process.execPath, [...jestCommand, '--json', `--outputFile=${report}`, ...selected], root, {
      WENXIAO_TEST_NOT_RUN: notRun,
    });
  } catch (error) {
    // Failed tests are counted by themselves.
    if (countsOf([report]).failed === 0) throw error;
  }
}

/** Files of the drawn projects, in an order that is drawn, but for those that take minutes: they come first. */
async function drawn() {
  const list = spawnSync(process.execPath, [...jestCommand, '--listTests', '--selectProjects', ...drawnProjects], {
    cwd: root,
    encoding: 'utf8',
  });
  const { isLong: takesMinutes } = await import(pathToFileURL(join(root, 'tests/harness/longest-first.mjs')).href);
  const files = list.stdout.split('\n').filter((line) => line.endsWith('.ts'));
  return files
    .map((file) => ({ file, place: takesMinutes(file) ? -1 : Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ file }) => relative(root, file));
}

function countsOf(files) {
  const found = files.filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const sum = (name) => found.reduce((count, report) => count + report[name], 0);
  const skipped = found
    .flatMap(({ testResults }) => testResults)
    .flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status !== 'passed' && status !== 'failed')
        .map(({ fullName }) => `${relative(root, name)}: ${fullName}`),
    );
  return { passed: sum('numPassedTests'), failed: sum('numFailedTests') + sum('numRuntimeErrorTestSuites'), skipped };
}

/** What this machine lacks, once each. */
function reasons() {
  const lines = existsSync(notRun) ? readFileSync(notRun, 'utf8').trim().split('\n') : [];
  return [...new Set(lines.map((line) => JSON.parse(line).reason))];
}

const named_max = 50;
const seconds = (since_ms) => `${((performance.now() - since_ms) / 1000).toFixed(1)} s`;
const durations = [];
let failedSteps = 0;

/** @returns whether what comes after it may go on. */
async function carryOut(step, title) {
  const begin = performance.now();
  try {
    await step.run();
    durations.push(`${seconds(begin).padStart(9)}  ${step.zh} ${step.en}`);
    return true;
  } catch (error) {
    if (error instanceof CommandFailed && error.interrupted) process.exit(130);
    durations.push(`${seconds(begin).padStart(9)}  ${step.zh} ${step.en}: 失败 FAILED`);
    console.error(`${title}: 失败 failed (${error.message})`);
    failedSteps += 1;
    return !step.vital;
  }
}

const beside = [];
for (const [index, step] of steps.entries()) {
  const title = `[${index + 1}/${steps.length}] ${step.zh} ${step.en}`;
  if (step.needed && !step.needed()) {
    console.log(`${title}: 无需执行 up to date`);
    continue;
  }
  console.log(title);
  const carriedOut = carryOut(step, title);
  if (step.beside) beside.push(carriedOut);
  else if (!(await carriedOut)) break;
}
await Promise.all(beside);

const { passed, failed, skipped } = countsOf(reports);
const failures = failed + failedSteps + (mayNotSkip ? skipped.length : 0);

console.log(`\n${durations.join('\n')}\n${seconds(0).padStart(9)}  合计 in all`);
if (skipped.length > 0) {
  console.log(`\n未执行的测试 tests that were not run (${skipped.length}):`);
  for (const name of skipped.slice(0, named_max)) console.log(`  ${name}`);
  if (skipped.length > named_max) console.log(`  … ${skipped.length - named_max} more`);
}
if (left.length > 0) {
  console.log(`\n${seconds_max} 秒内未轮到的测试文件 files that ${seconds_max} s were too short for (${left.length}):`);
  for (const file of left) console.log(`  ${file}`);
}
for (const reason of reasons())
  console.log(`\n本机无法执行的原因 what this machine lacks:\n  ${reason.replace('\n', '\n  ')}`);
console.log(
  `\n${passed} passed, ${failures} failed${skipped.length > 0 && !mayNotSkip ? `, ${skipped.length} skipped` : ''}`,
);
process.exitCode = failures > 0 || passed === 0 ? 1 : 0;
