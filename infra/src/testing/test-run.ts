import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { InfraError } from '../infra-error.js';
import { startKafka, stopKafkaOrphans, type KafkaBroker } from '../kafka/broker.js';
import { isRunning } from '../processes/process.js';
import { endAndRemove, startPostgres, type PostgresServer } from '../postgres/server.js';
import { homesOf } from './fresh-home.js';
import { runVariables } from './run-variables.js';

export type TestServer = 'postgres' | 'kafka';

/** The servers of one Jest run, in its parent process. */
export interface TestRun {
  /**
   * Starts what does not run yet. Workers find it by `freshDatabase` and `describeWithKafka`; the reason why there is no
   * Kafka is kept for them as well. When anything fails nothing is left running.
   */
  need(...servers: TestServer[]): Promise<void>;
  /** Stops every server of the run and removes its files. May be called again. */
  close(): Promise<void>;
}

let opened: TestRun | undefined;

/**
 * The run of this process, opened at the first call. What runs that were killed have left is stopped and removed.
 * @param folder holds one folder for each run
 */
export async function openTestRun(folder: string): Promise<TestRun> {
  if (opened) return opened;
  await removeDeadRuns(folder);
  const home = join(folder, String(process.pid));
  mkdirSync(home, { recursive: true });
  process.env[runVariables.run] = home;
  let postgres: PostgresServer | undefined;
  let kafka: KafkaBroker | undefined;

  const starts: Record<TestServer, () => Promise<void>> = {
    async postgres() {
      // Several products at once have their connections to it.
      postgres = await startPostgres({ home, settings: { max_connections: '500' } });
      process.env[runVariables.postgres] = postgres.superuserUrl;
    },
    async kafka() {
      try {
        kafka = await startKafka({ home });
        process.env[runVariables.kafka] = kafka.brokers.join(',');
      } catch (error) {
        if (!isMissingKafka(error) || process.env[runVariables.noSkip] === '1') throw error;
        process.env[runVariables.kafkaMissing] = error.message;
      }
    },
  };
  const begun: Partial<Record<TestServer, Promise<void>>> = {};
  const run: TestRun = {
    async need(...servers) {
      const outcomes = await Promise.allSettled(servers.map((server) => (begun[server] ??= starts[server]())));
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (!failed) return;
      await run.close();
      throw failed.reason;
    },
    async close() {
      // A server that is just being started has to be there before it can be stopped.
      await Promise.allSettled(Object.values(begun));
      await Promise.all([postgres?.stop(), kafka?.stop()]);
      await removeRun(home);
      opened = undefined;
    },
  };
  opened = run;
  stopOnSignals(run);
  return run;
}

/** The machine's fault, which excuses a test; any other failure is ours. */
function isMissingKafka(error: unknown): error is InfraError {
  return error instanceof InfraError && (error.code === 'kafka-unavailable' || error.code === 'download-failed');
}

async function removeDeadRuns(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    // A folder is named after the process of its run.
    if (isRunning(Number(name))) continue;
    // Another run may be about it, too, or another user may own it: that is no reason not to test.
    await removeRun(join(folder, name)).catch((error: unknown) => console.warn(error));
  }
}

/** The run's own servers and those that its tests have started, whoever of them is still alive. */
async function removeRun(run: string): Promise<void> {
  const homes = await Promise.allSettled(homesOf(run).map(removeHome));
  await removeHome(run);
  const failed = homes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

async function removeHome(home: string): Promise<void> {
  await Promise.all([endAndRemove(home), stopKafkaOrphans(home)]);
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}

/** Jest ends at a Ctrl-C without its global teardown, and the servers are out of the terminal's reach. */
function stopOnSignals(run: TestRun): void {
  for (const [name, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    let stopping: Promise<void> | undefined;
    // Not `once`: a package of Jest's ends the process as soon as it finds no other listener.
    process.on(name, () => {
      stopping ??= run.close().finally(() => process.exit(status));
    });
  }
}
