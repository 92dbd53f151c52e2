import { rmSync } from 'node:fs';
import { stopKafkaOrphans } from '../src/kafka/broker.js';
import { removePostgres } from '../src/postgres/server.js';
import { freshHome } from '../src/testing/fresh-home.js';

const made: string[] = [];

/** A new folder outside the repository; everybody may enter it unless another mode is given. */
export function temporaryFolder(mode?: number): string {
  const folder = freshHome(mode);
  made.push(folder);
  return folder;
}

/** Removes every folder of this test file, and the servers below it with their data, wherever that lies. */
export async function removeTemporaryFolders(): Promise<void> {
  for (const folder of made.splice(0)) {
    await Promise.all([removePostgres({ home: folder }), stopKafkaOrphans(folder)]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
