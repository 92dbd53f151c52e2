import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceInstances } from '@wenxiao/service-kit';
import { ServicesHealth } from './services-health.js';

const parts = [{ name: 'messages', reason: '3 条流已搁置' }];
const servers: Server[] = [];

/** A service that tells how it does to whoever shows the token. */
async function service(token: string, refusal = { status: 401, code: 'not-signed-in' }): Promise<string> {
  const server = createServer(({ url, headers }, response) => {
    const known = url === '/operations/health' && headers.authorization === `Bearer ${token}`;
    response.writeHead(known ? 200 : refusal.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ? { ready: true, parts } : refusal));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterAll(async () => {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
});

describe('how all services do', () => {
  it('is told instance by instance, in the name of the person who asks; who is down is named', async () => {
    const gone = await service('shown');
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const health = new ServicesHealth(
      new ServiceInstances({ targets: [await service('shown'), gone, await service('shown')] }),
    );
    expect(await health.of('shown', 'a'.repeat(32))).toEqual([
      { name: 'targets', ready: true, parts },
      { name: 'targets-2', ready: false, reason: expect.stringContaining('does not answer') },
      { name: 'targets-3', ready: true, parts },
    ]);
    await expect(health.of('other', 'a'.repeat(32))).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('is refused as the services refuse it', async () => {
    const code = 'whole-installation-required';
    const health = new ServicesHealth(
      new ServiceInstances({ targets: [await service('shown', { status: 403, code })] }),
    );
    await expect(health.of('other', 'a'.repeat(32))).rejects.toMatchObject({ code, text: { status: 403 } });
  });
});
