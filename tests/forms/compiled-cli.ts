import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

export const repository = join(import.meta.dirname, '../..');
export const cli = join(repository, 'apps/cli/bin/wenxiao.mjs');

/** What the command runs: its project, behind all of the workspace's that it depends on. */
function projectsOf(name: string, found = new Map<string, string>()): ReadonlyMap<string, string> {
  const folder = realpathSync(join(repository, 'node_modules', name));
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Readonly<Record<string, string>>;
  };
  for (const other of Object.keys(dependencies))
    if (other.startsWith('@wenxiao/') && !found.has(other)) projectsOf(other, found);
  return found.set(name, relative(repository, folder));
}

/** When anything in a folder was last changed, in milliseconds; 0 for a folder that is not there. */
function newest(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Math.max(
    0,
    ...entries.filter((entry) => entry.isFile()).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

function isStale(project: string): boolean {
  try {
    return newest(join(repository, project, 'src')) > newest(join(repository, project, 'dist'));
  } catch {
    return true;
  }
}

/** Compiles what the command runs, where the sources have changed since. */
export function compileCli(): void {
  for (const project of [...projectsOf('@wenxiao/cli').values()].filter(isStale)) {
    execFileSync(process.execPath, ['infra/bootstrap/build-project.mjs', project], { cwd: repository });
  }
}
