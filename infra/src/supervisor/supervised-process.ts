import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InfraError } from '../infra-error.js';
import type { Log } from '../message.js';
import { inheritedEnvironment } from '../processes/inherited-environment.js';
import { hasExited, signal } from '../processes/process.js';
import { ProcessOutput } from './process-output.js';
import type { ProcessSpec, Readiness, RestartPolicy } from './process-spec.js';

export type ProcessState = 'starting' | 'ready' | 'restarting' | 'given-up' | 'stopped';

export interface ProcessStatus {
  readonly name: string;
  readonly state: ProcessState;
  /** Of the running process; undefined between an exit and the restart, and at the end. */
  readonly pid: number | undefined;
  /** How often it was started again. */
  readonly restarts: number;
}

interface Surroundings {
  readonly restart: RestartPolicy;
  readonly logFolder: string | undefined;
  /** Told when a process has ended, and when it is back. */
  readonly log: Log;
  /** It was given up. */
  onFailure(error: InfraError): void;
}

/** Loaded into every Node process, from the compiled package even when we run from the sources ourselves. */
const preload = join(import.meta.dirname, '../../dist/supervisor/exit-with-supervisor.preload.js');
/** How a process ends (EX_CONFIG of sysexits.h) that has been told what it cannot work with. */
const exitOfRefusal = 78;
const probe_interval_ms = 100;
const probe_timeout_ms = 2_000;

/** One process that is kept alive: started, watched, started again with growing waits, given up in a crash loop. */
export class SupervisedProcess {
  readonly name: string;
  /** Settles at the first readiness; rejects when the process is given up or stopped before. */
  readonly ready: Promise<void>;
  private state: ProcessState = 'starting';
  private child: ChildProcess | undefined;
  private exited = Promise.resolve();
  private restarts = 0;
  private readonly exits_at_ms: number[] = [];
  private readonly output: ProcessOutput;
  private readonly stopping = new AbortController();
  private settle: { resolve: () => void; reject: (error: Error) => void } | undefined;

  constructor(
    private readonly spec: ProcessSpec,
    private readonly instance: number,
    private readonly surroundings: Surroundings,
  ) {
    this.name = instance === 1 ? spec.name : `${spec.name}-${instance}`;
    this.output = new ProcessOutput(this.name, surroundings.logFolder);
    this.ready = new Promise<void>((resolve, reject) => (this.settle = { resolve, reject }));
    this.ready.catch(() => undefined);
  }

  status(): ProcessStatus {
    const alive = this.child && !hasExited(this.child);
    return { name: this.name, state: this.state, pid: alive ? this.child?.pid : undefined, restarts: this.restarts };
  }

  start(): void {
    const { spec } = this;
    const isNode = spec.command === process.execPath;
    const env = typeof spec.env === 'function' ? spec.env(this.instance) : spec.env;
    const child = spawn(spec.command, [...(isNode ? ['--import', preload] : []), ...(spec.args ?? [])], {
      cwd: spec.cwd,
      env: { ...inheritedEnvironment(process.env), ...env },
      // A session of its own: a Ctrl-C in the terminal reaches the supervisor alone, which stops the others in order.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    this.exited = new Promise((resolve) => {
      child.once('error', (error) => {
        this.output.write(error.message);
        if (child.pid === undefined) resolve();
      });
      child.once('close', () => resolve());
    });
    void this.exited.then(() => this.onExit(child));
    this.watch(child);
  }

  /** SIGTERM, then SIGKILL for it and what it has started; settles when it is gone. */
  async stop(grace_ms: number): Promise<void> {
    this.stopping.abort();
    this.state = 'stopped';
    this.settle?.reject(new Error(`${this.name} was stopped.`));
    const { child } = this;
    if (child?.pid === undefined || hasExited(child)) return;
    signal(child.pid, 'SIGTERM');
    const inTime = await Promise.race([this.exited.then(() => true), sleep(grace_ms, false, { ref: false })]);
    if (inTime) return;
    this.output.note(`(SIGKILL after ${grace_ms} ms)`);
    // The process leads a group of its own, which is named by the negative id.
    signal(-child.pid, 'SIGKILL');
    await this.exited;
  }

  private watch(child: ChildProcess): void {
    const { spec } = this;
    const readiness: Readiness =
      (typeof spec.ready === 'function' ? spec.ready(this.instance) : spec.ready) ?? 'at-once';
    const line = typeof readiness === 'object' && 'line' in readiness ? readiness.line : undefined;
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) this.output.follow(stream, (text) => line?.test(text) && this.onReady(child));
    }
    if (readiness === 'at-once') child.once('spawn', () => this.onReady(child));
    else if ('url' in readiness) void this.probe(child, readiness.url);
    else if ('message' in readiness) {
      child.on('message', (message) => {
        if (message === readiness.message) this.onReady(child);
      });
    }
  }

  private async probe(child: ChildProcess, url: string): Promise<void> {
    while (this.child === child && !hasExited(child) && this.state !== 'stopped') {
      try {
        const answer = await fetch(url, { signal: AbortSignal.timeout(probe_timeout_ms) });
        await answer.body?.cancel();
        if (answer.ok) {
          this.onReady(child);
          return;
        }
      } catch {
        // Not listening yet, or too busy to answer.
      }
      await sleep(probe_interval_ms);
    }
  }

  private onReady(child: ChildProcess): void {
    if (this.child !== child || this.state === 'stopped') return;
    const { name, restarts } = this;
    if (restarts > 0 && this.state !== 'ready') {
      this.surroundings.log({ zh: `${name} 已恢复（PID ${child.pid}）。`, en: `${name} is back (PID ${child.pid}).` });
    }
    this.state = 'ready';
    this.settle?.resolve();
  }

  private async onExit(child: ChildProcess): Promise<void> {
    if (this.state === 'stopped') return;
    if (child.pid === undefined) {
      this.giveUp(new InfraError('start-failed', `${this.name}: ${this.output.tail}`));
      return;
    }
    if (child.exitCode === exitOfRefusal) {
      this.giveUp(new InfraError('start-refused', `${this.name}: ${this.output.tail}`));
      return;
    }
    const { first_ms, max_ms, exits_max, window_ms } = this.surroundings.restart;
    const now = Date.now();
    this.exits_at_ms.push(now);
    const recent = this.exits_at_ms.filter((exit_ms) => exit_ms > now - window_ms).length;
    const how = child.exitCode === null ? String(child.signalCode) : `exit ${child.exitCode}`;
    if (recent >= exits_max) {
      this.giveUp(new InfraError('crash-loop', `${this.name}: ${how}, ${recent}×; ${this.output.tail}`));
      return;
    }
    this.state = 'restarting';
    const wait_ms = Math.min(max_ms, first_ms * 2 ** (recent - 1));
    this.output.note(`(${how}; restart in ${wait_ms} ms)`);
    const { name } = this;
    this.surroundings.log({
      zh: `${name} 已退出（${how}），将重新启动。`,
      en: `${name} has ended (${how}) and is started again.`,
    });
    await sleep(wait_ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    if (this.stopping.signal.aborted) return;
    this.restarts += 1;
    this.state = 'starting';
    this.start();
  }

  private giveUp(error: InfraError): void {
    this.state = 'given-up';
    this.output.note(`(${error.en})`);
    this.settle?.reject(error);
    this.surroundings.onFailure(error);
  }
}
