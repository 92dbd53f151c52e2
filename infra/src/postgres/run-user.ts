import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { InfraError } from '../infra-error.js';

/** Who runs the server; undefined in place of it: whoever runs us. */
export type RunUser = Readonly<{ uid: number; gid: number }>;

/** PostgreSQL refuses to run as root, so root needs somebody else to run it. */
const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Who runs the server when we are root: the owner of a data directory that exists already; else the system user
 * `postgres` or `wenxiao`; else `wenxiao`, created; else `nobody`.
 * @throws InfraError `no-run-user`
 */
export function findRunUser(dataDirectory: string | undefined): RunUser | undefined {
  if (!isRoot()) return undefined;
  const owner = dataDirectory === undefined ? undefined : statSync(dataDirectory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const found = lookUp('postgres') ?? lookUp('wenxiao') ?? createSystemUser('wenxiao') ?? lookUp('nobody');
  if (!found) throw new InfraError('no-run-user', 'postgres, wenxiao, nobody');
  return found;
}

function lookUp(name: string): RunUser | undefined {
  const number = (flag: '-u' | '-g') =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    const user = { uid: number('-u'), gid: number('-g') };
    return user.uid > 0 ? user : undefined;
  } catch {
    return undefined;
  }
}

function createSystemUser(name: string): RunUser | undefined {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    // The adduser of BusyBox, on Alpine.
    ['adduser', ['-S', '-D', '-H', name]],
  ];
  for (const [command, args] of ways) {
    spawnSync(command, args, { stdio: 'ignore' });
    const user = lookUp(name);
    if (user) return user;
  }
  return undefined;
}

/** Whether the user can reach a directory, asked of the kernel itself, so that groups, lists and mounts count. */
export function canEnter(user: RunUser, directory: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...user, cwd: '/', stdio: 'ignore' });
  return status === 0;
}

/** Whether the user can execute a program where it lies. */
export function canRun(user: RunUser, file: string): boolean {
  return spawnSync(file, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}
