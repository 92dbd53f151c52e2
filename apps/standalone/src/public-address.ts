import { createServer } from 'node:net';
import { StartError } from './start-error.js';

/**
 * Whether the public address can be listened on, before the long work of a start. Somebody may still take it meanwhile.
 * @throws {StartError} that says what to set
 */
export async function checkPublicAddress(host: string, port: number): Promise<void> {
  try {
    await listenOnce(host, port);
  } catch (error) {
    throw addressError(error, host, port);
  }
}

/** An error of listening as a sentence; any other is returned as it is. */
export function addressError(error: unknown, host: string, port: number): unknown {
  const { code, syscall } = Object(error) as { code?: unknown; syscall?: unknown };
  if (code === 'EADDRINUSE') {
    return new StartError(
      `端口 ${String(port)} 已被占用。请停止占用它的程序，或用 PORT 指定另一个端口，例如：PORT=${String(port === 3001 ? 3002 : 3001)} npm start。`,
      `Port ${String(port)} is taken. Stop the program that holds it, or set PORT to another one: PORT=${String(port === 3001 ? 3002 : 3001)} npm start.`,
      { cause: error },
    );
  }
  if (code === 'EACCES' && syscall === 'listen') {
    return new StartError(
      `当前用户不能使用端口 ${String(port)}。请用 PORT 指定 1024 以上的端口。`,
      `This user may not listen on port ${String(port)}. Set PORT to one above 1024.`,
      { cause: error },
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartError(
      `本机没有地址 ${host}。请检查 HOST，本机访问用 127.0.0.1。`,
      `This machine has no address ${host}. Check HOST: 127.0.0.1 is for this machine alone.`,
      { cause: error },
    );
  }
  return error;
}

function listenOnce(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });
}
