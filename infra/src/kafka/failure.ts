import { InfraError, type InfraErrorCode } from '../infra-error.js';

/** What Kafka's and Java's own words mean; the first match counts. */
const signs: readonly (readonly [RegExp, InfraErrorCode])[] = [
  [/No space left on device|Disk quota exceeded/, 'disk-full'],
  [/OutOfMemoryError|insufficient memory|Could not reserve enough space|Cannot allocate memory/, 'memory-short'],
  [/Address already in use|failed to bind/i, 'port-taken'],
  [/UnsupportedClassVersionError/, 'kafka-unavailable'],
  [/Permission denied|AccessDeniedException|Read-only file system/, 'no-permission'],
  [/Failed to acquire lock on file/, 'already-running'],
  [
    /InconsistentClusterIdException|No `meta\.properties` found|Error while reading .*meta\.properties|is corrupt/,
    'data-damaged',
  ],
];

/** What the broker or its formatting said before it gave up, as an error with a code. */
export function failureOf(said: string): InfraError {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  for (const [sign, code] of signs) {
    const line = lines.find((candidate) => sign.test(candidate));
    if (line !== undefined) return new InfraError(code, line.trim());
  }
  const telling = lines.filter((line) => /FATAL|ERROR|Exception/.test(line));
  return new InfraError('start-failed', (telling.length > 0 ? telling : lines).slice(0, 3).join(' | ') || 'Kafka');
}
