import { openGateway, type OpenGateway } from './open-gateway.js';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway('gateway-pages');
});
afterAll(() => gateway.close());

describe('the page', () => {
  it('is served with what browsers need to keep it safe', async () => {
    const page = await gateway.call('/');
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
      expect((await gateway.call(file!)).status).toBe(200);
    }
  });

  it('warns in a demo', async () => {
    expect(await gateway.call('/api/about')).toMatchObject({
      status: 200,
      body: { demo: true, notice: { zh: expect.any(String) }, services: ['directory', 'down', 'echo', 'twins'] },
    });
  });

  it('serves no file beside its own', async () => {
    for (const path of ['/package.json', '/../package.json', '/%2e%2e/package.json', '/src/config.ts', '/.env']) {
      expect((await gateway.call(path)).status).toBe(404);
    }
  });
});

describe('the API document', () => {
  it('has every service’s part that can be had, names what is missing, and every operation has an example', async () => {
    const { body } = await gateway.call<{
      paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, object> }> }>>;
      'x-wenxiao-missing-services': string[];
    }>('/api/openapi.json');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/session', '/api/directory/organisations', '/api/directory/rule-sets/{hash}']),
    );
    expect(body['x-wenxiao-missing-services']).toEqual(['down', 'echo', 'twins']);
    const without = Object.entries(body.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { responses }]) => {
        const answers = Object.entries(responses).filter(([status]) => /^2/.test(status));
        const shown = answers.some(
          ([status, { content }]) => status === '204' || Object.keys(content ?? {}).length > 0,
        );
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
    expect((await gateway.call('/api/docs')).status).toBe(302);
    const page = await gateway.call('/docs/');
    expect(page.status).toBe(200);
    for (const [, file] of page.text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)) {
      expect((await gateway.call(file!)).status).toBe(200);
    }
  });
});

describe('health', () => {
  it('tells everybody that the gateway answers, and nothing else', async () => {
    expect(await gateway.call('/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    const { status, text } = await gateway.call('/health/ready');
    expect([status, JSON.parse(text)]).toEqual([200, { status: 'ready' }]);
    expect(await gateway.call('/api/health')).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });
});
