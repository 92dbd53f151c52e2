import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  act,
  audienceOf,
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
import { desksOf, leadBasis } from './desks.js';
import { subject as subjects } from './subject.aggregate.js';
import { KeepDescriptionDto } from './subject.dto.js';
import { authorityOf, Subjects } from './subjects.js';

/** What another system says otherwise of a subject: taken over by the ordinary acts, or left. */
@ApiTags('绩效管理对象 subjects')
@Controller('jurisdictions/:jurisdictionId/subjects/:subject/other-description')
export class OtherDescriptionController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
  ) {}

  @Post('keeping')
  @SettledAtObject()
  @CommandOperation('对方系统的登记内容不一致，本系统维持不变', { ifMatch: true })
  async keep(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @Body() body: KeepDescriptionDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { subject } = await this.subjects.admitted(tenant, id, context.admission);
    const keeping = act(subjects)({
      id,
      expectedVersion: seenVersion(context),
      given: async (_, at) => {
        const acting = await this.subjects.acting(subject);
        const { ruling: rules, reference } = acting;
        const by = authorityOf(context.admission, acting, 'administer', desksOf('lead', acting));
        return {
          command: { type: 'keep-description' as const, data: { ...body, subject: id }, at, by },
          inForce: { rules, reference },
          actor: by,
          at: subject.unit,
          basis: leadBasis,
          reads: audienceOf(context.admission, acting.place.jurisdiction),
        };
      },
    });
    const outcome = await this.commands.run(tenant, context, [keeping]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}
