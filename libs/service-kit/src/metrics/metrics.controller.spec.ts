import type { FastifyReply } from 'fastify';
import { ProblemError } from '../http/problem.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';

describe('without a token that was set', () => {
  it.each([undefined, '', 'Bearer', 'Bearer ', 'Bearer undefined'])('whoever shows %j finds nothing', async (shown) => {
    const health = { ready: async () => true, parts: async () => [] };
    const controller = new MetricsController(health, '', new Metrics('targets'));
    const error: unknown = await controller.scrape(shown, {} as FastifyReply).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).code).toBe('not-found');
  });
});
