import replyFrom from '@fastify/reply-from';
import { problem } from '@wenxiao/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewaySettings } from '../config.js';
import type { Principals } from '../directory/principals.js';
import { credentialOf } from '../session/credential.js';
import type { SessionCookie } from '../session/session-cookie.js';
import { forwardedHeaders, returnedHeaders } from './forwarded-headers.js';
import { routeOf } from './route.js';

export type ProxyParts = Readonly<{ settings: GatewaySettings; principals: Principals; cookie: SessionCookie }>;

const connectMilliseconds = 2000;
const connectionsMax = 64;

/**
 * Sends `/api/<service>/…` on. A body is read whole before it goes (it is no larger than the limit), so that one that is
 * too large reaches nobody. Answers stream. A service that is down or silent is a 503, never a hang.
 */
export async function proxy(fastify: FastifyInstance, { settings, principals, cookie }: ProxyParts): Promise<void> {
  const timeout = settings.timeoutSeconds * 1000;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  await fastify.register(replyFrom, {
    disableRequestLogging: true,
    undici: {
      connections: connectionsMax,
      pipelining: 1,
      headersTimeout: timeout,
      bodyTimeout: timeout,
      connect: { timeout: connectMilliseconds },
    },
  });

  async function forward(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const route = routeOf(request.raw.url ?? '', settings.services);
    if (!route) throw problem('not-found');
    const credential = credentialOf(request, cookie);
    // Who is nobody goes on as nobody: what is public and what is not, each service says itself.
    const token = credential && (await principals.tokenFor(credential, request.id));
    const body = Buffer.isBuffer(request.body) ? request.body : undefined;
    return reply.from(route.target, {
      timeout,
      // The library would try again at once where it is told to wait.
      retryDelay: () => null,
      ...(body && { body, contentType: request.headers['content-type'] ?? 'application/octet-stream' }),
      rewriteRequestHeaders: (_request, headers) => forwardedHeaders(headers, { token, traceId: request.id }),
      rewriteHeaders: returnedHeaders,
      onError: (_reply, { error }) =>
        void reply.send(problem('temporarily-unavailable', { service: route.service }, { cause: error })),
    });
  }
  fastify.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/api/:service/*',
    handler: forward,
  });
}
