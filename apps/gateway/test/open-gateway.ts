import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { administratorPassword, type RunningDirectory, runDirectory } from '@wenxiao/directory/testing';
import { startGateway } from '../src/index.js';

/** What the service `echo` was asked, as it says in its answer. */
export type Echo = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

export type Call = { method?: string; body?: unknown; headers?: Record<string, string> };

export const problemJson = 'application/problem+json; charset=utf-8';

/** A gateway before a real directory and more services: `echo` answers what it was asked, `twins` are two of it and one that is down, `down` is down. */
export type OpenGateway = Awaited<ReturnType<typeof openGateway>>;

/** @param label lower-case letters, digits, hyphens; 20 at most */
export async function openGateway(label: string) {
  const directory = await runDirectory(label);
  const echo = await echoService();
  const twin = await echoService();
  const gateway = await startGateway({
    PORT: '0',
    SERVICES: [
      `directory=${directory.url}`,
      `echo=${echo.url}`,
      `twins=${echo.url},${await urlOfNobody()},${twin.url}`,
      `down=${await urlOfNobody()}`,
    ].join(';'),
    INTERNAL_SECRET: directory.internalSecret,
    SERVICE_TIMEOUT: '5',
    DEMO: '1',
    LOG_LEVEL: 'silent',
  });

  async function call<Body = Record<string, unknown>>(path: string, { method, body, headers }: Call = {}) {
    const response = await fetch(gateway.url + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, text, body: (json ? JSON.parse(text) : {}) as Body };
  }

  async function signIn(account = 'first.admin', password = administratorPassword) {
    const answer = await call<{ csrfToken: string; account: { personId: string } }>('/api/session', {
      body: { accountName: account, password },
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0];
    if (answer.status !== 201 || cookie === undefined) throw new Error(`Nobody was signed in: ${answer.text}`);
    return { ...answer.body, cookie, signed: { cookie, 'x-csrf-token': answer.body.csrfToken } };
  }

  return {
    url: gateway.url,
    directory: directory satisfies RunningDirectory,
    /** How often `/tries` of the echo was asked. */
    tries: () => echo.tries() + twin.tries(),
    call,
    signIn,
    close: async () => {
      await gateway.close();
      await directory.close();
      await echo.close();
      await twin.close();
    },
  };
}

/** Answers what it was asked; `/slow` is never answered, `/tries` is counted and refused, `/dies` breaks off. */
async function echoService() {
  let tries = 0;
  const server = createServer((request, response) => {
    if (request.url === '/slow') return;
    if (request.url === '/dies') {
      tries += 1;
      request.socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      if (url === '/tries') tries += 1;
      response.writeHead(url === '/tries' ? 503 : 200, {
        'content-type': 'application/json',
        'set-cookie': 'wenxiao=stolen',
        'retry-after': '1',
        server: 'echo',
      });
      response.end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString('utf8') }));
    });
  });
  return {
    url: await listen(server),
    tries: () => tries,
    close: async () => {
      server.closeAllConnections();
      await close(server);
    },
  };
}

/** Where somebody was and nobody is. */
async function urlOfNobody(): Promise<string> {
  const server = createServer();
  const url = await listen(server);
  await close(server);
  return url;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const close = (server: Server) => new Promise((resolve) => server.close(resolve));
