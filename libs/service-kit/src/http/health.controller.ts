import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.guard.js';

/**
 * What a part of the service says of itself. `ready` with a reason: it does its work, and a person should look at it; another
 * instance would be no better off, so that taking this one out of service would help nobody.
 */
export type HealthReport = Readonly<{
  name: string;
  ready: boolean;
  reason?: string;
  figures?: Readonly<Record<string, unknown>>;
}>;

/** A provider that knows how a part of its service does. */
export interface HealthPart {
  healthReport(): Promise<HealthReport>;
}

export const HEALTH = Symbol('HEALTH');
export type Health = () => Promise<readonly HealthReport[]>;

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

  /** The service can do its work; where not, why: 503 with the reasons. What a person should look at has a reason too. */
  @Get('ready')
  @Public('orchestrators ask without credentials; reasons name parts, never data')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: string; parts: readonly HealthReport[] }> {
    const parts = await this.health();
    const ready = parts.every((part) => part.ready);
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready', parts };
  }
}
