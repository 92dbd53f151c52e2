import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  PathId,
  PersonCommand,
  type PersonsCommand,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { refusalOf } from '../refusals.js';
import { PathPeriod } from '../stream-names.js';
import { desksOf } from '../subject/desks.js';
import { Subjects } from '../subject/subjects.js';
import { onOtherTarget } from './on-other-target.js';
import { KeepTargetDto } from './performance-target.dto.js';
import { TargetActs } from './target-acts.js';
import { Targets } from './targets.js';

/** What another system has instead of what was approved here: adjusted to it by the ordinary act, or left. */
@ApiTags('绩效目标 performance targets')
@Controller('jurisdictions/:jurisdictionId/performance-targets/:subject/:period/other-target')
export class OtherTargetController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
    private readonly acts: TargetActs,
    private readonly targets: Targets,
  ) {}

  @Post('keeping')
  @SettledAtObject()
  @CommandOperation('对方系统的绩效目标不一致，本系统维持不变', { ifMatch: true })
  async keep(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Body() body: KeepTargetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { subject, fact } = await this.subjects.admitted(tenant, id, context.admission);
    const at = { tenant, id, period, subject, fact, context, expectedVersion: seenVersion(context) };
    const place = { ...at, lookups: this.subjects.lookups() };
    const stated = { type: 'keep-target', data: { ...body } } as const;
    const act = onOtherTarget(this.acts, this.targets, place, (of) => desksOf('submitting', of), stated);
    const outcome = await this.commands.run(tenant, context, [act]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}
