import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.guard.js';
import { HEALTH, type Health } from '../http/health.js';
import { problem } from '../http/problem.js';
import { Metrics } from './metrics.js';

export const METRICS_TOKEN = Symbol('METRICS_TOKEN');

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What Prometheus scrapes of this process: figures of the installation, and nothing of anybody’s. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(HEALTH) private readonly health: Health,
    @Inject(METRICS_TOKEN) private readonly token: string,
    private readonly metrics: Metrics,
  ) {}

  /** @throws {ProblemError} `not-found` without the token that was set, and where none was. */
  @Get()
  @Public('a scraper has no account: it shows METRICS_TOKEN, and where that is not set there is nothing here')
  async scrape(
    @Headers('authorization') shown: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const isKnown = timingSafeEqual(hashOf(shown ?? ''), hashOf(`Bearer ${this.token}`));
    if (this.token === '' || !isKnown) throw problem('not-found');
    void reply.type(this.metrics.contentType);
    return this.metrics.text(await this.health.parts());
  }
}
