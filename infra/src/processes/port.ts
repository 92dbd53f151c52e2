import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { InfraError } from '../infra-error.js';

export const loopback = '127.0.0.1';

/** Whether a server can listen on this port of the loopback address now. */
export function isPortFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

/** A port of the loopback address that nobody holds now; somebody may take it before it is used. */
export function freePort(): Promise<number> {
  return listenOnce(0);
}

const port_max = 65_535;

/**
 * Different ports of the loopback address that nobody holds now, the lowest from `first` on. Below 32 768 a port stays free
 * while its server is down: the system gives none of them to outgoing connections.
 * @throws InfraError `port-taken` when there are not so many
 */
export async function freePorts(count: number, first: number): Promise<number[]> {
  const free: number[] = [];
  for (let port = first; free.length < count; port += 1) {
    if (port > port_max) throw new InfraError('port-taken', `${loopback}:${first}–${port_max}`);
    if (await isPortFree(port)) free.push(port);
  }
  return free;
}

/**
 * The port that a server shall use: the one that is asked for; else the one in the file, from the last start, when it is
 * still free; else any free one.
 * @throws InfraError `port-taken` when the one that is asked for is
 */
export async function choosePort(asked: number | undefined, file: string): Promise<number> {
  if (asked !== undefined) {
    if (await isPortFree(asked)) return asked;
    throw new InfraError('port-taken', `${loopback}:${asked}`);
  }
  const last = lastPort(file);
  return last !== undefined && (await isPortFree(last)) ? last : freePort();
}

function lastPort(file: string): number | undefined {
  try {
    const port = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: loopback, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('A server without a port.'));
        else resolve(address.port);
      });
    });
  });
}
