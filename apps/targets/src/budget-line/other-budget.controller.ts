import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type CommandAnswer,
  CommandOperation,
  PathId,
  PathYear,
  PersonCommand,
  type PersonsCommand,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { LineActs } from './acting-on-a-line.js';
import { KeepBudgetDto } from './budget-line.dto.js';

/** What another system has instead of what was approved here: taken over by the ordinary acts, or left. */
@ApiTags('预算 budget lines')
@Controller('jurisdictions/:jurisdictionId/budget-lines/:subject/:year/other-budget')
export class OtherBudgetController {
  constructor(private readonly lines: LineActs) {}

  @Post('keeping')
  @SettledAtObject()
  @CommandOperation('对方系统的预算不一致，本系统维持不变', { ifMatch: true })
  keep(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathYear('year') year: number,
    @Body() body: KeepBudgetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = () => ({ type: 'keep-budget', data: { ...body } }) as const;
    return this.lines.act({ tenant, id, year, context }, { act: 'review', command });
  }
}
