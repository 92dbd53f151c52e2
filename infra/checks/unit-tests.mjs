// Runs the unit tests on the Node that runs this file. Ends with `N passed, N failed`; a test that was left out has failed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheck, unitTests } from './checks.mjs';

const folder = mkdtempSync(join(tmpdir(), 'wenxiao-unit-tests-'));
const report = join(folder, 'report.json');
const command = (root) => [...unitTests.command(root), '--json', `--outputFile=${report}`];

console.log(`Node ${process.version}`);
const { passed, output, seconds } = await runCheck({ ...unitTests, command }, process.cwd());
const results = readReport();
rmSync(folder, { recursive: true, force: true });

const { numPassedTests = 0, numTotalTests = 0, numRuntimeErrorTestSuites = 0 } = results;
const failed = numTotalTests - numPassedTests + numRuntimeErrorTestSuites;
// Nothing at all having run is a failure too.
const failures = failed > 0 ? failed : passed && numPassedTests > 0 ? 0 : 1;

if (failures > 0) console.log(output);
console.log(`${seconds.toFixed(1)} s\n${numPassedTests} passed, ${failures} failed`);
if (failures > 0) process.exitCode = 1;

/** Jest writes none when it could not start. */
function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {};
  }
}
