import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** The processes that were started with exactly this argument: how a server is found again whose owner was killed. */
export function findByArgument(argument: string): number[] {
  if (process.platform === 'win32') return [];
  const processes = process.platform === 'linux' ? fromProc() : fromPs();
  return processes.filter(({ pid, args }) => pid !== process.pid && args.includes(argument)).map(({ pid }) => pid);
}

interface Arguments {
  readonly pid: number;
  readonly args: readonly string[];
}

function fromProc(): Arguments[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .flatMap((pid) => {
      try {
        return [{ pid, args: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0') }];
      } catch {
        return [];
      }
    });
}

/** `ps` does not tell where an argument ends, so one with blanks is not found. */
function fromPs(): Arguments[] {
  const rows = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  return rows.split('\n').map((row) => {
    const [pid, ...args] = row.trim().split(/\s+/);
    return { pid: Number(pid), args };
  });
}
