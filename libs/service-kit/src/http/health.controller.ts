import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.guard.js';
import { HEALTH, type Health } from './health.js';

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(@Inject(HEALTH) private readonly health: Health) {}

  /** The process answers. */
  @Get('live')
  @Public('orchestrators ask without credentials; it says nothing but that the process lives')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** This instance can take requests; else 503. Why not, and what a person should look at, operators are told elsewhere. */
  @Get('ready')
  @Public('orchestrators ask without credentials; it says nothing but whether requests are taken')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: 'ready' | 'not-ready' }> {
    const ready = await this.health.ready();
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready' };
  }
}
