import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { end, hasEnded, isRunning } from '../processes/process.js';
import { program, type Binaries } from './binaries.js';
import type { RunUser } from './run-user.js';

/** What a running server writes into its data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly ready: boolean;
}

export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The server that still runs on a data directory although whoever started it is gone. A process that merely has the id
 * that the file names is not meant.
 */
export function findOrphan(data: string): number | undefined {
  const pid = readPostmaster(data)?.pid;
  return pid !== undefined && isRunning(pid) && servesDirectory(pid, data) ? pid : undefined;
}

function servesDirectory(pid: number, data: string): boolean {
  try {
    if (process.platform === 'linux') {
      // The working directory of a server and of each of its sessions is its data directory.
      const runsPostgres = basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres');
      return runsPostgres && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    }
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(data);
  } catch {
    return false;
  }
}

/** Every process of servers on a data directory, sessions of a dead server included. Known on Linux alone. */
export function findServerProcesses(data: string): number[] {
  if (process.platform !== 'linux' || !existsSync(data)) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && servesDirectory(pid, data));
}

/**
 * A killed server's sessions end by themselves when they wait for something, and not while they compute; until then no
 * other server may open the data.
 */
export async function endLingeringSessions(data: string): Promise<void> {
  await Promise.all(findServerProcesses(data).map((pid) => end(pid, 'SIGQUIT', 2_000)));
}

/**
 * Fast shutdown: sessions are ended, everything is written out. A server that does not end is killed by its id, and its
 * next start recovers from the write-ahead log.
 */
export async function stopServer(
  pid: number,
  data: string,
  binaries: Binaries,
  user: RunUser | undefined,
  grace_s: number,
): Promise<void> {
  const args = ['stop', '-D', data, '-m', 'fast', '-w', '-t', String(grace_s)];
  await new Promise<void>((resolve) => {
    const child = spawn(program(binaries, 'pg_ctl'), args, { ...user, cwd: '/', stdio: 'ignore' });
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  // SIGQUIT ends a server at once and lets it take its children with it, which SIGKILL does not.
  if (!(await hasEnded(pid, 1_000))) await end(pid, 'SIGQUIT', 5_000);
  await endLingeringSessions(data);
}
