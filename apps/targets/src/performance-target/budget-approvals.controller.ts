import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  PathId,
  PersonCommand,
  type PersonsCommand,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { refusalOf } from '../refusals.js';
import { JointApprovals } from './joint-approvals.js';
import { ApproveTogetherDto } from './performance-target.dto.js';

/** 一并批复 of many: all of the list, or nothing of it. Each item carries the versions that the approver has read. */
@ApiTags('绩效目标 performance targets')
@Controller('jurisdictions/:jurisdictionId/budget-approvals')
export class BudgetApprovalsController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly joint: JointApprovals,
  ) {}

  @Post()
  @SettledAtObject()
  @CommandOperation('批复预算，一并批复绩效目标')
  async approve(
    @PathId('jurisdictionId') tenant: string,
    @Body() body: ApproveTogetherDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.run(tenant, context, await this.joint.approvingMany(tenant, body, context));
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}
