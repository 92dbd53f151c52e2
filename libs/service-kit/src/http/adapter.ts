import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bulkOf } from './body-bulk.js';
import { canonicalIds } from './canonical.js';
import { answerClientError, answerUnmetExpectation } from './client-errors.js';
import { problem, problemBody, problemMediaType } from './problem.js';
import { newTraceId } from './trace.js';

/** One request body is at most this large. */
const bodyBytesMax = 1024 * 1024;

/** Fastify's own options, beside those that every public address of ours has. */
type Options = Readonly<{ requestTimeout?: number; trustProxy?: boolean | string[] }>;

/**
 * The HTTP server under Nest: JSON bodies and no other, a trace for each request, ids in their one form, and problem+json for
 * whatever goes wrong before a route is found.
 */
export function httpAdapter(options: Options = {}): FastifyAdapter {
  const adapter = new FastifyAdapter({
    ...options,
    bodyLimit: bodyBytesMax,
    // Requests that come while the server closes are answered by `Draining`.
    return503OnClosing: false,
    // Node would refuse a request without Host by an empty answer; nothing of ours depends on that header.
    http: { requireHostHeader: false },
    clientErrorHandler: answerClientError,
    genReqId: (request: { headers: Record<string, string | string[] | undefined> }) => newTraceId(request.headers),
    // An address that cannot be decoded, or with a part that no id is as long as, names nothing.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      const body = JSON.stringify(problemBody(problem('not-found'), request.id));
      void reply.status(404).type(problemMediaType).send(body);
    },
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    const { takesNoJson } = request.routeOptions.config as Readonly<{ takesNoJson?: true }>;
    const flaw = text === '' ? undefined : bulkOf(text as string);
    // Whoever says JSON and sends nothing sends no body: a DELETE of many a client.
    if (text === '') done(null, undefined);
    else if (takesNoJson) done(problem('unsupported-media-type'));
    else if (flaw) done(problem('invalid-request', { errors: [flaw] }));
    else void parse(request, text as string, done);
  });
  // A table is read by its operation, row by row as it comes: nobody holds it whole.
  fastify.addContentTypeParser('text/csv', (request, _stream, done) => {
    const { takesTables } = request.routeOptions.config as Readonly<{ takesTables?: true }>;
    const isPlain = (request.headers['content-encoding'] ?? 'identity') === 'identity';
    // Where there is nothing, nothing is said of what was brought.
    done(request.is404 || (takesTables && isPlain) ? null : problem('unsupported-media-type'));
  });
  // Likewise a file. What it is its content says, and nobody believes what a client calls it.
  fastify.addContentTypeParser('application/octet-stream', (request, _stream, done) => {
    const { takesFiles } = request.routeOptions.config as Readonly<{ takesFiles?: true }>;
    const isPlain = (request.headers['content-encoding'] ?? 'identity') === 'identity';
    // Where there is nothing, nothing is said of what was brought.
    done(request.is404 || (takesFiles && isPlain) ? null : problem('unsupported-media-type'));
  });
  fastify.addHook('preHandler', (request, _reply, done) => {
    canonicalIds(request);
    done();
  });
  fastify.server.on('checkExpectation', answerUnmetExpectation);
  return adapter;
}

/** Nest shall not add parsers of its own, for forms say: our parser of JSON is there. */
export const nestHttpOptions = { abortOnError: false, bodyParser: false } as const;
