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
import type { CommandOf, TargetCommand } from './performance-target.commands.js';
import { DeclineAdjustmentDto, LiftAdjustmentOverdueDto } from './performance-target.dto.js';
import { TargetActs } from './target-acts.js';
import { Targets } from './targets.js';

type At = Readonly<{ tenant: string; id: string; period: string; context: PersonsCommand }>;
type Saying<Type extends TargetCommand['type']> = Pick<CommandOf<Type>, 'type' | 'data'>;
type Said = Saying<'decline-adjustment'> | Saying<'lift-adjustment-overdue'>;

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
    return this.acting({ tenant, id, period, context }, { type: 'decline-adjustment', data: { proposal, because } });
  }

  /** The unit did not propose it in time, and is not to be late: whoever leads says why. What is proposed is late no longer by itself. */
  @Post(':proposal/overdue-lifting')
  @SettledAtObject()
  @CommandOperation('解除监控要求的目标调整的逾期（须说明理由）', { ifMatch: true })
  async liftOverdue(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @PathId('proposal') proposal: string,
    @Body() { because }: LiftAdjustmentOverdueDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.acting(
      { tenant, id, period, context },
      { type: 'lift-adjustment-overdue', data: { proposal, because } },
    );
  }

  /** By the desk that leads under the rules by which the target was opened. */
  private async acting({ tenant, id, period, context }: At, said: Said): Promise<CommandAnswer> {
    const { subject, fact } = await this.subjects.admitted(tenant, id, context.admission);
    const lookups = this.subjects.lookups();
    const place = { tenant, id, period, subject, fact, context, expectedVersion: seenVersion(context), lookups };
    const part = this.acts.onTarget(place, async ({ events }) => {
      const at = await this.targets.openedBefore(place, events);
      const actor = authorityAt(context.admission, at, { act: 'administer', by: leadDeskOf(at.ruling) });
      return { at, actor, ...said };
    });
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}
