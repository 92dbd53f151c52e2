import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readHomeConnections } from './home-connections.js';

const reach_ms = 2_000;

/**
 * Runs work on the databases of a home whose own PostgreSQL may be stopped: after a restore, say, when no service may start on it
 * yet. Where nobody answers and the home holds a server's data, the server runs for as long as the work takes, on its port.
 * @param say told to the person who waits.
 */
export async function withHomeServer<Result>(
  home: string,
  say: (text: string) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const address = await stoppedServerOf(home);
  if (!address) return work();
  const { startPostgres } = await import('@wenxiao/infra');
  say('内嵌数据库没有运行，为本命令启动它……\nThe embedded database does not run: it is started for this command …');
  const server = await startPostgres({ home, port: address.port });
  try {
    return await work();
  } finally {
    await server.stop();
  }
}

/** Where the home's own server would answer; undefined where it answers, or where the home has none. */
async function stoppedServerOf(home: string): Promise<{ host: string; port: number } | undefined> {
  if (!existsSync(join(home, 'postgres')) || !existsSync(join(home, 'connections.json'))) return undefined;
  const [url] = Object.values((await readHomeConnections({ WENXIAO_HOME: home })).owners);
  if (url === undefined) return undefined;
  const { hostname: host, port } = new URL(url);
  const address = { host, port: Number(port) };
  return (await answers(address)) ? undefined : address;
}

function answers({ host, port }: Readonly<{ host: string; port: number }>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: reach_ms });
    const end = (reached: boolean) => () => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}

/** What keeps the server from running, in words for a person. The package is loaded where it is needed alone. */
export function isInfraError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'InfraError';
}
