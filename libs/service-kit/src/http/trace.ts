import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

const traceparent = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The trace that a request belongs to: W3C `traceparent`, else a new one. Fastify calls this once a request. */
export function newTraceId(headers: Readonly<Record<string, string | string[] | undefined>>): string {
  const header = headers['traceparent'];
  const known = typeof header === 'string' ? traceparent.exec(header)?.[1] : undefined;
  return known ?? randomBytes(16).toString('hex');
}

/** W3C `traceparent` of a request that belongs to this trace. */
export function traceparentOf(traceId: string): string {
  return `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
}

export function traceIdOf(request: Pick<FastifyRequest, 'id'>): string {
  return request.id;
}
