import type { FastifyInstance } from 'fastify';
import { problem, problemBody, problemMediaType } from './problem.js';

/** How long requests under way have when a server closes; after that their connections are cut. */
const grace_ms_max = 10_000;

/** Lets the requests that a server has begun come to their end before anything closes that they need. */
export class Draining {
  private closing = false;

  constructor(private readonly fastify: FastifyInstance) {
    fastify.addHook('onRequest', async (request, reply) => {
      if (!this.closing) return;
      const { text } = problem('temporarily-unavailable');
      const body = JSON.stringify(problemBody(problem('temporarily-unavailable'), request.id));
      await reply
        .status(text.status)
        .headers({ connection: 'close', 'retry-after': '1' })
        .type(problemMediaType)
        .send(body);
    });
    fastify.addHook('onSend', async (_request, reply) => {
      if (this.closing) void reply.header('connection', 'close');
    });
  }

  /** Takes no more requests; settles when those under way are answered, or have had their time. */
  async end(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    const { server } = this.fastify;
    if (!server.listening) return;
    const cut = setTimeout(() => server.closeAllConnections(), grace_ms_max);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    clearTimeout(cut);
  }
}
