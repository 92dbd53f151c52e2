import { administratorPassword } from '@wenxiao/directory/testing';
import { v7 } from 'uuid';
import { openGateway, type OpenGateway, problemJson } from './open-gateway.js';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway('gateway-sessions');
});
afterAll(() => gateway.close());

describe('a session', () => {
  it('is a cookie that no script reads, with a token that every change brings along', async () => {
    const answer = await gateway.call('/api/session', {
      body: { accountName: 'first.admin', password: administratorPassword },
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { csrfToken: expect.any(String), account: { personId: gateway.directory.administrator.personId } },
    });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^wenxiao=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
    expect(answer.text).not.toContain(answer.headers.getSetCookie()[0]!.slice(8, 30));
  });

  it('says who is signed in, what their posts are called and open in the console, and ends at once at sign-out', async () => {
    const { cookie, signed, csrfToken } = await gateway.signIn();
    expect(await gateway.call('/api/session', { headers: { cookie } })).toMatchObject({
      status: 200,
      body: {
        csrfToken,
        account: {
          displayName: '首任管理员',
          grants: [{ desk: 'administrator', deskName: '系统管理员', landing: 'people', areas: ['rules', 'system'] }],
        },
      },
    });
    expect((await gateway.call('/api/directory/organisations', { headers: { cookie } })).status).toBe(200);
    // A client that says JSON of everything sends no body here.
    const json = { ...signed, 'content-type': 'application/json' };
    expect(await gateway.call('/api/session', { method: 'DELETE', headers: json, body: '{' })).toMatchObject({
      status: 400,
      body: { code: 'malformed-json' },
    });
    const out = await gateway.call('/api/session', { method: 'DELETE', headers: json });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^wenxiao=;/);
    expect(await gateway.call('/api/session', { headers: { cookie } })).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
    expect((await gateway.call('/api/directory/organisations', { headers: { cookie } })).status).toBe(401);
  });

  it('refuses a wrong password in directory’s words, and says how long to wait after too many', async () => {
    const wrong = () => gateway.call('/api/session', { body: { accountName: 'no.such.account', password: 'guess' } });
    const first = await wrong();
    expect(first).toMatchObject({ status: 401, body: { code: 'sign-in-failed', traceId: expect.any(String) } });
    expect(first.headers.get('content-type')).toBe(problemJson);
    for (let index = 0; index < 9; index += 1) await wrong();
    const locked = await wrong();
    expect(locked).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('changes its password under a new id', async () => {
    const { signed } = await gateway.signIn();
    const change = (currentPassword: string, newPassword: string) =>
      gateway.call('/api/session/password', { headers: signed, body: { currentPassword, newPassword } });
    expect(await change(administratorPassword, 'short')).toMatchObject({
      status: 422,
      body: { code: 'weak-password', errors: [{ path: 'newPassword' }] },
    });
    const changed = await change(administratorPassword, 'another copper kettle');
    expect(changed.status).toBe(200);
    const cookie = changed.headers.getSetCookie()[0]!.split(';', 1)[0]!;
    expect((await gateway.call('/api/session', { headers: { cookie: signed.cookie } })).status).toBe(401);
    const csrfToken = (changed.body as { csrfToken: string }).csrfToken;
    const back = await gateway.call('/api/session/password', {
      headers: { cookie, 'x-csrf-token': csrfToken },
      body: { currentPassword: 'another copper kettle', newPassword: administratorPassword },
    });
    expect(back.status).toBe(200);
  });
});

describe('a change by a browser', () => {
  const rename = (headers: Record<string, string>) =>
    gateway.call('/api/echo/things', { body: { name: 'x' }, headers: { 'idempotency-key': v7(), ...headers } });

  it('needs the session’s own CSRF token', async () => {
    const [one, other] = [await gateway.signIn(), await gateway.signIn()];
    expect(await rename({ cookie: one.cookie })).toMatchObject({ status: 403, body: { code: 'csrf-token-required' } });
    expect((await rename({ cookie: one.cookie, 'x-csrf-token': 'guess' })).status).toBe(403);
    expect((await rename({ cookie: one.cookie, 'x-csrf-token': other.csrfToken })).status).toBe(403);
    expect((await rename(one.signed)).status).toBe(200);
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await gateway.call('/api/echo/things', { method, headers: { cookie: one.cookie } })).status).toBe(403);
    }
    expect((await gateway.call('/api/session', { method: 'DELETE', headers: { cookie: one.cookie } })).status).toBe(
      403,
    );
  });

  it('does not come from another site', async () => {
    const { signed } = await gateway.signIn();
    expect((await rename({ ...signed, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await rename({ ...signed, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect(
      await gateway.call('/api/session', {
        body: { accountName: 'first.admin', password: administratorPassword },
        headers: { 'sec-fetch-site': 'cross-site' },
      }),
    ).toMatchObject({ status: 403, body: { code: 'csrf-token-required' } });
  });
});

describe('a program', () => {
  it('needs no CSRF token, acts by its API token, and makes no tokens with it', async () => {
    const { signed, cookie } = await gateway.signIn();
    const created = await gateway.call<{ secret: string; id: string }>('/api/session/api-tokens', {
      body: { name: '预算一体化系统', days: 30, readOnly: false },
      headers: { ...signed, 'idempotency-key': v7() },
    });
    expect(created.status).toBe(201);
    const bearer = { authorization: `Bearer ${created.body.secret}` };
    expect((await gateway.call('/api/directory/organisations', { headers: bearer })).status).toBe(200);
    const people = `/api/directory/jurisdictions/${gateway.directory.rootId}/people`;
    const body = {
      accountName: 'made.by.program',
      displayName: '某人',
      organisationId: gateway.directory.rootId,
      password: 'temporary wooden chair',
    };
    expect((await gateway.call(people, { body, headers: { ...bearer, 'idempotency-key': v7() } })).status).toBe(201);
    expect(
      await gateway.call('/api/session/api-tokens', {
        body: { name: 'more', days: 30, readOnly: false },
        headers: bearer,
      }),
    ).toMatchObject({
      status: 401,
    });
    expect(
      (await gateway.call(`/api/session/api-tokens/${created.body.id}`, { method: 'DELETE', headers: signed })).status,
    ).toBe(204);
    const { body: list } = await gateway.call<{ items: { id: string; revokedAt?: string }[] }>(
      '/api/session/api-tokens',
      {
        headers: { cookie },
      },
    );
    expect(list.items.find(({ id }) => id === created.body.id)?.revokedAt).toBeDefined();
  });
});
