import { describeUnless } from './describe-unless.js';
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

/** `describe` for tests that need a broker; see {@link describeUnless}. */
export function describeWithKafka(title: string, body: (kafka: TestKafka) => void): void {
  const missing = process.env[runVariables.kafkaMissing];
  describeUnless(missing, title, () => body(missing === undefined ? requireKafka() : { brokers: [] }));
}
