// Proves that the tests of what must never break can fail: node infra/checks/mechanisms.mjs [--seconds N] [part of a name …]
//
// For each mechanism that keeps a promise (`mechanisms/`), the code of a copy of the workspace is changed so that the mechanism
// is gone, and the test that stands for the promise is run there, up to three times where chance has a part in it. It must fail,
// and by what it expects: a test file that cannot run any more proves nothing. First those tests are run on the copy as it is, where each must pass.
// With `--seconds` they come in an order that is drawn, a few at a time, none begins after so many seconds, and those that were left are named.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { jestCommand, runCheck } from './checks.mjs';
import { accessMechanisms } from './mechanisms/access.mjs';
import { assessmentMechanisms } from './mechanisms/assessments.mjs';
import { audienceMechanisms } from './mechanisms/audience.mjs';
import { auditMechanisms } from './mechanisms/audit.mjs';
import { budgetMechanisms } from './mechanisms/budgets.mjs';
import { bundleMechanisms } from './mechanisms/bundles.mjs';
import { checkMechanisms } from './mechanisms/checks.mjs';
import { consumerMechanisms } from './mechanisms/consumers.mjs';
import { deskMechanisms } from './mechanisms/desks.mjs';
import { earlierYearMechanisms } from './mechanisms/earlier-years.mjs';
import { storeMechanisms } from './mechanisms/event-store.mjs';
import { evidenceMechanisms } from './mechanisms/evidence.mjs';
import { exchangeMechanisms } from './mechanisms/exchange.mjs';
import { importMechanisms } from './mechanisms/imports.mjs';
import { listMechanisms } from './mechanisms/lists.mjs';
import { monitoringMechanisms } from './mechanisms/monitoring.mjs';
import { overviewMechanisms } from './mechanisms/overview.mjs';
import { personMechanisms } from './mechanisms/persons.mjs';
import { planMechanisms } from './mechanisms/plans.mjs';
import { readerMechanisms } from './mechanisms/readers-and-instants.mjs';
import { resultMechanisms } from './mechanisms/results.mjs';
import { rowMechanisms } from './mechanisms/rows.mjs';
import { calendarMechanisms } from './mechanisms/calendars.mjs';
import { settlementMechanisms } from './mechanisms/settlements.mjs';
import { registerMechanisms } from './mechanisms/registers.mjs';
import { workMechanisms } from './mechanisms/work.mjs';
import { copyWorkspace } from './workspace-copy.mjs';

/**
 * @typedef Mechanism
 * @property {string} name the promise that it keeps
 * @property {Readonly<Record<string, readonly (readonly [text: string, instead: string])[]>>} without for each file, what takes
 *   the mechanism out; every text stands there exactly once
 * @property {readonly [project: string, file: string, test: string]} test the test that must fail, with its full name
 * @property {RegExp} [says] words of the failure, where it is no failed `expect`
 */

/** Takes the mechanism out. Returns what puts it back. */
function takeOut(root, { name, without }) {
  const before = new Map();
  for (const [path, replacements] of Object.entries(without)) {
    const target = join(root, path);
    const original = readFileSync(target, 'utf8');
    let changed = original;
    for (const [text, instead] of replacements) {
      const found = changed.split(text).length - 1;
      if (found !== 1) throw new Error(`${name}: stands ${found} times in ${path}, not once:\n${text}`);
      // A function, since `$` means something in a text.
      changed = changed.replace(text, () => instead);
    }
    before.set(target, original);
    writeFileSync(target, changed);
  }
  return () => {
    for (const [target, original] of before) writeFileSync(target, original);
  };
}

const unique = (values) => [...new Set(values)];

/** Runs tests of the workspace's copy and nothing else. `results` tells of each of them by file and full name. */
async function runTests(root, tests) {
  const report = join(root, 'tmp/mechanisms.json');
  rmSync(report, { force: true });
  const names = tests.map(([, , test]) => test.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const command = (folder) => [
    ...jestCommand(folder),
    ...['--selectProjects', ...unique(tests.map(([project]) => project))],
    ...['--forceExit', '--json', `--outputFile=${report}`, `--cacheDirectory=${join(folder, 'tmp/jest')}`],
    `--testNamePattern=^(${names.join('|')})$`,
    '--runTestsByPath',
    ...unique(tests.map(([, file]) => file)),
  ];
  const { output, seconds } = await runCheck({ command }, root);
  const { testResults } = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { testResults: [] };
  const results = new Map(
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map((result) => [`${name} ${result.fullName}`, result]),
    ),
  );
  return { output, seconds, resultOf: ([, file, test]) => results.get(`${join(root, file)} ${test}`) };
}

/** Why a run says nothing about the mechanism, or that nobody misses it; undefined where its test failed as it has to. */
function judge(result, says = /expect\(/) {
  if (!result) return 'its test was not run';
  if (result.status !== 'failed') return `its test ${result.status} without it`;
  const failure = stripVTControlCharacters(result.failureMessages.join('\n'));
  return says.test(failure) ? undefined : `its test failed, but not by ${says}:\n${failure}`;
}

/** @type {readonly Mechanism[]} */
const mechanisms = [
  ...storeMechanisms,
  ...planMechanisms,
  ...readerMechanisms,
  ...consumerMechanisms,
  ...auditMechanisms,
  ...bundleMechanisms,
  ...checkMechanisms,
  ...audienceMechanisms,
  ...accessMechanisms,
  ...deskMechanisms,
  ...budgetMechanisms,
  ...listMechanisms,
  ...monitoringMechanisms,
  ...resultMechanisms,
  ...overviewMechanisms,
  ...evidenceMechanisms,
  ...personMechanisms,
  ...exchangeMechanisms,
  ...importMechanisms,
  ...earlierYearMechanisms,
  ...assessmentMechanisms,
  ...rowMechanisms,
  ...calendarMechanisms,
  ...settlementMechanisms,
  ...workMechanisms,
  ...registerMechanisms,
];
const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string' } },
});
const seconds_max = options.seconds === undefined ? Infinity : Number(options.seconds);
if (!(seconds_max > 0)) throw new Error('--seconds is a number above nought');
const chosen = mechanisms.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
if (chosen.length === 0)
  throw new Error(`No such mechanism. There are:\n${mechanisms.map(({ name }) => name).join('\n')}`);

/** A copy with what a clone fetches once: the packages of Kafka. */
function prepareCopy() {
  const root = copyWorkspace(process.cwd());
  mkdirSync(join(root, 'tmp'));
  const jars = join(process.cwd(), 'infra/kafka/target');
  if (existsSync(jars)) symlinkSync(jars, join(root, 'infra/kafka/target'));
  return root;
}

const copies = Array.from({ length: Math.min(2, availableParallelism()) }, prepareCopy);

/** In an order that is drawn, so that in the course of time each comes first. */
const drawn = (values) =>
  values
    .map((value) => ({ value, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);

const inTime = () => performance.now() < seconds_max * 1000;
/** How many are tried on the code as it is in one run: all, or as many as leave time for taking them out. */
const batchSize = seconds_max === Infinity ? chosen.length : 4;
const left = seconds_max === Infinity ? [...chosen] : drawn(chosen);
let passedCount = 0;
let failedCount = 0;

/** Runs the tests of a batch on the code as it is. Returns the mechanisms whose tests passed. */
async function soundOf(batch) {
  const asItIs = await runTests(
    copies[0],
    batch.map(({ test }) => test),
  );
  const unsound = batch.filter(({ test }) => asItIs.resultOf(test)?.status !== 'passed');
  for (const { name, test } of unsound) {
    const status = asItIs.resultOf(test)?.status ?? 'not there';
    console.log(`FAILED  ${name}: with it, its test is ${status}: ${test.join(' ')}`);
  }
  if (unsound.length > 0) console.log(asItIs.output.replaceAll(/^/gm, '    '));
  failedCount += unsound.length;
  console.log(`${asItIs.seconds.toFixed(1).padStart(14)} s  ${batch.length} tests, on the code as it is`);
  return batch.filter((each) => !unsound.includes(each));
}

/** A race that a mechanism decides is not lost each time without it. */
const tries_max = 3;

async function runWithout(root, { test, says }) {
  for (let tries = 1; ; tries += 1) {
    const { resultOf, output, seconds } = await runTests(root, [test]);
    const result = resultOf(test);
    const reason = judge(result, says);
    if (result?.status !== 'passed' || tries === tries_max) return { reason, output, seconds };
  }
}

async function work(root, waiting) {
  do {
    const mechanism = waiting.shift();
    if (!mechanism) return;
    const putBack = takeOut(root, mechanism);
    const { reason, output, seconds } = await runWithout(root, mechanism);
    putBack();
    if (reason === undefined) passedCount += 1;
    else failedCount += 1;
    const verdict = reason === undefined ? 'passed' : 'FAILED';
    console.log(`${verdict}  ${seconds.toFixed(1).padStart(6)} s  ${mechanism.name}`);
    if (reason !== undefined) console.log(`${reason}\n${output}`.replaceAll(/^/gm, '    '));
  } while (inTime());
}

while (left.length > 0 && inTime()) {
  const waiting = await soundOf(left.splice(0, batchSize));
  await Promise.all(copies.map((root) => work(root, waiting)));
  left.unshift(...waiting);
}

if (left.length > 0) {
  console.log(`\nNot come to in ${seconds_max} s, ${left.length} of ${chosen.length}:`);
  for (const { name } of left) console.log(`  ${name}`);
}
console.log(`\n${passedCount} passed, ${failedCount} failed`);
if (failedCount > 0) process.exitCode = 1;
