import type { FastifyInstance } from 'fastify';

const page = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The reader of the API document sets styles of its own on what it shows. */
const documentPage = page.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

const file = "default-src 'none'; sandbox";

/** Says to browsers what our pages may do: our own scripts, our own addresses, no frames. */
export function securityHeaders(fastify: FastifyInstance, { https }: Readonly<{ https: boolean }>): void {
  fastify.addHook('onSend', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    // A file is no page of ours: whatever it is, it may do nothing.
    const isFile = reply.getHeader('content-disposition') !== undefined;
    reply.headers({
      'content-security-policy': isFile ? file : path.startsWith('/docs/') ? documentPage : page,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      ...(https && { 'strict-transport-security': 'max-age=31536000' }),
    });
    // What is said to one person is nobody else's to keep.
    if (path.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}
