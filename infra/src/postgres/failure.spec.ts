import { failureOf } from './failure.js';

const stamp = '2026-01-05 08:00:00.000 UTC [42] ';

describe('what PostgreSQL says before it gives up', () => {
  it.each([
    [`${stamp}FATAL:  could not write lock file "postmaster.pid": No space left on device`, 'disk-full'],
    [`initdb: error: could not write file "/x/data/postgresql.conf": No space left on device`, 'disk-full'],
    [`${stamp}FATAL:  could not map anonymous shared memory: Cannot allocate memory`, 'memory-short'],
    [`${stamp}LOG:  could not bind IPv4 address "127.0.0.1": Address already in use`, 'port-taken'],
    [`${stamp}FATAL:  database files are incompatible with server`, 'data-version'],
    [`${stamp}FATAL:  lock file "postmaster.pid" already exists`, 'already-running'],
    [`${stamp}FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use`, 'already-running'],
    [`${stamp}FATAL:  data directory "/x/data" has wrong ownership`, 'no-permission'],
    [`initdb: error: could not access directory "/x": Permission denied`, 'no-permission'],
    [`postgres: could not open file "/x/data/global/pg_control": Permission denied`, 'no-permission'],
    [`postgres: could not open file "/x/data/global/pg_control": No such file or directory`, 'data-damaged'],
    [`${stamp}PANIC:  could not locate a valid checkpoint record at 0/1587AD0`, 'data-damaged'],
  ])('%s', (said, code) => {
    expect(
      failureOf(`${stamp}LOG:  starting PostgreSQL\n${said}\n${stamp}LOG:  database system is shut down\n`),
    ).toMatchObject({
      code,
      fact: said.trim(),
    });
  });

  it('is quoted by its telling lines when the cause is unknown', () => {
    const said = `${stamp}LOG:  starting\n${stamp}FATAL:  unrecognized configuration parameter "x"\n`;
    expect(failureOf(said)).toMatchObject({
      code: 'start-failed',
      fact: `${stamp}FATAL:  unrecognized configuration parameter "x"`,
    });
  });
});
