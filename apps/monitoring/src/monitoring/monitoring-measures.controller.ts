import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { project } from '@wenxiao/domain/field';
import { monitoringFacts } from '@wenxiao/facts/monitoring';
import {
  type CommandAnswer,
  CommandOperation,
  newId,
  PathId,
  PathYear,
  PersonCommand,
  type PersonsCommand,
  SettledAtObject,
} from '@wenxiao/service-kit';
import { MonitoringActing } from './monitoring.acting.js';
import { newestOf } from './monitoring.acts.js';
import type { Proposal } from './monitoring.commands.js';
import { CorrectMeasureDto, ProposeMeasureDto, WithdrawMeasureDto } from './monitoring.dto.js';

/** 纠偏建议: proposed upon a round; whoever holds target, budget or payment decides on them in targets. */
@ApiTags('绩效运行监控 monitoring')
@Controller('jurisdictions/:jurisdictionId/monitoring/:subject/:year/rounds/:round/measures')
export class MonitoringMeasuresController {
  constructor(private readonly acting: MonitoringActing) {}

  /** What the rules list for what was found, or some of it. */
  @Post()
  @SettledAtObject()
  @CommandOperation('提出纠偏建议', { ifMatch: true })
  async propose(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Param('round') round: string,
    @Body() body: ProposeMeasureDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = proposalOf(body, newId(context, 'measure'), round);
    return this.acting.act(
      { tenant, place: { subject, year }, context },
      { command: () => ({ type: 'propose-measure', data }), by: { proposing: round } },
    );
  }

  /** The proposal again, whole, before it is decided. */
  @Post(':proposal/correction')
  @SettledAtObject()
  @CommandOperation('更正尚未决定的纠偏建议（须说明理由）', { ifMatch: true })
  async correct(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Param('round') round: string,
    @PathId('proposal') proposal: string,
    @Body() { reason, measure }: CorrectMeasureDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = proposalOf(measure, proposal, round);
    return this.acting.act(
      { tenant, place: { subject, year }, context },
      {
        command: () => ({ type: 'correct-measure', data }),
        by: { proposing: round },
        corrects: { of: newestOf('measure-proposed', { proposal }), reason },
      },
    );
  }

  @Post(':proposal/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回尚未决定的纠偏建议（须说明理由）', { ifMatch: true })
  async withdraw(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Param('round') round: string,
    @PathId('proposal') proposal: string,
    @Body() { because }: WithdrawMeasureDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.acting.act(
      { tenant, place: { subject, year }, context },
      { command: () => ({ type: 'withdraw-measure', data: { proposal, round, because } }), by: { proposing: round } },
    );
  }
}

const proposalOf = (body: ProposeMeasureDto, proposal: string, round: string): Proposal =>
  project(monitoringFacts.measureProposed.fields, { ...body, proposal, round }) as Proposal;
