import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the process has come to: memory, processor time, and for what it waited for its database, by stage. */
export type Watched = Readonly<{
  /** The most that was resident at once. */
  peak_MB: number;
  worked_ms: number;
  waited: readonly (readonly [stage: string, of: Readonly<{ statements: number; ms: number }>])[];
}>;

const preload = new URL('./watched-service.preload.mjs', import.meta.url).href;

/** A service as an installation runs it: its build, in a process of its own, which tells what it takes. */
export class WatchedService {
  private readonly said: string[] = [];
  private readonly exited: Promise<unknown>;
  private hasExited = false;

  private constructor(private readonly child: ChildProcess) {
    this.exited = once(child, 'exit').then(() => (this.hasExited = true));
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => this.said.push(text.toString()));
  }

  /** Runs once it answers. */
  static async start(service: string, environment: Readonly<Record<string, string>>): Promise<WatchedService> {
    const main = fileURLToPath(import.meta.resolve(`@wenxiao/${service}/main`));
    const child = fork(main, {
      execArgv: ['--import', preload],
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const started = new WatchedService(child);
    await started.answer();
    return started;
  }

  async watched(): Promise<Watched> {
    const answer = this.answer();
    this.child.send('tell');
    return (await answer) as Watched;
  }

  /** @throws {Error} where it has ended by itself. */
  requireAlive(): void {
    if (this.hasExited) throw this.failure('ended');
  }

  /** With all that it said. */
  failure(what: string): Error {
    return new Error(`The service ${what}\n${this.said.join('')}`);
  }

  async close(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.exited;
  }

  private async answer(): Promise<unknown> {
    const ended = this.exited.then(() => this.requireAlive());
    const answer = once(this.child, 'message').then(([message]: unknown[]) => message);
    return Promise.race([answer, ended]);
  }
}
