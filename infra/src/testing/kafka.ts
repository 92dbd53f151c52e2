import { appendFileSync } from 'node:fs';
import { runVariables } from './run-variables.js';

export interface TestKafka {
  readonly brokers: string[];
}

/**
 * The test run's own broker. Topics and groups are the whole run's: a test puts something random into their names.
 * @throws Error when this machine has no Kafka: use `describeWithKafka`, which then leaves its tests out visibly
 */
export function requireKafka(): TestKafka {
  const brokers = process.env[runVariables.kafka];
  if (brokers !== undefined) return { brokers: brokers.split(',') };
  throw new Error(
    process.env[runVariables.kafkaMissing] ??
      `${runVariables.kafka} is not set: only tests of a Jest project with the Kafka global setup can ask for a broker.`,
  );
}

/**
 * `describe` for tests that need a broker. On a machine without one they are skipped, and `npm test` names them and the
 * reason at its end; with `WENXIAO_TEST_NO_SKIP=1` the run fails instead.
 */
export function describeWithKafka(title: string, body: (kafka: TestKafka) => void): void {
  // Jest's own, of the test file that calls us.
  const { describe: suite } = globalThis;
  const reason = process.env[runVariables.kafkaMissing];
  if (reason === undefined) {
    suite(title, () => body(requireKafka()));
    return;
  }
  const notRun = process.env[runVariables.notRun];
  if (notRun !== undefined) appendFileSync(notRun, `${JSON.stringify({ what: title, reason })}\n`);
  suite.skip(title, () => body({ brokers: [] }));
}
