import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const programs = join(import.meta.dirname, '../../apps/standalone/dist');

/** `npm start`, or `npm run start:cluster` with its arguments. */
type Program = readonly ['main.js'] | readonly ['cluster.main.js', ...string[]];

/** How a start ended. */
export type Ended = Readonly<{ status: number | null; signal: NodeJS.Signals | null; seconds: number }>;

/** The compiled product as a process of its own, as `npm start` runs it. */
export class StartedProduct {
  private static readonly running = new Set<StartedProduct>();
  private said = '';
  private complaint = '';
  private since_ms = performance.now();
  private readonly child: ChildProcess;
  /** When output is closed, too. */
  readonly ended: Promise<Ended>;

  constructor(
    readonly home: string,
    env: Readonly<Record<string, string>> = {},
    [program, ...args]: Program = ['main.js'],
  ) {
    this.child = spawn(process.execPath, [join(programs, program), ...args], {
      cwd: '/',
      env: { ...process.env, WENXIAO_HOME: home, PORT: '0', WENXIAO_DEMO: '0', LOG_LEVEL: 'silent', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.complaint += chunk.toString()));
    this.ended = new Promise((resolve) =>
      this.child.once('close', (status, signal) =>
        resolve({ status, signal, seconds: (performance.now() - this.since_ms) / 1000 }),
      ),
    );
    StartedProduct.running.add(this);
    void this.ended.then(() => StartedProduct.running.delete(this));
  }

  /** Whatever a failed test has left running ends, and its PostgreSQL with it. */
  static async endAll(): Promise<void> {
    await Promise.all([...StartedProduct.running].map((product) => product.end('SIGTERM')));
  }

  get output(): string {
    return this.said;
  }

  /** Its sentence, when it has refused. */
  get sentence(): string {
    return this.complaint.trim();
  }

  /** Waits until it has said something; throws with all its output when it ends without. */
  async says(what: string): Promise<void> {
    while (!this.said.includes(what)) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        throw new Error(`It ended without “${what}”:\n${this.said}\n${this.complaint}`);
      }
      await sleep(5);
    }
  }

  /** Where it answers. */
  async ready(): Promise<string> {
    await this.says('Wenxiao is ready: ');
    return /Wenxiao is ready: (\S+)/.exec(this.said)?.[1] ?? '';
  }

  /** Sends a signal and waits for the end; `seconds` count from the signal. */
  end(signal: NodeJS.Signals): Promise<Ended> {
    this.since_ms = performance.now();
    this.child.kill(signal);
    return this.ended;
  }
}

/** The id of a home's database server, running or not; undefined where none was started, or one has stopped in order. */
export function postmasterOf(home: string): number | undefined {
  const control = join(home, 'postgres');
  const pointer = join(control, 'location.json');
  const root = existsSync(pointer)
    ? (JSON.parse(readFileSync(pointer, 'utf8')) as { directory: string }).directory
    : control;
  const file = join(root, 'data/postmaster.pid');
  return existsSync(file) ? parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

/** Whether anybody runs who names a home in the command line: the product's PostgreSQL, or the making of its data. */
export function processesNaming(home: string): readonly string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(commandOf)
    .filter((command) => command.includes(home));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // It has ended meanwhile.
  }
}
