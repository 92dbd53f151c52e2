import type { IncomingMessage } from 'node:http';
import replyFrom from '@fastify/reply-from';
import { lossOf, problem, type ServiceInstances } from '@wenxiao/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Principals } from '../directory/principals.js';
import { credentialOf } from '../session/credential.js';
import type { SessionCookie } from '../session/session-cookie.js';
import { forwardedHeaders, returnedHeaders } from './forwarded-headers.js';
import { routeOf } from './route.js';
import { fileType, isUpload, passingThrough } from './uploads.js';

export type ProxyParts = Readonly<{
  instances: ServiceInstances;
  /** How long a service has for its answer. */
  timeout_ms: number;
  principals: Principals;
  cookie: SessionCookie;
}>;

type Route = Readonly<{ service: string; path: string }>;
type UnderWay = Readonly<{ request: FastifyRequest; reply: FastifyReply; token: string | undefined }>;

const connectMilliseconds = 2000;
const connectionsMax = 64;

/**
 * Sends `/api/<service>/…` on. A body is read whole before it goes (it is no larger than the limit), so that one that is
 * too large reaches nobody. Answers stream. A service that is down or silent is a 503, never a hang; where it has several
 * instances, one that is out of reach is passed over.
 */
export async function proxy(fastify: FastifyInstance, parts: ProxyParts): Promise<void> {
  const { instances, timeout_ms, principals, cookie } = parts;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  // A table passes through as it comes; its service limits it.
  fastify.addContentTypeParser(tableType, (_request, _stream, done) => done(null));
  // A file passes through where files are taken, and nowhere else.
  fastify.addContentTypeParser(fileType, async (request: FastifyRequest, payload: IncomingMessage) =>
    isUpload(request.raw) ? undefined : wholeOf(payload, fastify.initialConfig.bodyLimit ?? 0),
  );
  await fastify.register(replyFrom, {
    disableRequestLogging: true,
    undici: {
      connections: connectionsMax,
      pipelining: 1,
      headersTimeout: timeout_ms,
      bodyTimeout: timeout_ms,
      connect: { timeout: connectMilliseconds },
    },
  });

  async function forward(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const route = routeOf(request.raw.url ?? '');
    if (!route || !instances.has(route.service)) throw problem('not-found');
    const credential = credentialOf(request, cookie);
    // Who is nobody goes on as nobody: what is public and what is not, each service says itself.
    const token = credential && (await principals.tokenFor(credential, request.id));
    return ask(route, instances.inTurn(route.service), { request, reply, token });
  }

  /** Asks the first of some instances; the next one where that is safe. */
  function ask(route: Route, [url, ...others]: readonly string[], under: UnderWay): FastifyReply {
    const { request, reply, token } = under;
    const body = Buffer.isBuffer(request.body) ? request.body : undefined;
    if (isTable(request)) request.body = request.raw;
    if (isUpload(request.raw)) request.body = passingThrough(request);
    return reply.from(`${url?.replace(/\/$/, '')}${route.path}`, {
      timeout: timeout_ms,
      // The library would try again at once where it is told to wait.
      retryDelay: () => null,
      ...(body && { body, contentType: request.headers['content-type'] ?? 'application/octet-stream' }),
      rewriteRequestHeaders: (_request, headers) => forwardedHeaders(headers, { token, traceId: request.id }),
      rewriteHeaders: returnedHeaders,
      onError: (_reply, { error }) => {
        const loss = lossOf(error);
        if (url !== undefined && loss === 'never-sent') instances.outOfReach(url);
        const again = loss === 'never-sent' || (loss === 'broken-off' && isRepeatable(request));
        if (again && others.length > 0 && !isStream(request)) ask(route, others, under);
        else reply.send(problem('temporarily-unavailable', { service: route.service }, { cause: error }));
      },
    });
  }
  fastify.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/api/:service/*',
    handler: forward,
  });
}

/** A body, no larger than it may be. */
async function wholeOf(payload: AsyncIterable<Buffer>, bytesMax: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of payload) {
    size += piece.length;
    if (size > bytesMax) throw problem('body-too-large');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const tableType = 'text/csv';
const isTable = ({ headers }: FastifyRequest): boolean => headers['content-type']?.startsWith(tableType) ?? false;

/** What came by is gone: it is not sent a second time. */
const isStream = (request: FastifyRequest): boolean => isTable(request) || isUpload(request.raw);

/** Whether a request does the same once or twice: it changes nothing, or the service knows it again by its command id. */
function isRepeatable(request: FastifyRequest): boolean {
  const { method, headers } = request;
  if (isStream(request)) return false;
  return method === 'GET' || method === 'HEAD' || headers['idempotency-key'] !== undefined;
}
