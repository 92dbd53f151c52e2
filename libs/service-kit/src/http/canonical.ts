import type { FastifyRequest } from 'fastify';

const anyUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Headers that may carry an id. */
const headersOfIds: readonly string[] = ['idempotency-key', 'wenxiao-acting-as'];

/**
 * Writes every UUID of a request in its one canonical form, lower case: in the path, the query, the body, the headers. Ids are compared
 * as text from here on, so that the same id must not look like two. Before guards, pipes and handlers look.
 */
export function canonicalIds({ params, query, body, headers }: FastifyRequest): void {
  for (const part of [params, query, body]) {
    if (typeof part === 'object' && part !== null && !Buffer.isBuffer(part)) lowerWithin(part as Values);
  }
  for (const name of headersOfIds) {
    const value = headers[name];
    if (typeof value === 'string' && anyUuid.test(value)) headers[name] = value.toLowerCase();
  }
}

/** The address of a request in its one form. */
export const canonicalAddress = (url: string): string => url.replaceAll(uuids, (id) => id.toLowerCase());

type Values = Record<string, unknown>;

/** Without recursion: bodies that are nested too deep are refused later. */
function lowerWithin(root: Values): void {
  const open: Values[] = [root];
  for (let values = open.pop(); values !== undefined; values = open.pop()) {
    for (const [key, value] of Object.entries(values)) {
      if (typeof value === 'string' && anyUuid.test(value)) values[key] = value.toLowerCase();
      else if (typeof value === 'object' && value !== null) open.push(value as Values);
    }
  }
}
