import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/access.guard.js';
import { IsDay } from '../http/day.js';
import { BusinessClock } from '../runtime/business-clock.js';
import { DueItems } from './due-items.js';

class DueThroughDto {
  @IsDay()
  through!: string;
}

/** How far this service is with what is due. Numbers and a day alone, for whoever moves a demo's clock from due day to due day. */
@ApiExcludeController()
@Controller('due')
export class DueController {
  constructor(
    private readonly due: DueItems,
    private readonly clock: BusinessClock,
  ) {}

  /** What is still to be looked at through a day, whether all that was recorded is reckoned in, and when something is due next. */
  @Get()
  @Public('says how many and when, and nothing of what or whose')
  async ahead(@Query() { through }: DueThroughDto): Promise<{ today: string; pending: number; next?: string }> {
    const { pending, next } = await this.due.ahead(through);
    return { today: await this.clock.today(), pending, ...(next !== undefined && { next }) };
  }
}
