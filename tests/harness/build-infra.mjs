import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { changedAt, root } from '@wenxiao/infra/bootstrap';

/** The test run's servers, from compiled code: Jest loads a global setup without compiling it. */
export async function loadTesting() {
  if (changedAt(join(root, 'infra/src')) > changedAt(join(root, 'infra/dist'))) {
    const script = join(root, 'infra/bootstrap/build-project.mjs');
    const { status } = spawnSync(process.execPath, [script, join(root, 'infra')], { stdio: 'inherit' });
    if (status !== 0) throw new Error('infra does not compile.');
  }
  return import('@wenxiao/infra/testing');
}

/** The folder that holds the files of each run. */
export const runsFolder = join(root, 'tmp/test-runs');
