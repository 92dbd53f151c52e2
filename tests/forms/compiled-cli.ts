import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

export const repository = join(import.meta.dirname, '../..');
export const cli = join(repository, 'apps/cli/bin/wenxiao.mjs');

/** The folders of a project and of whatever it depends on in the workspace, each behind what it needs itself. */
function projectsOf(name: string, found = new Set<string>()): ReadonlySet<string> {
  const project = relative(repository, realpathSync(join(repository, 'node_modules', name)));
  if (found.has(project)) return found;
  const { dependencies = {} } = JSON.parse(readFileSync(join(repository, project, 'package.json'), 'utf8')) as {
    dependencies?: Readonly<Record<string, string>>;
  };
  for (const other of Object.keys(dependencies)) if (other.startsWith('@wenxiao/')) projectsOf(other, found);
  return found.add(project);
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
  for (const project of [...projectsOf('@wenxiao/cli')].filter(isStale)) {
    execFileSync(process.execPath, ['infra/bootstrap/build-project.mjs', project], { cwd: repository });
  }
}
