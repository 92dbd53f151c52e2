import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import fastifyOf from 'fastify';
import { limitArrival } from './slow-requests.js';

const usual_ms = 150;
const { fastify, close } = opened();
afterAll(close);

function opened() {
  const instance = fastifyOf();
  // A file is let in as it comes, and whoever takes it reads it to its end.
  instance.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    payload.once('end', () => done(null)).resume();
  });
  limitArrival(instance, usual_ms);
  for (const url of ['/api/targets/*', '/api/evidence/*']) instance.post(url, async () => ({ taken: true }));
  return { fastify: instance, close: () => instance.close() };
}

const busy_ms = 20_000;

/** The first line that is answered to a request whose body does not end; undefined where there is none within a time. */
async function answerTo(path: string, type: string, within_ms = busy_ms): Promise<string | undefined> {
  if (!fastify.server.listening) await fastify.listen({ port: 0, host: '127.0.0.1' });
  const { port } = fastify.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  const head = [`POST ${path} HTTP/1.1`, 'Host: x', `Content-Type: ${type}`, 'Content-Length: 100', '', '{"half":'];
  socket.write(head.join('\r\n'));
  return new Promise((resolve) => {
    const longer = setTimeout(() => {
      socket.destroy();
      resolve(undefined);
    }, within_ms);
    socket.once('data', (bytes) => {
      clearTimeout(longer);
      socket.destroy();
      resolve(bytes.toString('utf8').split('\r\n', 1)[0]);
    });
  });
}

it('a request that does not end is told so, and a file has longer', async () => {
  expect(await answerTo('/api/targets/x', 'application/json')).toBe('HTTP/1.1 408 Request Timeout');
  const upload = '/api/evidence/jurisdictions/1/files/2?name=a.pdf';
  expect(await answerTo(upload, 'application/json')).toBe('HTTP/1.1 408 Request Timeout');
  expect(await answerTo(upload, 'application/octet-stream', usual_ms * 5)).toBeUndefined();
});
