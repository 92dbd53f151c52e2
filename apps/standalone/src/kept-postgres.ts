import { setTimeout as sleep } from 'node:timers/promises';
import { InfraError, type PostgresServer, startPostgres } from '@wenxiao/infra';
import type { Progress } from './progress.js';

/** The embedded server, for as long as the product runs. */
export type KeptPostgres = Readonly<{ superuserUrl: string; stop(): Promise<void> }>;

const wait_ms_max = 10_000;

/**
 * Starts the home's server, and starts it again, on the same port, when it ends by itself: killed, or because the disk was
 * full. Until it is back, services answer that they are out of reach for a moment.
 * @throws {InfraError} when the first start fails
 */
export async function keepPostgres(home: string, progress: Progress): Promise<KeptPostgres> {
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  let server = await startPostgres({ home, log: (message) => progress.note(message) });
  const { superuserUrl, port } = server;

  const kept = keep();
  async function keep(): Promise<void> {
    for (;;) {
      await server.exited;
      if (isStopping()) return;
      progress.note({ zh: '数据库意外退出，正在重新启动…', en: 'the database ended by itself; starting it again …' });
      const again = await startAgain(home, port, progress, stopping.signal);
      if (!again) return;
      server = again;
      if (isStopping()) return server.stop();
      progress.note({ zh: '数据库已恢复。', en: 'the database is back' });
    }
  }

  return {
    superuserUrl,
    async stop() {
      stopping.abort();
      await server.stop();
      await kept;
    },
  };
}

/** Tries until it succeeds; undefined when it is told to stop. Says why it does not, once for each reason. */
async function startAgain(
  home: string,
  port: number,
  progress: Progress,
  signal: AbortSignal,
): Promise<PostgresServer | undefined> {
  let told = '';
  for (let wait_ms = 500; !signal.aborted; wait_ms = Math.min(wait_ms * 2, wait_ms_max)) {
    try {
      return await startPostgres({ home, port });
    } catch (error) {
      const reason = error instanceof InfraError ? error : new InfraError('start-failed', String(error));
      if (reason.code !== told) progress.note(reason);
      told = reason.code;
      await sleep(wait_ms, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}
