import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header in which a page sends its token with every change. */
export const csrfHeader = 'x-csrf-token';

/**
 * The token that a page of this session sends. It follows from the session's id, which no script can read: whoever has
 * only the cookie's effect (another site) cannot compute it, and every instance of the gateway can.
 */
export function csrfTokenOf(sessionId: string): string {
  return createHmac('sha256', sessionId).update('wenxiao csrf token').digest('base64url');
}

export function isCsrfToken(shown: unknown, sessionId: string): boolean {
  if (typeof shown !== 'string') return false;
  const [given, expected] = [Buffer.from(shown), Buffer.from(csrfTokenOf(sessionId))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Whether a browser says that a page of another site made this request. Programs say nothing, and older browsers neither:
 * for them the token decides.
 */
export function isCrossSite(secFetchSite: unknown): boolean {
  return typeof secFetchSite === 'string' && secFetchSite !== 'same-origin' && secFetchSite !== 'none';
}
