import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { asInfraError, InfraError } from '../infra-error.js';
import type { Log } from '../message.js';
import { claim } from '../processes/claim.js';
import { choosePort, freePort, loopback } from '../processes/port.js';
import { hasExited, started, type StartedProcess } from '../processes/process.js';
import { controlOf, knownArea, prepareArea, runnableBinaries, type Area } from './area.js';
import { locateBinaries, program, type Binaries } from './binaries.js';
import { failureOf } from './failure.js';
import { initialise, superuser } from './initialise.js';
import { endLingeringSessions, findOrphan, readPostmaster, stopServer } from './postmaster.js';
import { findRunUser, type RunUser } from './run-user.js';
import { ServerLog } from './server-log.js';
import { settingArguments, type Settings } from './settings.js';

export interface PostgresOptions {
  /** The product's directory on this machine; the server's files go to `<home>/postgres`. */
  readonly home: string;
  /** None given: the port of the last start when it is still free, else any free one. */
  readonly port?: number;
  /** Settings beside the defaults of this package; durability and the loopback address cannot be changed. */
  readonly settings?: Settings;
  /** How long a start may take, the recovery after a crash included; 120 when not given. */
  readonly startTimeout_s?: number;
  readonly log?: Log;
}

export interface PostgresServer {
  /** `postgres://…@127.0.0.1:<port>/postgres`, password included: never to be logged. */
  readonly superuserUrl: string;
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDirectory: string;
  readonly logFile: string;
  /** Settles when the server has ended, by `stop` or by itself. */
  readonly exited: Promise<void>;
  /** Fast shutdown; when it settles no process of the server is left. May be called again. */
  stop(): Promise<void>;
}

interface Start {
  readonly area: Area;
  readonly binaries: Binaries;
  readonly user: RunUser | undefined;
  readonly log: Log;
  readonly options: PostgresOptions;
}

/** How long sessions get to end at a fast shutdown, before the server is killed by its id. */
const stopGrace_s = 30;
/** How long the sessions of a killed server may linger on its shared memory. */
const lingering_ms = 10_000;

/**
 * Starts a PostgreSQL server on this machine for one home directory, creating its data at the first start. The server
 * has a session of its own, so that a Ctrl-C in the terminal reaches us alone and we decide when it stops; the caller
 * calls `stop` on SIGINT and SIGTERM. A server that a killed process left behind is stopped first.
 * @throws InfraError with any of the codes but those of Kafka and the supervisor
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const home = resolve(options.home);
  try {
    mkdirSync(home, { recursive: true });
    mkdirSync(controlOf(home), { recursive: true, mode: 0o700 });
    const held = await claim(join(controlOf(home), 'owner.json'));
    try {
      return await startClaimed(home, options, () => held.release());
    } catch (error) {
      held.release();
      throw error;
    }
  } catch (error) {
    throw asInfraError(error);
  }
}

/**
 * Removes a home's server: its data, log and password, and a process that was left behind.
 * @throws InfraError `already-running` while its owner lives
 */
export async function removePostgres(options: Pick<PostgresOptions, 'home'>): Promise<void> {
  const control = controlOf(resolve(options.home));
  if (!existsSync(control)) return;
  try {
    const held = await claim(join(control, 'owner.json'));
    try {
      await endAndRemove(options.home);
    } finally {
      held.release();
    }
  } catch (error) {
    throw asInfraError(error);
  }
}

/** The same for a home that is the caller's own, whoever has claimed it. */
export async function endAndRemove(home: string): Promise<void> {
  const area = knownArea(resolve(home));
  const running = area && findOrphan(area.data);
  if (area && running !== undefined) {
    const user = findRunUser(area.data);
    await stopServer(running, area.data, runnableBinaries(locateBinaries(), user), user, 0);
  }
  const control = controlOf(resolve(home));
  for (const folder of new Set([area?.root ?? control, control])) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function startClaimed(home: string, options: PostgresOptions, release: () => void): Promise<PostgresServer> {
  const log = options.log ?? (() => undefined);
  const user = findRunUser(knownArea(home)?.data);
  const binaries = runnableBinaries(locateBinaries(), user);
  const area = prepareArea(home, user);
  const start: Start = { area, binaries, user, log, options };

  const orphan = findOrphan(area.data);
  if (orphan !== undefined) {
    log({ zh: '正在停止上次遗留的数据库进程…', en: 'Stopping the database server that was left behind …' });
    await stopServer(orphan, area.data, binaries, user, stopGrace_s);
  }
  await endLingeringSessions(area.data);
  const password = await initialise(area, binaries, user, log);
  const { child, port, serverLog } = await launch(start);

  const exited = new Promise<void>((settle) => child.once('exit', () => settle())).then(() => {
    serverLog.letGrow();
    release();
  });
  const { pid } = child;
  const server: PostgresServer = {
    superuserUrl: `postgres://${superuser}:${password}@${loopback}:${port}/postgres`,
    host: loopback,
    port,
    pid,
    dataDirectory: area.data,
    logFile: serverLog.file,
    exited,
    async stop() {
      if (!hasExited(child)) {
        await stopServer(pid, area.data, binaries, user, stopGrace_s);
      }
      await exited;
    },
  };
  try {
    await verify(server.superuserUrl);
  } catch (error) {
    await server.stop();
    throw new InfraError('start-failed', (error as Error).message, { cause: error });
  }
  serverLog.keepSmall();
  log({ zh: `数据库已就绪（端口 ${port}）。`, en: `The database is ready (port ${port}).` });
  return server;
}

/** Spawns until the server is ready: again on another port, or when the last server's sessions have gone. */
async function launch(start: Start): Promise<{ child: StartedProcess; port: number; serverLog: ServerLog }> {
  const lingeringEnd = Date.now() + lingering_ms;
  for (let attempt = 1; ; attempt += 1) {
    const file = portFile(start.area);
    const { port: asked } = start.options;
    const port = attempt === 1 || asked !== undefined ? await choosePort(asked, file) : await freePort();
    const serverLog = new ServerLog(start.area);
    try {
      const child = await spawnServer(start, port, serverLog);
      writeFileSync(file, String(port));
      return { child, port, serverLog };
    } catch (error) {
      const code = error instanceof InfraError ? error.code : undefined;
      const otherPort = code === 'port-taken' && asked === undefined && attempt < 5;
      const lingering = code === 'already-running' && Date.now() < lingeringEnd;
      if (!otherPort && !lingering) throw error;
      await sleep(200);
    }
  }
}

const portFile = (area: Area): string => join(area.control, 'port');

async function spawnServer(start: Start, port: number, serverLog: ServerLog): Promise<StartedProcess> {
  const { area, binaries, user, options, log } = start;
  const stale = readPostmaster(area.data)?.pid;
  const handle = serverLog.open(user);
  const child = spawn(
    program(binaries, 'postgres'),
    ['-D', area.data, ...settingArguments(port, options.settings ?? {})],
    {
      ...user,
      cwd: area.data,
      detached: true,
      // The file of a killed server may name a process that somebody else has by now. The server takes the id in this
      // variable for one of its own ancestors, so it does not wait for it, and still checks the shared memory.
      env: { ...process.env, LC_ALL: 'C', ...(stale === undefined ? {} : { PG_GRANDPARENT_PID: String(stale) }) },
      stdio: ['ignore', 'ignore', handle],
    },
  );
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(failureOf(serverLog.said())));
  });
  try {
    await Promise.race([failed, ready(child, area, options.startTimeout_s ?? 120, log)]);
    return started(child);
  } catch (error) {
    if (child.pid !== undefined && !hasExited(child)) {
      await stopServer(child.pid, area.data, binaries, user, 5);
    }
    throw error;
  } finally {
    serverLog.close(handle);
    failed.catch(() => undefined);
  }
}

async function ready(child: ChildProcess, area: Area, timeout_s: number, log: Log): Promise<void> {
  const begin = Date.now();
  let told = false;
  for (;;) {
    const postmaster = readPostmaster(area.data);
    if (postmaster?.ready && postmaster.pid === child.pid) return;
    if (hasExited(child)) return;
    if (Date.now() - begin > timeout_s * 1000) throw new InfraError('start-timeout', `${timeout_s} s`);
    if (!told && Date.now() - begin > 3_000) {
      told = true;
      log({ zh: '数据库正在启动或恢复，请稍候…', en: 'The database is starting or recovering; one moment …' });
    }
    await sleep(20);
  }
}

/** A server that is ready answers, takes our password, and keeps what it commits. */
async function verify(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('SELECT 1');
  } finally {
    await client.end();
  }
}
