import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The test run's servers, from compiled code: Jest loads a global setup without compiling it. */
export async function loadTesting() {
  if (newest(join(root, 'infra/src')) > newest(join(root, 'infra/dist'))) {
    const { status } = spawnSync(
      process.execPath,
      [join(root, 'infra/bootstrap/build-project.mjs'), join(root, 'infra')],
      {
        stdio: 'inherit',
      },
    );
    if (status !== 0) throw new Error('infra does not compile.');
  }
  return import('@wenxiao/infra/testing');
}

/** The folder that holds the files of each run. */
export const runsFolder = join(root, 'tmp/test-runs');

/** When anything in a folder was last changed, in milliseconds; 0 for a folder that is not there. */
function newest(folder) {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Math.max(0, ...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}
