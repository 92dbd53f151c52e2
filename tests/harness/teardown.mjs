import { loadTesting, runsFolder } from './build-infra.mjs';

export default async function tearDown() {
  const { openTestRun } = await loadTesting();
  const run = await openTestRun(runsFolder);
  await run.close();
}
