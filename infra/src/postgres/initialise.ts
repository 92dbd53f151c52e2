import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { InfraError } from '../infra-error.js';
import type { Log } from '../message.js';
import type { Area } from './area.js';
import { program, type Binaries } from './binaries.js';
import { failureOf } from './failure.js';
import type { RunUser } from './run-user.js';

export const superuser = 'postgres';

const draftPrefix = 'initialising-';
const passwordFile = (area: Area): string => join(area.control, 'superuser.json');

/**
 * Sees to it that there is a data directory of this major version with a superuser whose password we hold.
 * @returns the superuser's password
 * @throws InfraError `data-version`, `data-damaged`, and what initdb may meet: `disk-full`, `no-permission`
 */
export async function initialise(area: Area, binaries: Binaries, user: RunUser | undefined, log: Log): Promise<string> {
  removeDrafts(area);
  if (!holdsData(area)) return create(area, binaries, user, log);
  const version = readVersion(area);
  if (version !== binaries.major) throw new InfraError('data-version', `${area.data}: ${version} ≠ ${binaries.major}`);
  return readPassword(area) ?? resetPassword(area, binaries, user, log);
}

function holdsData(area: Area): boolean {
  if (!existsSync(area.data)) return false;
  if (readdirSync(area.data).length > 0) return true;
  rmdirSync(area.data);
  return false;
}

function readVersion(area: Area): string {
  try {
    return readFileSync(join(area.data, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new InfraError('data-damaged', area.data, { cause: error });
    }
    throw error;
  }
}

/** What a start that was killed half way has left. */
function removeDrafts(area: Area): void {
  for (const name of readdirSync(area.root)) {
    if (name.startsWith(draftPrefix)) rmSync(join(area.root, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Made aside and renamed into place, so that a data directory is there whole or not at all. The password is kept before
 * the rename: a kill between the two leaves a password without data, which the next start replaces.
 */
async function create(area: Area, binaries: Binaries, user: RunUser | undefined, log: Log): Promise<string> {
  log({ zh: '正在建立数据库目录（仅首次）…', en: 'Creating the database directory (first start only) …' });
  const draft = join(area.root, `${draftPrefix}${randomUUID()}`);
  const password = newPassword();
  const given = join(draft, 'password');
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(given, password, { mode: 0o600 });
  if (user) for (const file of [draft, given]) chownSync(file, user.uid, user.gid);
  try {
    await run(program(binaries, 'initdb'), user, [
      `--pgdata=${join(draft, 'data')}`,
      `--username=${superuser}`,
      `--pwfile=${given}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Text sorts by code point on every machine, whatever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ]);
    keepPassword(area, password);
    renameSync(join(draft, 'data'), area.data);
    syncDirectory(area.root);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return password;
}

/** The data is there and the password is not: a copy of the data alone, say. Single-user mode asks for none. */
async function resetPassword(area: Area, binaries: Binaries, user: RunUser | undefined, log: Log): Promise<string> {
  log({ zh: '数据库口令文件缺失，正在重设…', en: 'The password file is missing; setting a new password …' });
  const password = newPassword();
  const statement = `ALTER ROLE ${superuser} PASSWORD '${password}';\n`;
  await run(program(binaries, 'postgres'), user, ['--single', '-D', area.data, 'postgres'], statement);
  keepPassword(area, password);
  return password;
}

const newPassword = (): string => randomBytes(24).toString('base64url');

function readPassword(area: Area): string | undefined {
  if (!existsSync(passwordFile(area))) return undefined;
  const { password } = JSON.parse(readFileSync(passwordFile(area), 'utf8')) as { password: string };
  return password;
}

function keepPassword(area: Area, password: string): void {
  const draft = `${passwordFile(area)}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify({ user: superuser, password }), { mode: 0o600, flush: true });
  renameSync(draft, passwordFile(area));
  syncDirectory(area.control);
}

/** A rename survives a power failure only when its directory was written out; Windows cannot open one for that. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Runs one of the programs to its end; what it said decides the error when it fails. */
function run(file: string, user: RunUser | undefined, args: string[], input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...user,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code, killedBy) => {
      if (code === 0) resolve();
      else reject(failureOf(said || `${file}: ${code ?? killedBy}`));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
