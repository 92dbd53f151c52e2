// Runs every check, or those that are named: node infra/checks/run.mjs [name …]
// One line a check, then what the failed ones found, then `N passed, N failed`.
import { availableParallelism } from 'node:os';
import { checks, runCheck } from './checks.mjs';

const root = process.cwd();
const names = process.argv.slice(2);
const unknown = names.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length > 0) {
  throw new Error(`No such check: ${unknown.join(', ')}. There are: ${checks.map(({ name }) => name).join(', ')}`);
}

// The long ones first, so that the short ones fill the gaps.
const waiting = checks.filter(({ name }) => names.length === 0 || names.includes(name)).reverse();
const results = [];

async function work() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const result = await runCheck(check, root);
    results.push({ check, ...result });
    const verdict = result.passed ? 'passed' : 'FAILED';
    console.log(`${verdict}  ${check.name.padEnd(12)}${result.seconds.toFixed(1).padStart(6)} s  ${check.promise}`);
  }
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));

const failed = results.filter(({ passed }) => !passed);
for (const { check, output } of failed) console.log(`\n── ${check.name}\n${output}`);
console.log(`\n${results.length - failed.length} passed, ${failed.length} failed`);
if (failed.length > 0) process.exitCode = 1;
