import { cpSync, existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { freshHomeInMemory, runFolder } from './fresh-home.js';

/** What names a process or a port of the server that the home was made with. */
const ofItsServer = ['owner.json', 'port', 'connections.json'];

/**
 * A copy of a home that is prepared once for a whole run, by the second test file that asks for it: a run of one file has no use for
 * a copy. Nobody waits: whoever asks before it is ready gets nothing, and prepares a home of its own.
 * @param name tells homes apart that are prepared differently
 * @param prepare fills the home, and leaves nothing running on it
 */
export async function copyOfSharedHome(
  name: string,
  prepare: (home: string) => Promise<void>,
): Promise<string | undefined> {
  const shared = join(runFolder(), 'shared');
  const ready = join(shared, name);
  if (!existsSync(ready)) {
    mkdirSync(shared, { recursive: true });
    if (isFirst(`${ready}.asked`) || !isFirst(`${ready}.begun`)) return undefined;
    const draft = freshHomeInMemory();
    await prepare(draft);
    symlinkSync(draft, ready);
  }
  const home = freshHomeInMemory();
  cpSync(realpathSync(ready), home, { recursive: true, filter: (file) => !ofItsServer.includes(basename(file)) });
  return home;
}

function isFirst(mark: string): boolean {
  try {
    mkdirSync(mark);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
