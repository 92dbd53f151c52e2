import { InfraError, type InfraErrorCode } from '../infra-error.js';

/** What PostgreSQL's own words mean (its messages are kept in English by `lc_messages=C`); the first match counts. */
const signs: readonly (readonly [RegExp, InfraErrorCode])[] = [
  [/No space left on device|Disk quota exceeded/, 'disk-full'],
  [/Cannot allocate memory|could not map anonymous shared memory|out of memory/, 'memory-short'],
  [/could not bind|Address already in use/, 'port-taken'],
  [/database files are incompatible with server|initialized by PostgreSQL version/, 'data-version'],
  [/pre-existing shared memory block|lock file .* already exists/, 'already-running'],
  [/Permission denied|Read-only file system|wrong ownership|invalid permissions/, 'no-permission'],
  [
    /is not a valid data directory|could not find the database system|could not (open|read) file ".*(pg_control|postgresql\.conf|PG_VERSION)"|could not locate a valid checkpoint record|invalid checkpoint record|incorrect checksum in control file/,
    'data-damaged',
  ],
];

/** What initdb or postgres said before it gave up, as an error with a code. */
export function failureOf(said: string): InfraError {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  for (const [sign, code] of signs) {
    const line = lines.find((candidate) => sign.test(candidate));
    if (line !== undefined) return new InfraError(code, line.trim());
  }
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR|error:/.test(line));
  return new InfraError('start-failed', (telling.length > 0 ? telling : lines).slice(-3).join(' | ') || 'PostgreSQL');
}
