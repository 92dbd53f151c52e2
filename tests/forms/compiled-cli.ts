import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');
export const cli = join(repository, 'apps/cli/bin/wenxiao.mjs');

/** The projects that `wenxiao forms` and `wenxiao audit` run. */
const projects = [
  'libs/domain',
  'libs/rules',
  'libs/forms',
  'libs/contracts',
  'libs/facts',
  'libs/event-store',
  'libs/messaging',
  'libs/figures',
  'libs/service-kit',
  'apps/audit',
  'apps/evidence',
  'apps/cli',
];

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
  for (const project of projects.filter(isStale)) {
    execFileSync(process.execPath, ['infra/bootstrap/build-project.mjs', project], { cwd: repository });
  }
}
