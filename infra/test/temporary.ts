import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopKafkaOrphans } from '../src/kafka/broker.js';
import { removePostgres } from '../src/postgres/server.js';

const made: string[] = [];

/** A new folder outside the repository; everybody may enter it unless another mode is given. */
export function temporaryFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'wenxiao-infra-'));
  chmodSync(folder, mode);
  made.push(folder);
  return folder;
}

/** Removes every folder of this test file, and the server below it with its data, wherever that lies. */
export async function removeTemporaryFolders(): Promise<void> {
  for (const folder of made.splice(0)) {
    await Promise.all([removePostgres({ home: folder }), stopKafkaOrphans(folder)]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
