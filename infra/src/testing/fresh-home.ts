import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runVariables } from './run-variables.js';

const homesFolder = (run: string): string => join(run, 'homes');

/** The folder of the run that a test belongs to. */
export function runFolder(): string {
  const run = process.env[runVariables.run];
  if (run !== undefined) return run;
  throw new Error(
    `${runVariables.run} is not set: only tests of a Jest project with a global setup can ask for a home.`,
  );
}

/**
 * An empty directory for a test that starts servers of its own: `startPostgres({ home: freshHome() })`. The run knows it:
 * servers that a killed test left there are stopped, and the directory is removed, at the run's end or by the next run.
 * @param mode of the directory; everybody may enter it when none is given
 */
export function freshHome(mode = 0o755): string {
  // Outside the repository, which may lie where only its owner can enter.
  return homeIn(tmpdir(), mode);
}

/** The same for what is read and written much, and is small: in memory, where the run itself lies there. */
export function freshHomeInMemory(): string {
  return homeIn(runFolder().startsWith('/dev/shm/') ? '/dev/shm' : tmpdir(), 0o755);
}

function homeIn(parent: string, mode: number): string {
  const homes = homesFolder(runFolder());
  const home = mkdtempSync(join(parent, 'wenxiao-test-home-'));
  mkdirSync(homes, { recursive: true });
  symlinkSync(home, join(homes, basename(home)));
  chmodSync(home, mode);
  return home;
}

/** The homes of a run that are still there. */
export function homesOf(run: string): string[] {
  const folder = homesFolder(run);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((link) => existsSync(link))
    .map((link) => realpathSync(link));
}
