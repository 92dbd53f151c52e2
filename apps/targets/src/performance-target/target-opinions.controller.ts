import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { StepAdviceDto } from '@wenxiao/contracts/input';
import { placeAt } from '@wenxiao/rules/procedure';
import {
  authorityToAdvise,
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
import { requireGoingOn, Subjects } from '../subject/subjects.js';
import { TargetActs } from './target-acts.js';
import { inProcedure, stepsNamed, Targets } from './targets.js';

/** 会同: what desks that co-operate think of a target, before somebody else takes its step. */
@ApiTags('绩效目标 performance targets')
@Controller('jurisdictions/:jurisdictionId/performance-targets/:subject/:period/steps/:step/opinions')
export class TargetOpinionsController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
    private readonly targets: Targets,
    private readonly acts: TargetActs,
  ) {}

  @Post()
  @SettledAtObject()
  @CommandOperation('对一个环节提出协同意见', { ifMatch: true })
  async giveOpinion(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Param('step') step: string,
    @Body() { level, opinion }: StepAdviceDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { subject, fact } = await this.subjects.admitted(tenant, id, context.admission);
    const lookups = this.subjects.lookups();
    const place = { tenant, id, period, subject, fact, context, expectedVersion: seenVersion(context), lookups };
    const at = placeAt({ step, level });
    const advising = this.acts.onTarget(place, async ({ state, events }) => {
      const hand = await this.targets.openedBefore(place, events);
      const object = inProcedure(state, hand);
      stepsNamed(object, step);
      const actor = object && authorityToAdvise(context.admission, object, at);
      requireGoingOn(id, subject);
      return { at: hand, actor, type: 'give-opinion', data: { ...at, opinion } };
    });
    const outcome = await this.commands.run(tenant, context, [advising]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}
