import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { InfraError } from '../infra-error.js';
import { program, type Binaries } from './binaries.js';
import { canEnter, canRun, type RunUser } from './run-user.js';

/** Names the folder that holds data and log when they cannot lie in the home itself. */
const pointerName = 'location.json';

/** Where one server keeps its files. */
export interface Area {
  /** `<home>/postgres`: password, port, claim; ours. */
  readonly control: string;
  /** Holds `data` and `log`: the control folder itself, or a folder elsewhere that the run user can enter. */
  readonly root: string;
  readonly data: string;
  readonly log: string;
}

export const controlOf = (home: string): string => join(home, 'postgres');

/** The area that an earlier start has chosen, or undefined before the first start. */
export function knownArea(home: string): Area | undefined {
  const control = controlOf(home);
  const pointer = join(control, pointerName);
  if (existsSync(pointer)) {
    const { directory } = JSON.parse(readFileSync(pointer, 'utf8')) as { directory: string };
    return areaIn(control, directory);
  }
  return existsSync(join(control, 'data')) ? areaIn(control, control) : undefined;
}

const areaIn = (control: string, root: string): Area => ({
  control,
  root,
  data: join(root, 'data'),
  log: join(root, 'log'),
});

/**
 * The area of a home, made ready for the user who runs the server. A home that only root may enter gets its data in a
 * folder outside, and a pointer to it, so that the next start finds it again.
 */
export function prepareArea(home: string, user: RunUser | undefined): Area {
  const control = controlOf(home);
  if (user) chmodSync(control, 0o755);
  const area = knownArea(home) ?? chooseArea(home, control, user);
  mkdirSync(area.log, { recursive: true, mode: 0o700 });
  if (user) {
    chownSync(area.log, user.uid, user.gid);
    if (existsSync(area.data)) giveTo(user, area.data);
  }
  return area;
}

function chooseArea(home: string, control: string, user: RunUser | undefined): Area {
  if (!user || canEnter(user, control)) return areaIn(control, control);
  const key = createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 16);
  const directory = outsideFolder(user, key);
  writeFileSync(join(control, pointerName), JSON.stringify({ directory }));
  return areaIn(control, directory);
}

/**
 * A folder outside every home that root owns and the user can enter. The temporary directory is the last resort: some
 * machines empty it at every start.
 */
function outsideFolder(user: RunUser, name: string): string {
  for (const parent of ['/var/lib/wenxiao', join(tmpdir(), 'wenxiao')]) {
    const folder = join(parent, name);
    try {
      mkdirSync(folder, { recursive: true });
      // Both may have been made under a strict umask; and nobody but root may have put them there.
      for (const made of [parent, folder]) {
        if (lstatSync(made).uid !== 0 || !lstatSync(made).isDirectory()) throw new InfraError('no-permission', made);
        chmodSync(made, 0o755);
      }
    } catch {
      continue;
    }
    if (canEnter(user, folder)) return folder;
  }
  throw new InfraError('no-permission', join('/var/lib/wenxiao', name));
}

/** The programs where the run user can execute them: in place, or in a copy that is made once for each version. */
export function runnableBinaries(binaries: Binaries, user: RunUser | undefined): Binaries {
  if (!user || canRun(user, program(binaries, 'postgres'))) return binaries;
  const root = join(outsideFolder(user, 'binaries'), binaries.key);
  if (!existsSync(root)) {
    const draft = `${root}.${randomUUID()}`;
    // Static libraries are for linking; the links among the shared ones are kept relative.
    cpSync(binaries.root, draft, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
    openToAll(draft);
    try {
      renameSync(draft, root);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      // Another start has made the same copy meanwhile.
      if (!existsSync(root)) throw error;
    }
  }
  return { ...binaries, root };
}

function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const executable = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    chmodSync(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
  }
}

/** Makes the user the owner of a directory and all in it, when they are not yet; a restored copy belongs to root. */
function giveTo(user: RunUser, directory: string): void {
  if (lstatSync(directory).uid === user.uid) return;
  for (const name of readdirSync(directory, { recursive: true })) {
    const entry = join(directory, name.toString());
    if (!lstatSync(entry).isSymbolicLink()) chownSync(entry, user.uid, user.gid);
  }
  // Last, so that a walk that was cut short is done again.
  chownSync(directory, user.uid, user.gid);
}
