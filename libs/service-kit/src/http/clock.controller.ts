import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/access.guard.js';
import { BusinessClock } from '../runtime/business-clock.js';

@ApiExcludeController()
@Controller('clock')
export class ClockController {
  constructor(private readonly clock: BusinessClock) {}

  /** The time by which the service does its business; in a demo it runs ahead of or behind the real one. */
  @Get()
  @Public('what time it is is no secret')
  async now(): Promise<{ now: string }> {
    return { now: await this.clock.now() };
  }
}
