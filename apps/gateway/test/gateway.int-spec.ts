import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { administratorPassword, type RunningDirectory, runDirectory } from '@wenxiao/directory/testing';
import { v7 } from 'uuid';
import { type RunningGateway, startGateway } from '../src/index.js';

/** What a service was asked, as it says in its answer. */
type Echo = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

/** A service that answers what it was asked; `/slow` never does, `/tries` counts and refuses. */
let echo: Server;
let tries = 0;
/** A service that is down. */
let downUrl: string;
let directory: RunningDirectory;
let gateway: RunningGateway;

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const listening = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

beforeAll(async () => {
  echo = await listening(
    createServer((request, response) => {
      if (request.url === '/slow') return;
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
    }),
  );
  const down = await listening(createServer());
  downUrl = urlOf(down);
  await new Promise((resolve) => down.close(resolve));
  directory = await runDirectory('gateway');
  gateway = await startGateway({
    PORT: '0',
    SERVICES: `directory=${directory.url};echo=${urlOf(echo)};down=${downUrl}`,
    INTERNAL_SECRET: directory.internalSecret,
    SERVICE_TIMEOUT: '2',
    DEMO: '1',
    LOG_LEVEL: 'silent',
  });
});
afterAll(async () => {
  await gateway.close();
  await directory.close();
  echo.closeAllConnections();
  await new Promise((resolve) => echo.close(resolve));
});

type Call = { method?: string; body?: unknown; headers?: Record<string, string> };

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
  expect(answer.status).toBe(201);
  const cookie = answer.headers.getSetCookie()[0]!.split(';', 1)[0]!;
  return { ...answer.body, cookie, signed: { cookie, 'x-csrf-token': answer.body.csrfToken } };
}

const problemJson = 'application/problem+json; charset=utf-8';

describe('a session', () => {
  it('is a cookie that no script reads, with a token that every change brings along', async () => {
    const answer = await call('/api/session', {
      body: { accountName: 'first.admin', password: administratorPassword },
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { csrfToken: expect.any(String), account: { personId: directory.administrator.personId } },
    });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^wenxiao=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect(answer.text).not.toContain(answer.headers.getSetCookie()[0]!.slice(8, 30));
  });

  it('says who is signed in, and ends at once at sign-out', async () => {
    const { cookie, signed, csrfToken } = await signIn();
    expect(await call('/api/session', { headers: { cookie } })).toMatchObject({
      status: 200,
      body: { csrfToken, account: { displayName: '首任管理员' } },
    });
    expect((await call('/api/directory/organisations', { headers: { cookie } })).status).toBe(200);
    const out = await call('/api/session', { method: 'DELETE', headers: signed });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^wenxiao=;/);
    expect(await call('/api/session', { headers: { cookie } })).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
    expect((await call('/api/directory/organisations', { headers: { cookie } })).status).toBe(401);
  });

  it('refuses a wrong password in directory’s words, and says how long to wait after too many', async () => {
    const wrong = () => call('/api/session', { body: { accountName: 'no.such.account', password: 'guess' } });
    const first = await wrong();
    expect(first).toMatchObject({ status: 401, body: { code: 'sign-in-failed', traceId: expect.any(String) } });
    expect(first.headers.get('content-type')).toBe(problemJson);
    for (let index = 0; index < 9; index += 1) await wrong();
    const locked = await wrong();
    expect(locked).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('changes its password under a new id', async () => {
    const { signed } = await signIn();
    const change = (currentPassword: string, newPassword: string) =>
      call('/api/session/password', { headers: signed, body: { currentPassword, newPassword } });
    expect(await change(administratorPassword, 'short')).toMatchObject({
      status: 422,
      body: { code: 'weak-password', errors: [{ path: 'newPassword' }] },
    });
    const changed = await change(administratorPassword, 'another copper kettle');
    expect(changed.status).toBe(200);
    const cookie = changed.headers.getSetCookie()[0]!.split(';', 1)[0]!;
    expect((await call('/api/session', { headers: { cookie: signed.cookie } })).status).toBe(401);
    const csrfToken = (changed.body as { csrfToken: string }).csrfToken;
    const back = await call('/api/session/password', {
      headers: { cookie, 'x-csrf-token': csrfToken },
      body: { currentPassword: 'another copper kettle', newPassword: administratorPassword },
    });
    expect(back.status).toBe(200);
  });
});

describe('a change by a browser', () => {
  const rename = (headers: Record<string, string>) =>
    call('/api/echo/things', { body: { name: 'x' }, headers: { 'idempotency-key': v7(), ...headers } });

  it('needs the session’s own CSRF token', async () => {
    const [one, other] = [await signIn(), await signIn()];
    expect(await rename({ cookie: one.cookie })).toMatchObject({ status: 403, body: { code: 'csrf-token-required' } });
    expect((await rename({ cookie: one.cookie, 'x-csrf-token': 'guess' })).status).toBe(403);
    expect((await rename({ cookie: one.cookie, 'x-csrf-token': other.csrfToken })).status).toBe(403);
    expect((await rename(one.signed)).status).toBe(200);
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await call('/api/echo/things', { method, headers: { cookie: one.cookie } })).status).toBe(403);
    }
    expect((await call('/api/session', { method: 'DELETE', headers: { cookie: one.cookie } })).status).toBe(403);
  });

  it('does not come from another site', async () => {
    const { signed } = await signIn();
    expect((await rename({ ...signed, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await rename({ ...signed, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect(
      await call('/api/session', {
        body: { accountName: 'first.admin', password: administratorPassword },
        headers: { 'sec-fetch-site': 'cross-site' },
      }),
    ).toMatchObject({ status: 403, body: { code: 'csrf-token-required' } });
  });
});

describe('a program', () => {
  it('needs no CSRF token, acts by its API token, and makes no tokens with it', async () => {
    const { signed, cookie } = await signIn();
    const created = await call<{ secret: string; id: string }>('/api/session/api-tokens', {
      body: { name: '预算一体化系统', days: 30 },
      headers: { ...signed, 'idempotency-key': v7() },
    });
    expect(created.status).toBe(201);
    const bearer = { authorization: `Bearer ${created.body.secret}` };
    expect((await call('/api/directory/organisations', { headers: bearer })).status).toBe(200);
    const people = `/api/directory/jurisdictions/${directory.rootId}/people`;
    const body = {
      accountName: 'made.by.program',
      displayName: '某人',
      organisationId: directory.rootId,
      password: 'temporary wooden chair',
    };
    expect((await call(people, { body, headers: { ...bearer, 'idempotency-key': v7() } })).status).toBe(201);
    expect(await call('/api/session/api-tokens', { body: { name: 'more', days: 30 }, headers: bearer })).toMatchObject({
      status: 401,
    });
    expect(
      (await call(`/api/session/api-tokens/${created.body.id}`, { method: 'DELETE', headers: signed })).status,
    ).toBe(204);
    const { body: list } = await call<{ items: { id: string; revokedAt?: string }[] }>('/api/session/api-tokens', {
      headers: { cookie },
    });
    expect(list.items.find(({ id }) => id === created.body.id)?.revokedAt).toBeDefined();
  });
});

describe('a request to a service', () => {
  it('carries the internal token and the trace, and nothing of the caller’s credentials', async () => {
    const { signed } = await signIn();
    const { body } = await call<Echo>('/api/echo/jurisdictions/1/things?limit=5&name=%E5%8E%BF', {
      body: '{"amount": "1.00"}',
      headers: {
        ...signed,
        'if-match': '"3"',
        'wenxiao-internal': 'forged',
        'x-forwarded-for': '10.0.0.1',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
    });
    expect(body).toMatchObject({
      method: 'POST',
      url: '/jurisdictions/1/things?limit=5&name=%E5%8E%BF',
      body: '{"amount": "1.00"}',
    });
    const { authorization, ...headers } = body.headers;
    expect(await directory.verify(authorization!.slice('Bearer '.length))).toEqual(directory.administrator);
    expect(headers).toMatchObject({ 'if-match': '"3"', 'content-type': 'application/json' });
    expect(headers['traceparent']).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-/);
    expect(Object.keys(headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(cookie|x-csrf-token|wenxiao-internal|x-forwarded-for)$/)]),
    );
  });

  it('goes on as nobody where nobody is signed in, whatever the caller claims', async () => {
    for (const headers of [{}, { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }, { cookie: 'wenxiao=guess' }]) {
      const { status, body } = await call<Echo>('/api/echo/things', { headers });
      expect([status, body.headers.authorization]).toEqual([200, undefined]);
    }
  });

  it('brings back what the service says, but no cookie', async () => {
    const { headers } = await call('/api/echo/things');
    expect(headers.getSetCookie()).toEqual([]);
    expect(headers.get('server')).toBeNull();
    expect(headers.get('content-type')).toBe('application/json');
  });

  it('passes other bodies than JSON on, byte for byte', async () => {
    const { body } = await call<Echo>('/api/echo/things', {
      body: 'a,b\n1,2\n',
      headers: { 'content-type': 'text/csv; charset=utf-8' },
    });
    expect(body).toMatchObject({ body: 'a,b\n1,2\n', headers: { 'content-type': 'text/csv; charset=utf-8' } });
  });
});

describe('what is not answered', () => {
  const expectRefusal = async (path: string, status: number, code: string, options: Call = {}) => {
    const answer = await call(path, options);
    expect(answer).toMatchObject({ status, body: { code, traceId: expect.any(String), zh: expect.any(String) } });
    expect(answer.headers.get('content-type')).toBe(problemJson);
  };

  it('is a body beyond one MiB: 413, and no service sees it', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(2 * 1024 * 1024) });
    await expectRefusal('/api/echo/things', 413, 'body-too-large', { body: large });
    await expectRefusal('/api/session', 413, 'body-too-large', { body: large });
    const fits = JSON.stringify({ text: 'x'.repeat(1024 * 1024 - 100) });
    expect((await call('/api/echo/things', { body: fits })).status).toBe(200);
  });

  it('is an unknown service or page, or what is internal: 404', async () => {
    await expectRefusal('/api/nowhere/things', 404, 'not-found');
    await expectRefusal('/nowhere', 404, 'not-found');
    await expectRefusal('/api/directory/openapi.json', 404, 'not-found');
    await expectRefusal('/api/directory/health/ready', 404, 'not-found');
    const body = { accountName: 'first.admin', password: administratorPassword, address: '10.0.0.1' };
    for (const path of [
      '/internal/sign-in',
      '/%69nternal/sign-in',
      '//internal/sign-in',
      '/x%2f..%2finternal/sign-in',
    ]) {
      await expectRefusal(`/api/directory${path}`, 404, 'not-found', {
        body,
        headers: { 'wenxiao-internal': directory.internalSecret },
      });
    }
  });

  it('is a path that climbs, sent as browsers would not: 404', async () => {
    const { port } = new URL(gateway.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.end('GET /api/echo/../directory/internal/x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'),
      );
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('is a service that is down, or silent: 503, and soon', async () => {
    await expectRefusal('/api/down/things', 503, 'temporarily-unavailable');
    const start = performance.now();
    await expectRefusal('/api/echo/slow', 503, 'temporarily-unavailable');
    expect(performance.now() - start).toBeLessThan(10_000);
    expect((await call('/api/down/things')).headers.get('retry-after')).toBe('1');
  });

  it('is tried once: whether to try again is for who asked', async () => {
    tries = 0;
    expect((await call('/api/echo/tries')).status).toBe(503);
    expect(tries).toBe(1);
  });

  it('is a body that is no JSON, or lacks what it needs: 400', async () => {
    await expectRefusal('/api/session', 400, 'malformed-json', { body: '{' });
    await expectRefusal('/api/session', 400, 'invalid-request', { body: { accountName: 'x' } });
  });
});

describe('the page', () => {
  it('is served with what browsers need to keep it safe', async () => {
    const page = await call('/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    // Nothing that a policy would have to allow: no inline script, no inline style, nothing from elsewhere.
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=")|<style|\sstyle=|\son\w+=|https?:\/\//);
    for (const [, file] of page.text.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg))"/g)) {
      expect((await call(file!)).status).toBe(200);
    }
  });

  it('warns in a demo', async () => {
    expect(await call('/api/about')).toMatchObject({
      status: 200,
      body: { demo: true, notice: { zh: expect.any(String) }, services: ['directory', 'down', 'echo'] },
    });
  });

  it('serves no file beside its own', async () => {
    for (const path of ['/package.json', '/../package.json', '/%2e%2e/package.json', '/src/config.ts', '/.env']) {
      expect((await call(path)).status).toBe(404);
    }
  });
});

describe('the API document', () => {
  it('has every service’s part that can be had, names what is missing, and every operation has an example', async () => {
    const { body } = await call<{
      paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, object> }> }>>;
      'x-wenxiao-missing-services': string[];
    }>('/api/openapi.json');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/session', '/api/directory/organisations', '/api/directory/rule-sets/{hash}']),
    );
    expect(body['x-wenxiao-missing-services']).toEqual(['down', 'echo']);
    const without = Object.entries(body.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) => {
        const answers = Object.entries(responses).filter(([status]) => /^2/.test(status));
        const shown = answers.some(([status, { content }]) => status === '204' || content?.['application/json']);
        const complete = answers.every(([, { content }]) =>
          Object.values(content ?? {}).every(
            (media) => 'example' in media || 'example' in (media as { schema: object }).schema,
          ),
        );
        return shown && complete ? [] : [`${method} ${path}`];
      }),
    );
    expect(without).toEqual([]);
  });

  it('can be read in a browser without anything from elsewhere', async () => {
    expect((await call('/api/docs')).status).toBe(302);
    const page = await call('/docs/');
    expect(page.status).toBe(200);
    for (const [, file] of page.text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)) {
      expect((await call(file!)).status).toBe(200);
    }
  });
});

describe('health', () => {
  it('says which service is not ready, and why', async () => {
    expect(await call('/health/live')).toMatchObject({ status: 200 });
    const { status, body } = await call<{ parts: { name: string; ready: boolean; reason?: string }[] }>(
      '/health/ready',
    );
    expect(status).toBe(503);
    expect(body.parts).toEqual(
      expect.arrayContaining([
        { name: 'directory', ready: true },
        { name: 'down', ready: false, reason: expect.stringContaining('does not answer') },
      ]),
    );
  });
});

describe('while directory is away', () => {
  it('nobody new gets in, and it is said so', async () => {
    await directory.stop();
    const { status, body } = await call('/api/session', {
      body: { accountName: 'first.admin', password: administratorPassword },
    });
    expect([status, body]).toEqual([
      503,
      expect.objectContaining({ code: 'temporarily-unavailable', service: 'directory', retry: true }),
    ]);
    expect((await call('/api/echo/things', { headers: { cookie: 'wenxiao=whoever' } })).status).toBe(503);
  });
});
