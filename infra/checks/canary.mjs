// Proves that every check can fail: node infra/checks/canary.mjs [check …]
//
// For each check, violations are planted in a copy of the workspace and the check is run there. It must fail, and it must name
// every violation; where something is allowed, it must not. A canary that stays unnoticed fails this run.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { importsCanaries } from './canaries/imports.mjs';
import { lintCanaries, untaggedProject } from './canaries/lint.mjs';
import {
  deadCodeCanaries,
  formatCanaries,
  layoutCanaries,
  packagesCanaries,
  termsCanaries,
  textsCanaries,
} from './canaries/repository.mjs';
import { ruleTestCanaries, testCanaries } from './canaries/tests.mjs';
import { typesCanaries } from './canaries/types.mjs';
import { checks, runCheck, unitTests } from './checks.mjs';
import { copyWorkspace } from './workspace-copy.mjs';

const checkOf = (name) => checks.find((check) => check.name === name);

/** `single` tells that the check can look at the planted files alone. */
const flights = [
  { check: checkOf('format'), canaries: formatCanaries, single: true },
  { check: checkOf('layout'), canaries: layoutCanaries },
  { check: checkOf('texts'), canaries: textsCanaries },
  { check: checkOf('terms'), canaries: termsCanaries },
  { check: checkOf('packages'), canaries: packagesCanaries },
  { check: checkOf('imports'), canaries: importsCanaries },
  { check: checkOf('dead-code'), canaries: deadCodeCanaries },
  { check: checkOf('lint-rules'), canaries: ruleTestCanaries },
  { check: checkOf('types'), canaries: typesCanaries },
  { check: checkOf('lint'), canaries: lintCanaries, single: true },
  { check: checkOf('lint'), canaries: [untaggedProject], paths: ['libs/domain/src/index.ts'] },
  { check: unitTests, canaries: testCanaries, single: true },
];

/** Writes the files of the canaries: text, a change of the text that is there, or null for no file. Returns what undoes it. */
function plant(root, canaries) {
  const before = new Map();
  for (const { files } of canaries) {
    for (const [path, content] of Object.entries(files)) {
      const target = join(root, path);
      const original = readIfThere(target);
      if (!before.has(target)) before.set(target, original);
      if (content === null) rmSync(target, { force: true });
      else {
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, typeof content === 'function' ? content(original ?? '') : content);
      }
    }
  }
  return () => {
    for (const [target, original] of before) {
      if (original === undefined) rmSync(target, { force: true });
      else writeFileSync(target, original);
    }
  };
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Findings stand on one line, or (a cycle, an error of a configuration) on a few. */
const findingsOf = (output) => output.split('\n').map((_, index, lines) => lines.slice(index, index + 4).join('\n'));

function judge({ finds, spares }, { passed, output }) {
  if (passed) return 'the check passed';
  const lines = output.split('\n');
  if (spares !== undefined) {
    const complaint = lines.find((line) => line.includes(spares));
    return complaint === undefined ? undefined : `it was reported: ${complaint}`;
  }
  const [first] = finds;
  const found = findingsOf(output).some(
    (finding) => finding.split('\n')[0].includes(first) && finds.every((part) => finding.includes(part)),
  );
  return found ? undefined : `nothing says ${finds.join(' · ')}`;
}

const wanted = process.argv.slice(2);
const root = copyWorkspace(process.cwd());
let passedCount = 0;
let failedCount = 0;

for (const { check, canaries, single, paths } of flights) {
  if (wanted.length > 0 && !wanted.includes(check.name)) continue;
  const uproot = plant(root, canaries);
  const planted = canaries.flatMap(({ files }) => Object.keys(files));
  const result = await runCheck(check, root, single ? planted : paths);
  uproot();

  const unnoticed = canaries.flatMap((canary) => {
    const reason = judge(canary, result);
    return reason === undefined ? [] : [`  NOT SO  ${canary.name}: ${reason}`];
  });
  passedCount += canaries.length - unnoticed.length;
  failedCount += unnoticed.length;
  const verdict = unnoticed.length === 0 ? 'passed' : 'FAILED';
  console.log(
    `${verdict}  ${check.name.padEnd(12)}${result.seconds.toFixed(1).padStart(6)} s  ${canaries.length} canaries`,
  );
  if (unnoticed.length > 0) console.log([...unnoticed, '', result.output.replaceAll(/^/gm, '    ')].join('\n'));
}

console.log(`\n${passedCount} passed, ${failedCount} failed`);
if (failedCount > 0) process.exitCode = 1;
