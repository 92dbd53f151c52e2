import { appendFileSync } from 'node:fs';
import { runVariables } from './run-variables.js';

/**
 * `describe` for tests of what a machine may lack. Where something is missing they are skipped, and `npm test` names them and
 * the reason at its end; with `WENXIAO_TEST_NO_SKIP=1` the run fails instead.
 * @param missing what this machine lacks, Chinese and English on a line each; undefined where it lacks nothing
 */
export function describeUnless(missing: string | undefined, title: string, body: () => void): void {
  // Jest's own, of the test file that calls us.
  const { describe: suite } = globalThis;
  if (missing === undefined) {
    suite(title, body);
    return;
  }
  const notRun = process.env[runVariables.notRun];
  if (notRun !== undefined) appendFileSync(notRun, `${JSON.stringify({ what: title, reason: missing })}\n`);
  suite.skip(title, body);
}
