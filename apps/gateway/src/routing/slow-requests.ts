import { answerClientError } from '@wenxiao/service-kit';
import type { FastifyInstance } from 'fastify';
import { isUpload } from './uploads.js';

/** A request that takes longer to arrive is not waited for; a file, as long as 50 MiB take on a line of 1 Mbit/s. */
export const requestMilliseconds = { usual: 60_000, upload: 450_000 };

/** The server waits for the longest: everything but a file is told earlier that it does not end. */
export function limitArrival(fastify: FastifyInstance, usual_ms = requestMilliseconds.usual): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    const bringsBody = raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined;
    if (bringsBody && !isUpload(raw)) {
      const tooLate = setTimeout(() => {
        if (raw.complete) return;
        const error = Object.assign(new Error('The request does not end'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
        answerClientError(error, raw.socket);
      }, usual_ms);
      tooLate.unref();
      raw.once('close', () => clearTimeout(tooLate));
      raw.once('end', () => clearTimeout(tooLate));
    }
    done();
  });
}
