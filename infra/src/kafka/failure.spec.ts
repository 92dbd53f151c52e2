import { failureOf } from './failure.js';

describe('what Kafka and Java say before they give up', () => {
  it.each([
    ['java.io.IOException: No space left on device', 'disk-full'],
    ['There is insufficient memory for the Java Runtime Environment to continue.', 'memory-short'],
    [
      'org.apache.kafka.common.KafkaException: Socket server failed to bind to 127.0.0.1:9092: Address in use.',
      'port-taken',
    ],
    [
      'java.lang.UnsupportedClassVersionError: kafka/Kafka has been compiled by a more recent version',
      'kafka-unavailable',
    ],
    ['java.nio.file.AccessDeniedException: data/meta.properties', 'no-permission'],
    ['org.apache.kafka.common.KafkaException: Failed to acquire lock on file .lock in data.', 'already-running'],
    ['java.lang.RuntimeException: No `meta.properties` found in data', 'data-damaged'],
  ])('%s', (line, code) => {
    expect(failureOf(`2026-01-05 08:00:00 INFO starting\n${line}\n`)).toMatchObject({ code, fact: line });
  });

  it('is quoted when the cause is unknown', () => {
    expect(failureOf('INFO starting\nERROR Exiting Kafka due to fatal exception\n')).toMatchObject({
      code: 'start-failed',
      fact: 'ERROR Exiting Kafka due to fatal exception',
    });
  });
});
