import type { IncomingHttpHeaders } from 'node:http';
import { traceparentOf } from '@wenxiao/service-kit';

/**
 * What services learn of a request's headers. Everything else stays here: cookies and tokens of the browser, and whatever a
 * caller sends that looks like our own.
 */
const forwarded = [
  'accept',
  'accept-language',
  'content-encoding',
  'content-length',
  'content-type',
  'host',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'user-agent',
  'wenxiao-acting-as',
  'wenxiao-after',
  'wenxiao-demo-figures',
] as const;

export function forwardedHeaders(
  headers: IncomingHttpHeaders,
  { token, traceId }: Readonly<{ token: string | undefined; traceId: string }>,
): IncomingHttpHeaders {
  return {
    ...Object.fromEntries(forwarded.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    traceparent: traceparentOf(traceId),
  };
}

/** What a service's answer may not do to the browser. */
const withheld: readonly string[] = ['set-cookie', 'server', 'x-powered-by', 'connection', 'keep-alive'];

export function returnedHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !withheld.includes(name.toLowerCase())));
}
