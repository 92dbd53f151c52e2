import { loadTesting, runsFolder } from './build-infra.mjs';

/** Stops what the global setups of the run have started. */
export default async function tearDown() {
  const { openTestRun } = await loadTesting();
  const run = await openTestRun(runsFolder);
  await run.close();
}
