import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  authorityAt,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  leadDeskOf,
  PathId,
  PersonCommand,
  type PersonsCommand,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { refusalOf } from '../refusals.js';
import { PathPeriod } from '../stream-names.js';
import { Subjects } from '../subject/subjects.js';
import { DeclineAdjustmentDto } from './performance-target.dto.js';
import { TargetActs } from './target-acts.js';
import { Targets } from './targets.js';

/** What monitoring asks to be adjusted, where nothing is. */
@ApiTags('绩效目标 performance targets')
@Controller('jurisdictions/:jurisdictionId/performance-targets/:subject/:period/asked-adjustments')
export class AskedAdjustmentsController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
    private readonly targets: Targets,
    private readonly acts: TargetActs,
  ) {}

  /** A corrective measure of monitoring asks for an adjustment, and nothing is adjusted: whoever leads says why. */
  @Post(':proposal/declining')
  @SettledAtObject()
  @CommandOperation('对监控要求的目标调整不予调整（须说明理由）', { ifMatch: true })
  async decline(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @PathId('proposal') proposal: string,
    @Body() { because }: DeclineAdjustmentDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { subject, fact } = await this.subjects.admitted(tenant, id, context.admission);
    const lookups = this.subjects.lookups();
    const place = { tenant, id, period, subject, fact, context, expectedVersion: seenVersion(context), lookups };
    const declining = this.acts.onTarget(place, async ({ events }) => {
      const at = await this.targets.openedBefore(place, events);
      const actor = authorityAt(context.admission, at, { act: 'administer', by: leadDeskOf(at.ruling) });
      return { at, actor, type: 'decline-adjustment', data: { proposal, because } };
    });
    const outcome = await this.commands.run(tenant, context, [declining]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}
