/** How the global setups of Jest hand the run's servers to the workers. */
export const runVariables = {
  /** The folder of the run. */
  run: 'WENXIAO_TEST_RUN',
  /** Superuser's URL of the run's PostgreSQL. */
  postgres: 'WENXIAO_TEST_POSTGRES_URL',
  /** Brokers of the run's Kafka, separated by commas. */
  kafka: 'WENXIAO_TEST_KAFKA_BROKERS',
  /** Why there is no Kafka. */
  kafkaMissing: 'WENXIAO_TEST_KAFKA_MISSING',
  /** A file that takes one line of JSON for each thing that this machine could not run. */
  notRun: 'WENXIAO_TEST_NOT_RUN',
  /** `1`: what cannot run is a failure. */
  noSkip: 'WENXIAO_TEST_NO_SKIP',
} as const;
