import { setTimeout as sleep } from 'node:timers/promises';
import { asInfraError, InfraError } from '../infra-error.js';
import type { Log } from '../message.js';

/** A server as `startPostgres` and `startKafka` give it. */
export interface EndingServer {
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

export interface KeptServer<Server> {
  /** The present one; the last one while another is being started. */
  readonly server: Server;
  /** Stops it for good, one that is just being started too. May be called again. */
  stop(): Promise<void>;
}

export interface KeepRunningOptions<Server> {
  /** What it is called in messages, in both languages: `Kafka`. */
  readonly name: string;
  /** Starts the server: the first time, and with the one that has ended whenever another has to take its place and address. */
  readonly start: (ended: Server | undefined) => Promise<Server>;
  /** Waits before the first new start; doubled for each further one within a minute of the last. 200 when not given. */
  readonly first_ms?: number;
  /** 10 000 when not given. */
  readonly max_ms?: number;
  readonly log?: Log;
}

const calm_ms = 60_000;

/**
 * Starts a server, and starts it again whenever it ends by itself, until `stop`: others cannot do without it, so it is never
 * given up. That it has ended, what hinders a new start, and that it is back are told to `log`.
 * @throws whatever the first start throws
 */
export async function keepRunning<Server extends EndingServer>(
  options: KeepRunningOptions<Server>,
): Promise<KeptServer<Server>> {
  const { name, start, log = () => undefined } = options;
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  let server = await start(undefined);

  async function watch(): Promise<void> {
    const wait = waits(options);
    for (;;) {
      await server.exited;
      if (isStopping()) return;
      log({ zh: `${name} 已退出，将重新启动。`, en: `${name} has ended and is started again.` });
      while (!(await startAgain(wait()))) if (isStopping()) return;
    }
  }

  async function startAgain(wait_ms: number): Promise<boolean> {
    await sleep(wait_ms, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (isStopping()) return false;
    try {
      server = await start(server);
      if (isStopping()) await server.stop();
      else log({ zh: `${name} 已恢复。`, en: `${name} is back.` });
      return true;
    } catch (error) {
      const known = asInfraError(error);
      if (known instanceof InfraError) log(known);
      else
        log({
          zh: `${name} 未能重新启动：${String(error)}`,
          en: `${name} could not be started again: ${String(error)}`,
        });
      return false;
    }
  }

  const watching = watch();
  return {
    get server() {
      return server;
    },
    async stop() {
      stopping.abort();
      await server.stop();
      await watching;
    },
  };
}

/** How long to wait before the next start. */
function waits({ first_ms = 200, max_ms = 10_000 }: Readonly<{ first_ms?: number; max_ms?: number }>): () => number {
  let wait_ms = 0;
  let last = -Infinity;
  return () => {
    const calm = performance.now() - last > calm_ms;
    last = performance.now();
    wait_ms = calm ? first_ms : Math.min(wait_ms * 2, max_ms);
    return wait_ms;
  };
}
