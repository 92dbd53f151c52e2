import { execFileSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** State letter and start of a process, or undefined when there is none with this id. */
function processRow(pid: number): { state: string; birth: string } | undefined {
  if (process.platform === 'linux') {
    try {
      // The name of the program stands in parentheses and may itself hold blanks and parentheses.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return { state: fields[0] ?? '', birth: fields[19] ?? '' };
    } catch {
      return undefined;
    }
  }
  if (process.platform === 'win32') return respondsToSignal(pid) ? { state: '', birth: '' } : undefined;
  try {
    const row = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [state = '', ...birth] = row.split(/\s+/);
    return { state, birth: birth.join(' ') };
  } catch {
    return undefined;
  }
}

function respondsToSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a process runs. One that has ended and waits to be collected by its parent does not. */
export function isRunning(pid: number): boolean {
  const row = processRow(pid);
  return row !== undefined && !row.state.startsWith('Z') && !row.state.startsWith('X');
}

/** When the process with this id began, in a form that tells it from a later process with the same id. */
export function birthOf(pid: number): string | undefined {
  return isRunning(pid) ? processRow(pid)?.birth : undefined;
}

/** Waits until a process, ours or not, has ended; false when it still runs after `limit_ms`. */
export async function hasEnded(pid: number, limit_ms: number): Promise<boolean> {
  const end = Date.now() + limit_ms;
  while (isRunning(pid)) {
    if (Date.now() >= end) return false;
    await sleep(20);
  }
  return true;
}

/** Sends a signal; a process that has ended meanwhile is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Ends a process by its id: the first signal, then SIGKILL when it still runs after `grace_ms`. */
export async function end(pid: number, first: NodeJS.Signals, grace_ms: number): Promise<void> {
  signal(pid, first);
  if (await hasEnded(pid, grace_ms)) return;
  signal(pid, 'SIGKILL');
  await hasEnded(pid, 5_000);
}

export type StartedProcess = ChildProcess & { readonly pid: number };

/** Tells the compiler what holds once a process has been seen at work. */
export function started(child: ChildProcess): StartedProcess {
  if (child.pid === undefined) throw new Error('A process that works has an id.');
  return child as StartedProcess;
}

export function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
