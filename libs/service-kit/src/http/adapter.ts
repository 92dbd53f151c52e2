import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bulkOf } from './body-bulk.js';
import { problem, problemBody } from './problem.js';
import { newTraceId } from './trace.js';

/** One request body is at most this large. */
const bodyBytesMax = 1024 * 1024;

/** Fastify's own options, beside those that every public address of ours has. */
type Options = Readonly<{ requestTimeout?: number; trustProxy?: boolean | string[] }>;

/** The HTTP server under Nest: JSON bodies and no other, a trace for each request, and problem+json for whatever goes wrong before a route is found. */
export function httpAdapter(options: Options = {}): FastifyAdapter {
  const adapter = new FastifyAdapter({
    ...options,
    bodyLimit: bodyBytesMax,
    return503OnClosing: true,
    genReqId: (request: { headers: Record<string, string | string[] | undefined> }) => newTraceId(request.headers),
    // An address that cannot be decoded, or with a part that no id is as long as, names nothing.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      const body = JSON.stringify(problemBody(problem('not-found'), request.id));
      void reply.status(404).type('application/problem+json; charset=utf-8').send(body);
    },
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    const flaw = bulkOf(body);
    if (flaw) done(problem('invalid-request', { errors: [flaw] }));
    else void parseJson(request, body, done);
  });
  return adapter;
}

/** Nest shall not add parsers of its own, for forms say: Fastify's parser of JSON is there. */
export const nestHttpOptions = { abortOnError: false, forceCloseConnections: true, bodyParser: false } as const;
