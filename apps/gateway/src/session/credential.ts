import { problem } from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import type { Credential } from '../directory/principals.js';
import { csrfHeader, isCrossSite, isCsrfToken } from './csrf-token.js';
import type { SessionCookie } from './session-cookie.js';

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * How a request says who it is: a program by its API token, a browser by its cookie. A browser sends the cookie with every
 * request, so a change also needs the token that only our own pages have.
 * @throws {ProblemError} `csrf-token-required`.
 */
export function credentialOf(
  request: Pick<FastifyRequest, 'cookies' | 'headers' | 'method'>,
  cookie: SessionCookie,
): Credential | undefined {
  const { headers, method } = request;
  const apiToken = /^Bearer +([\w~+/.-]{1,200}=*)$/i.exec(headers.authorization ?? '')?.[1];
  if (apiToken !== undefined) return { kind: 'api-token', apiToken };
  const sessionId = cookie.read(request);
  if (sessionId === undefined) return undefined;
  if (!safeMethods.includes(method)) {
    const ours = !isCrossSite(headers['sec-fetch-site']) && isCsrfToken(headers[csrfHeader], sessionId);
    if (!ours) throw problem('csrf-token-required');
  }
  return { kind: 'session', sessionId };
}
