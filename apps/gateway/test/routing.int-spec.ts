import { connect } from 'node:net';
import { administratorPassword } from '@wenxiao/directory/testing';
import { type Call, type Echo, openGateway, type OpenGateway, problemJson } from './open-gateway.js';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway('gateway-routing');
});
afterAll(() => gateway.close());

describe('a request to a service', () => {
  it('carries the internal token and the trace, and nothing of the caller’s credentials', async () => {
    const { signed } = await gateway.signIn();
    const { body } = await gateway.call<Echo>('/api/echo/jurisdictions/1/things?limit=5&name=%E5%8E%BF', {
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
    expect(await gateway.directory.verify(authorization!.slice('Bearer '.length))).toEqual(
      gateway.directory.administrator,
    );
    expect(headers).toMatchObject({ 'if-match': '"3"', 'content-type': 'application/json' });
    expect(headers['traceparent']).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-/);
    expect(Object.keys(headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(cookie|x-csrf-token|wenxiao-internal|x-forwarded-for)$/)]),
    );
  });

  it('goes on as nobody where nobody is signed in, whatever the caller claims', async () => {
    for (const headers of [{}, { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' }, { cookie: 'wenxiao=guess' }]) {
      const { status, body } = await gateway.call<Echo>('/api/echo/things', { headers });
      expect([status, body.headers.authorization]).toEqual([200, undefined]);
    }
  });

  it('brings back what the service says, but no cookie', async () => {
    const { headers } = await gateway.call('/api/echo/things');
    expect(headers.getSetCookie()).toEqual([]);
    expect(headers.get('server')).toBeNull();
    expect(headers.get('content-type')).toBe('application/json');
  });

  it('passes other bodies than JSON on, byte for byte', async () => {
    const { body } = await gateway.call<Echo>('/api/echo/things', {
      body: 'a,b\n1,2\n',
      headers: { 'content-type': 'text/csv; charset=utf-8' },
    });
    expect(body).toMatchObject({ body: 'a,b\n1,2\n', headers: { 'content-type': 'text/csv; charset=utf-8' } });
  });
});

describe('a service with several instances', () => {
  it('is asked one after the other; one that is down is passed over, and the body goes to the next', async () => {
    const hosts = new Set<string | undefined>();
    for (let count = 0; count < 9; count += 1) {
      const { status, body } = await gateway.call<Echo>('/api/twins/things', { body: { count } });
      expect([status, JSON.parse(body.body)]).toEqual([200, { count }]);
      hosts.add(body.headers.host);
    }
    expect(hosts.size).toBe(2);
  });

  it('tells nobody how it does whom a service does not tell', async () => {
    const { signed } = await gateway.signIn();
    expect(await gateway.call('/api/health', { headers: signed })).toMatchObject({
      status: 403,
      body: { code: 'wrong-role', required: ['operator'] },
    });
  });
});

describe('what is not answered', () => {
  const expectRefusal = async (path: string, status: number, code: string, options: Call = {}) => {
    const answer = await gateway.call(path, options);
    expect(answer).toMatchObject({ status, body: { code, traceId: expect.any(String), zh: expect.any(String) } });
    expect(answer.headers.get('content-type')).toBe(problemJson);
  };

  it('is a body beyond one MiB: 413, and no service sees it', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(2 * 1024 * 1024) });
    await expectRefusal('/api/echo/things', 413, 'body-too-large', { body: large });
    await expectRefusal('/api/session', 413, 'body-too-large', { body: large });
    const fits = JSON.stringify({ text: 'x'.repeat(1024 * 1024 - 100) });
    expect((await gateway.call('/api/echo/things', { body: fits })).status).toBe(200);
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
        headers: { 'wenxiao-internal': gateway.directory.internalSecret },
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
    expect(performance.now() - start).toBeLessThan(30_000);
    expect((await gateway.call('/api/down/things')).headers.get('retry-after')).toBe('1');
  });

  it('is tried once: whether to try again is for who asked', async () => {
    expect((await gateway.call('/api/echo/tries')).status).toBe(503);
    expect(gateway.tries()).toBe(1);
  });

  it('is, of a service with several instances, a change that broke off and has no command id: nobody knows what it did', async () => {
    const before = gateway.tries();
    await expectRefusal('/api/twins/dies', 503, 'temporarily-unavailable', { body: {} });
    expect(gateway.tries() - before).toBe(1);
    await expectRefusal('/api/twins/dies', 503, 'temporarily-unavailable', {
      body: {},
      headers: { 'idempotency-key': '0190f000-0000-7000-8000-000000000000' },
    });
    await expectRefusal('/api/twins/dies', 503, 'temporarily-unavailable');
    expect(gateway.tries() - before).toBe(5);
  });

  it('is a body that is no JSON, or lacks what it needs: 400', async () => {
    await expectRefusal('/api/session', 400, 'malformed-json', { body: '{' });
    await expectRefusal('/api/session', 400, 'invalid-request', { body: { accountName: 'x' } });
  });
});

describe('while directory is away', () => {
  it('nobody new gets in, and it is said so', async () => {
    await gateway.directory.stop();
    const { status, body } = await gateway.call('/api/session', {
      body: { accountName: 'first.admin', password: administratorPassword },
    });
    expect([status, body]).toEqual([
      503,
      expect.objectContaining({ code: 'temporarily-unavailable', service: 'directory', retry: true }),
    ]);
    expect((await gateway.call('/api/echo/things', { headers: { cookie: 'wenxiao=whoever' } })).status).toBe(503);
  });
});
