import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const infra = join(import.meta.dirname, '..');

/**
 * The compiled package and what it depends on, installed in a folder of its own: where the repository itself lies below a
 * folder that only root may enter, another user can still run it there.
 */
export function installCopy(folder: string): void {
  const modules = join(folder, 'node_modules');
  const own = join(modules, '@wenxiao/infra');
  mkdirSync(own, { recursive: true });
  for (const name of ['package.json', 'dist']) cpSync(join(infra, name), join(own, name), { recursive: true });
  copyDependencies(infra, modules);
}

function copyDependencies(of: string, modules: string): void {
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
    readFileSync(join(of, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>;
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const source = createRequire(join(of, 'package.json'))
      .resolve.paths(name)
      ?.map((path) => join(path, name))
      .find((path) => existsSync(path));
    const target = join(modules, name);
    if (source === undefined || existsSync(target)) continue;
    cpSync(source, target, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
    copyDependencies(source, modules);
  }
}

export interface Script {
  readonly child: ChildProcess;
  /** The next line of JSON that the script prints; throws with its standard error when it ends before. */
  next<Value>(): Promise<Value>;
  readonly ended: Promise<void>;
}

/** Runs a module's text by a node of its own, which finds the packages installed in `cwd`. */
export function runScript(
  text: string,
  options: { cwd: string; args?: string[]; uid?: number; gid?: number; detached?: boolean; env?: NodeJS.ProcessEnv },
): Script {
  const { args = [], ...rest } = options;
  const child = spawn(process.execPath, ['--input-type=module', '-e', text, ...args], {
    ...rest,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    child,
    ended,
    async next<Value>() {
      const line = await lines.next();
      if (line.done) {
        await ended;
        throw new Error(`The script ended (${child.exitCode ?? child.signalCode}): ${errors}`);
      }
      return JSON.parse(line.value) as Value;
    },
  };
}

/** The folder where this package can be imported by its name. */
export const workspace = infra;
