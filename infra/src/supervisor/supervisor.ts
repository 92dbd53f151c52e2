import { setTimeout as sleep } from 'node:timers/promises';
import { InfraError } from '../infra-error.js';
import type { Log } from '../message.js';
import { defaultRestartPolicy, type ProcessSpec, type RestartPolicy } from './process-spec.js';
import { SupervisedProcess, type ProcessStatus } from './supervised-process.js';

export interface SupervisorOptions {
  /** One log file for each process; none: lines are printed after the process's name. */
  readonly logFolder?: string;
  readonly restart?: RestartPolicy;
  /** How long all of them may take to become ready; 60 s when not given. */
  readonly readyTimeout_s?: number;
  /** What each gets between SIGTERM and SIGKILL; 10 s when not given. */
  readonly stopGrace_ms?: number;
  /** Told when a process has ended, is back, or was given up. */
  readonly log?: Log;
}

export interface Supervisor {
  /** In the order of the specs. */
  status(): ProcessStatus[];
  /** Settles, with the reason, when a process keeps dying, or refuses to work (exit 78), and is given up; the others run on until `stop`. */
  readonly failed: Promise<InfraError>;
  /** Stops one after the other, the last of the specs first; when it settles none is left. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts processes side by side and waits until all are ready; keeps them alive until `stop`. They do not outlive this
 * process, not even when it is killed; the caller calls `stop` on SIGINT and SIGTERM.
 * @throws InfraError `crash-loop`, `start-failed`, `start-refused`, `start-timeout`; none of the processes is left then
 */
export async function startProcesses(
  specs: readonly ProcessSpec[],
  options: SupervisorOptions = {},
): Promise<Supervisor> {
  const { restart = defaultRestartPolicy, readyTimeout_s = 60, stopGrace_ms = 10_000, logFolder } = options;
  const { log = () => undefined } = options;
  let onFailure: (error: InfraError) => void = () => undefined;
  const failed = new Promise<InfraError>((resolve) => (onFailure = resolve));
  const surroundings = {
    restart,
    logFolder,
    log,
    onFailure(error: InfraError) {
      log(error);
      onFailure(error);
    },
  };
  const processes = specs.flatMap((spec) =>
    Array.from({ length: spec.instances ?? 1 }, (_, index) => new SupervisedProcess(spec, index + 1, surroundings)),
  );

  let stopped: Promise<void> | undefined;
  const supervisor: Supervisor = {
    status: () => processes.map((each) => each.status()),
    failed,
    stop: () => (stopped ??= stopAll(processes, stopGrace_ms)),
  };
  for (const each of processes) each.start();
  try {
    await allReady(processes, readyTimeout_s);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  return supervisor;
}

async function allReady(processes: readonly SupervisedProcess[], timeout_s: number): Promise<void> {
  const limit = new AbortController();
  const late = sleep(timeout_s * 1000, undefined, { signal: limit.signal }).then(() => {
    const waiting = processes.map((each) => each.status()).filter(({ state }) => state !== 'ready');
    throw new InfraError('start-timeout', `${waiting.map(({ name }) => name).join(', ')}; ${timeout_s} s`);
  });
  try {
    await Promise.race([Promise.all(processes.map(({ ready }) => ready)), late]);
  } finally {
    limit.abort();
    late.catch(() => undefined);
  }
}

async function stopAll(processes: readonly SupervisedProcess[], grace_ms: number): Promise<void> {
  for (const each of processes.toReversed()) await each.stop(grace_ms);
}
