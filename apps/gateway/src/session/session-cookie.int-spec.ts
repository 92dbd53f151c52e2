import cookies from '@fastify/cookie';
import fastify from 'fastify';
import { SessionCookie } from './session-cookie.js';

/** What a browser is told, and what the gateway reads of what a browser sends. */
async function exchange(publicUrl: string, path: string, cookie?: string, installation = 'wenxiao') {
  const sessionCookie = new SessionCookie(installation, publicUrl);
  const app = fastify();
  await app.register(cookies);
  app.get('/set', async (_request, reply) => sessionCookie.set(reply, 'secret'));
  app.get('/clear', async (_request, reply) => sessionCookie.clear(reply));
  app.get('/read', async (request) => ({ read: sessionCookie.read(request) }));
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  try {
    const response = await fetch(url + path, { headers: cookie === undefined ? {} : { cookie } });
    return { set: response.headers.getSetCookie().join(), body: await response.text() };
  } finally {
    await app.close();
  }
}

describe('the session cookie', () => {
  it('goes over https alone, to this host alone, where people use https', async () => {
    expect((await exchange('https://wenxiao.example', '/set')).set).toBe(
      '__Host-wenxiao=secret; Path=/; HttpOnly; Secure; SameSite=Strict',
    );
  });

  it('goes over http where there is no https', async () => {
    expect((await exchange('', '/set')).set).toBe('wenxiao=secret; Path=/; HttpOnly; SameSite=Strict');
  });

  it('is no other installation’s on the same host', async () => {
    expect((await exchange('', '/set', undefined, 'hunan')).set).toBe(
      'hunan=secret; Path=/; HttpOnly; SameSite=Strict',
    );
    expect((await exchange('', '/read', 'wenxiao=one; hunan=other', 'hunan')).body).toBe('{"read":"other"}');
  });

  it('is cleared with the attributes with which it was set', async () => {
    const { set } = await exchange('https://wenxiao.example', '/clear');
    expect(set).toMatch(/^__Host-wenxiao=; .*HttpOnly; Secure; SameSite=Strict$/);
    expect(set).toMatch(/Expires=Thu, 01 Jan 1970|Max-Age=0/);
  });

  it.each([
    ['a=1; __Host-wenxiao=secret; b=2', '{"read":"secret"}'],
    ['wenxiao=secret', '{}'],
    ['__Host-wenxiao=', '{}'],
    [undefined, '{}'],
  ])('is read among others, under its own name alone: %s', async (sent, read) => {
    expect((await exchange('https://wenxiao.example', '/read', sent)).body).toBe(read);
  });
});
