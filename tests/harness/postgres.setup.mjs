import { loadTesting, runsFolder } from './build-infra.mjs';

/** Jest runs this once, and only when a test file of a project that names it is going to run. */
export default async function setUp() {
  const { openTestRun } = await loadTesting();
  const run = await openTestRun(runsFolder);
  await run.need('postgres');
}
