import { loadTesting, runsFolder } from './build-infra.mjs';

/** PostgreSQL and one Kafka broker for the whole run; where no broker can be had, its tests are skipped visibly. */
export default async function setUp() {
  const { openTestRun } = await loadTesting();
  const run = await openTestRun(runsFolder);
  await run.need('postgres', 'kafka');
}
