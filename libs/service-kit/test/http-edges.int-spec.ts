import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Body, Controller, Delete, Get, HttpCode, Module, Param, Post } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsString, IsUUID, Length } from 'class-validator';
import { pino } from 'pino';
import {
  Draining,
  httpAdapter,
  LOGGER,
  nestHttpOptions,
  ProblemFilter,
  Public,
  validationPipe,
  WellFormedRequests,
} from '../src/index.js';

class NoteDto {
  @IsUUID()
  by!: string;

  @IsString()
  @Length(1, 100)
  name!: string;
}

/** Requests that wait until they are let go. */
let letGo: () => void = () => undefined;
let arrived = 0;
const waiting = new Promise<void>((resolve) => (letGo = resolve));

@Controller('notes')
class NotesController {
  @Get('slow')
  @Public('a server of this test alone')
  async slow(): Promise<{ done: true }> {
    arrived += 1;
    await waiting;
    return { done: true };
  }

  @Post(':id')
  @Public('a server of this test alone')
  make(@Param('id') id: string, @Body() body: NoteDto): object {
    return { id, ...body };
  }

  @Delete(':id')
  @Public('a server of this test alone')
  @HttpCode(204)
  leave(): void {
    // Nothing is kept.
  }
}

@Module({})
class EdgesModule {}

const lines: { level: string; msg: string }[] = [];
const logger = pino(
  { formatters: { level: (level) => ({ level }) } },
  { write: (line: string) => lines.push(JSON.parse(line) as never) },
);
let app: NestFastifyApplication;
let draining: Draining;
let port: number;

beforeAll(async () => {
  const adapter = httpAdapter();
  const wellFormed = new WellFormedRequests(false);
  const module = {
    module: EdgesModule,
    controllers: [NotesController],
    providers: [
      { provide: LOGGER, useValue: logger },
      { provide: APP_INTERCEPTOR, useValue: wellFormed },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  };
  app = await NestFactory.create<NestFastifyApplication>(module, adapter, { ...nestHttpOptions, logger: false });
  draining = new Draining(adapter.getInstance());
  app.useGlobalPipes(validationPipe());
  await app.listen(0, '127.0.0.1');
  port = Number(new URL(await app.getUrl()).port);
});
afterAll(() => app.close());

const id = '018f2f6e-0000-7000-8000-00000000010a';

async function call(path: string, method: string, body?: string, headers: Record<string, string> = {}) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: text && (JSON.parse(text) as Record<string, unknown>),
  };
}

/** Sends bytes as they are; answers all that comes back. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (data: Buffer) => (answer += data.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.setTimeout(60_000, () => socket.destroy(new Error(`No end: ${answer}`)));
  });
}

describe('a request', () => {
  it('that says JSON and brings none has no body', async () => {
    expect(await call(`/notes/${id}`, 'DELETE')).toEqual({ status: 204, type: null, body: '' });
    const paths = (answer: { body: unknown }) =>
      (answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path);
    const empty = await call(`/notes/${id}`, 'POST', '');
    expect([empty.status, paths(empty)]).toEqual([400, ['by', 'name']]);
  });

  it('whose JSON is broken is told so', async () => {
    for (const body of ['{', '{"a":1}}', 'x', '{"__proto__":{"a":1}}'])
      expect(await call(`/notes/${id}`, 'POST', body)).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
  });

  it('has its ids in one form, wherever they stand', async () => {
    const body = JSON.stringify({ by: id.toUpperCase(), name: '甲' });
    const answer = await call(`/notes/${id.toUpperCase()}`, 'POST', body);
    expect(answer).toMatchObject({ status: 201, body: { id, by: id, name: '甲' } });
  });

  it('names no figures of a demo where this is none, and holds no text that nobody sees', async () => {
    const body = JSON.stringify({ by: id, name: '甲' });
    const demo = await call(`/notes/${id}`, 'POST', body, { 'wenxiao-demo-figures': 'budget-in-force' });
    expect(demo).toMatchObject({ status: 400, body: { errors: [{ path: 'Wenxiao-Demo-Figures', code: 'no-demo' }] } });
    for (const name of ['\u200b', '张\u202e三', '甲\n乙', '\u2800', '\ufe0f', '\u034f', '\u0301', '县\u200d局']) {
      const refused = await call(`/notes/${id}`, 'POST', JSON.stringify({ by: id, name }));
      expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-request', errors: [{ path: 'name' }] } });
    }
  });
});

describe('what is no request', () => {
  it.each([
    ['nonsense', 'GIBBERISH\r\n\r\n', 400, 'malformed-request'],
    [
      'two lengths',
      'POST /notes/1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      400,
      'malformed-request',
    ],
    ['headers without end', `GET / HTTP/1.1\r\nHost: a\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['an expectation', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: cake\r\n\r\n', 417, 'expectation-failed'],
    ['a request to nobody', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 404, 'not-found'],
  ])('(%s) is answered as problem+json', async (_, bytes, status, code) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*content-type: application/problem\\+json`, 'i'));
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4))).toMatchObject({
      code,
      status,
      zh: expect.stringMatching(/\p{Script=Han}/u),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });
});

it('a connection that was answered before is answered once more, whatever comes on it', async () => {
  const long = `GET / HTTP/1.1\r\nHost: a\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`;
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => (received += text));
  socket.write('GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n');
  while (!received.includes('"not-found"')) await sleep(10);
  const ended = new Promise((resolve) => socket.once('close', resolve));
  socket.write(long);
  await ended;
  expect(received).toMatch(/HTTP\/1\.1 431 [^]*"headers-too-large"/);
});

it('an upload that the client breaks off is no error of ours', async () => {
  const socket = connect(port, '127.0.0.1');
  const head = 'Host: a\r\nContent-Type: application/json\r\nContent-Length: 1000';
  const begun = once(app.getHttpServer(), 'request');
  socket.write(`POST /notes/${id} HTTP/1.1\r\n${head}\r\n\r\n{"name"`);
  await begun;
  await sleep(100);
  socket.destroy();
  while (!lines.some(({ msg }) => msg === 'the client broke off')) await sleep(10);
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
});

it('a server that closes answers the requests that wait, and takes no further ones', async () => {
  const slow = [1, 2, 3].map(() => call('/notes/slow', 'GET'));
  while (arrived < 3) await sleep(10);
  const ended = draining.end();
  await expect(fetch(`http://127.0.0.1:${port}/notes/slow`)).rejects.toThrow();
  letGo();
  for (const answer of await Promise.all(slow)) expect(answer).toMatchObject({ status: 200, body: { done: true } });
  await ended;
});
