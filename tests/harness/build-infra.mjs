import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, statfsSync } from 'node:fs';
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

const memory = '/dev/shm';
/** What the largest run has written at its end, and as much again. */
const room_bytes = 4 * 1024 ** 3;

/** Whether the machine keeps files in memory, and has room for a run there. */
function hasRoomInMemory() {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= room_bytes && process.availableMemory() >= room_bytes;
  } catch {
    return false;
  }
}

/**
 * The folder that holds the files of each run of this clone. In memory where there is room: PostgreSQL writes every commit through, as it
 * does elsewhere, and on a disk a run waits for that.
 */
export const runsFolder = hasRoomInMemory()
  ? join(memory, `wenxiao-test-runs-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`)
  : join(root, 'tmp/test-runs');
