import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import type { FastifyRequest } from 'fastify';

/** What a file is sent as: what it is its content says. */
export const fileType = 'application/octet-stream';

const uploadPath = /^\/api\/evidence\/jurisdictions\/[^/?]+\/files\/[^/?]+(?:\?|$)/;

/** Whether a request brings a file: the one route on which more goes through than a body may hold. Its service limits it. */
export const isUpload = ({ method, url, headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): boolean =>
  method === 'POST' && uploadPath.test(url ?? '') && typeOf(headers['content-type']) === fileType;

const typeOf = (written = ''): string | undefined => written.split(';', 1)[0]?.trim().toLowerCase();

/**
 * The bytes of a request, to be sent on. A service that refuses a file answers before all of it has come, and its connection ends there:
 * what still comes is let in and dropped, so that whoever sends reads the answer.
 */
export function passingThrough({ raw }: FastifyRequest): PassThrough {
  const through = new PassThrough();
  raw.pipe(through);
  raw.once('error', () => through.destroy());
  raw.once('aborted', () => through.destroy(new Error('The sender has broken off')));
  through.once('error', () => undefined);
  through.once('close', () => {
    raw.unpipe(through);
    raw.resume();
  });
  return through;
}
