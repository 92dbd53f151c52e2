import {
  chownSync as chownLike,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { removeTemporaryFolders, temporaryFolder } from '../../test/temporary.js';
import { InfraError } from '../infra-error.js';
import { freePort, isPortFree } from '../processes/port.js';
import { isRunning } from '../processes/process.js';
import { ensureDatabase } from './ensure-database.js';
import { findServerProcesses, readPostmaster } from './postmaster.js';
import { startPostgres, type PostgresServer } from './server.js';

async function query(server: PostgresServer, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const running: PostgresServer[] = [];
async function start(home: string, options: { port?: number; settings?: Record<string, string> } = {}) {
  const server = await startPostgres({ home, ...options });
  running.push(server);
  return server;
}

function codeOf(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => 'started',
    (error: unknown) => (error instanceof InfraError ? error.code : error),
  );
}

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  await removeTemporaryFolders();
});

describe('a PostgreSQL of our own', () => {
  it('keeps its data, its port and its password from one start to the next, and leaves no process', async () => {
    const home = temporaryFolder();
    const first = await start(home);
    await query(first, 'CREATE TABLE kept AS SELECT 1 AS one');
    await first.stop();
    expect(isRunning(first.pid)).toBe(false);
    expect(findServerProcesses(first.dataDirectory)).toEqual([]);

    const begin = Date.now();
    const second = await start(home);
    expect(Date.now() - begin).toBeLessThan(20_000);
    expect(second.superuserUrl).toBe(first.superuserUrl);
    expect(await query(second, 'SELECT * FROM kept')).toEqual([{ one: 1 }]);
    expect(findServerProcesses(second.dataDirectory)).toContain(second.pid);
  });

  it('listens on the loopback address alone and shows its password to nobody', async () => {
    const home = temporaryFolder();
    const server = await start(home);
    expect(await query(server, `SELECT setting FROM pg_settings WHERE name = 'unix_socket_directories'`)).toEqual([
      { setting: '' },
    ]);
    expect(await query(server, `SELECT host(inet_server_addr()) AS address`)).toEqual([{ address: '127.0.0.1' }]);
    expect(statSync(join(home, 'postgres/superuser.json')).mode & 0o777).toBe(0o600);
    expect(statSync(server.dataDirectory).mode & 0o077).toBe(0);
    const wrong = new pg.Client({ connectionString: server.superuserUrl.replace(/:[^:@]+@/, ':guess@') });
    await expect(wrong.connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('cannot be told to forget what it has committed', async () => {
    const server = await start(temporaryFolder(), {
      settings: { fsync: 'off', full_page_writes: 'off', work_mem: '9MB' },
    });
    expect(
      await query(
        server,
        `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
                                  current_setting('work_mem') AS memory`,
      ),
    ).toEqual([{ fsync: 'on', pages: 'on', memory: '9MB' }]);
  });

  it('runs once for one home', async () => {
    const home = temporaryFolder();
    const server = await start(home);
    expect(await codeOf(startPostgres({ home }))).toBe('already-running');
    expect(isRunning(server.pid)).toBe(true);
  });

  it('creates a database once, also when two ask for it together', async () => {
    const server = await start(temporaryFolder());
    const urls = await Promise.all(['audit', 'audit'].map((name) => ensureDatabase(server.superuserUrl, name)));
    expect(new Set(urls).size).toBe(1);
    expect(await query(server, `SELECT count(*)::int FROM pg_database WHERE datname = 'audit'`)).toEqual([
      { count: 1 },
    ]);
  });
});

describe('the port', () => {
  it('that is asked for is taken, or refused when somebody else holds it', async () => {
    const home = temporaryFolder();
    const port = await freePort();
    const holder = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    expect(await codeOf(startPostgres({ home, port }))).toBe('port-taken');
    await new Promise((resolve) => holder.close(resolve));
    expect((await start(home, { port })).port).toBe(port);
  });

  it('of the last start gives way to a free one when somebody else holds it now', async () => {
    const home = temporaryFolder();
    const first = await start(home);
    await first.stop();
    const holder = createServer().listen(first.port, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const second = await start(home);
    expect(second.port).not.toBe(first.port);
    expect(await isPortFree(second.port)).toBe(false);
    await new Promise((resolve) => holder.close(resolve));
  });
});

describe('a server that was killed', () => {
  it('recovers what was committed, although a session of it still computes', async () => {
    const home = temporaryFolder();
    const first = await start(home);
    await query(first, 'CREATE TABLE kept AS SELECT 1 AS one');
    const busy = query(first, 'SELECT count(*) FROM generate_series(1, 1e10)').catch(() => 'lost');
    await untilTrue(
      async () =>
        (await query(first, `SELECT FROM pg_stat_activity WHERE query LIKE '%1e10%' AND state = 'active'`)).length > 1,
    );
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    const second = await start(home);
    expect(await busy).toBe('lost');
    expect(await query(second, 'SELECT * FROM kept')).toEqual([{ one: 1 }]);
    expect(findServerProcesses(second.dataDirectory).length).toBeLessThan(12);
  });

  it('starts although another program has its old process id by now', async () => {
    const home = temporaryFolder();
    const first = await start(home);
    const file = join(first.dataDirectory, 'postmaster.pid');
    const text = readFileSync(file, 'utf8');
    const { uid, gid } = statSync(file);
    await first.stop();
    // This very process has the id, as an ordinary user's program may.
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
    if (process.getuid?.() === 0) chownLike(file, uid, gid);
    const second = await start(home);
    expect(readPostmaster(second.dataDirectory)?.pid).toBe(second.pid);
  });
});

describe('a data directory', () => {
  it('of another major version is refused and left alone', async () => {
    const home = temporaryFolder();
    const data = join(home, 'postgres/data');
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'PG_VERSION'), '15\n');
    await expect(startPostgres({ home })).rejects.toMatchObject({
      code: 'data-version',
      canRetry: false,
      zh: expect.stringContaining('15 ≠ 18') as string,
      en: expect.stringContaining('another major version') as string,
    });
    expect(readdirSync(data)).toEqual(['PG_VERSION']);
  });

  it('without what makes it one is refused and left alone', async () => {
    const home = temporaryFolder();
    const server = await start(home);
    await server.stop();
    rmSync(join(server.dataDirectory, 'global/pg_control'));
    expect(await codeOf(startPostgres({ home }))).toBe('data-damaged');
    rmSync(join(server.dataDirectory, 'PG_VERSION'));
    expect(await codeOf(startPostgres({ home }))).toBe('data-damaged');
    expect(existsSync(join(server.dataDirectory, 'base'))).toBe(true);
  });

  it('opens with a new password when the file of the old one is lost', async () => {
    const home = temporaryFolder();
    const first = await start(home);
    await query(first, 'CREATE TABLE kept AS SELECT 1 AS one');
    await first.stop();
    rmSync(join(home, 'postgres/superuser.json'));
    const second = await start(home);
    expect(second.superuserUrl).not.toBe(first.superuserUrl);
    expect(await query(second, 'SELECT * FROM kept')).toEqual([{ one: 1 }]);
  });
});

async function untilTrue(check: () => Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 20));
}
