import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const hooks = fileURLToPath(new URL('./typescript-hooks.mjs', import.meta.url));

type Answer = Readonly<{ id: number; result?: unknown; error?: string }>;

/** A process of a test: it runs one of our TypeScript files, answers calls, and can be stopped and killed. */
export class WorkerProcess {
  private readonly child: ChildProcess;
  private readonly calls = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  private readonly output: string[] = [];
  private lastId = 0;
  readonly exited: Promise<void>;
  /** Settles when the process has said that it is ready. */
  readonly ready: Promise<void>;

  constructor(file: URL, options: object) {
    this.child = fork(fileURLToPath(file), [JSON.stringify(options)], {
      execArgv: ['--conditions=@wenxiao/source', '--import', hooks, '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (text: Buffer) => this.output.push(text.toString()));
    }
    this.exited = new Promise((resolve) => this.child.once('exit', () => resolve()));
    this.ready = this.wait(0);
    void this.exited.then(() => {
      for (const { reject } of this.calls.values()) reject(this.ended);
      this.calls.clear();
    });
    this.child.on('message', (answer: Answer) => {
      const call = this.calls.get(answer.id);
      this.calls.delete(answer.id);
      if (answer.error === undefined) call?.resolve(answer.result);
      else call?.reject(new Error(answer.error));
    });
  }

  get said(): string {
    return this.output.join('');
  }

  private get ended(): Error {
    return new Error(`The process ended:\n${this.said}`);
  }

  /** Calls one of the process's functions. */
  async call<Result>(name: string, ...args: unknown[]): Promise<Result> {
    if (!this.child.connected) throw this.ended;
    this.lastId += 1;
    const answer: Promise<unknown> = this.wait(this.lastId);
    this.child.send({ id: this.lastId, name, args });
    return (await answer) as Result;
  }

  /** SIGKILL, SIGSTOP, SIGCONT. */
  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.exited;
  }

  /** In good order: what is under way is finished. */
  async close(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.call('close').catch(() => undefined);
    if (this.child.connected) this.child.disconnect();
    await this.exited;
  }

  private wait(id: number): Promise<unknown> & Promise<void> {
    const answer = new Promise((resolve, reject) => this.calls.set(id, { resolve, reject }));
    answer.catch(() => undefined); // Whoever calls sees it; a test that has ended does not.
    return answer as Promise<void>;
  }
}

/** In the process itself: says that it is ready, and answers calls until its parent is gone. */
export function serve(functions: Readonly<Record<string, (...args: never[]) => unknown>>): void {
  process.on('message', ({ id, name, args }: { id: number; name: string; args: never[] }) => {
    Promise.resolve()
      .then(() => functions[name]?.(...args))
      .then(
        (result) => process.send?.({ id, result }),
        (error: unknown) => process.send?.({ id, error: String((error as Error).stack) }),
      );
  });
  process.once('disconnect', () => process.exit());
  process.send?.({ id: 0 });
}

/** What the process was started with. */
export function optionsOf<Options>(): Options {
  return JSON.parse(process.argv[2] ?? '{}') as Options;
}
