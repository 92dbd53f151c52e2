import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  admissionOf,
  type CommandAnswer,
  CommandOperation,
  type Page,
  pageOfAll,
  PageQueryDto,
  PathId,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { MonitoringActing } from './monitoring.acting.js';
import type { OfRecords } from './monitoring.commands.js';
import { notesExample } from './monitoring.examples.js';
import type { MonitoringPlace } from './monitoring.place.js';
import { checkingDesks, findingDesks, notingDesks } from './monitoring.records.js';
import {
  CheckMonitoringDto,
  ConfirmFindingDto,
  DeclineFindingDto,
  NoteDto,
  RecordFindingDto,
  SettleFindingDto,
} from './monitoring.records.dto.js';
import { PathMonitoring } from './path-monitoring.js';

/** What is seen day by day, found by others, and seen when the work of monitoring is checked: outside the rounds. */
@ApiTags('绩效运行监控 monitoring')
@Controller('jurisdictions/:jurisdictionId/monitoring/:subject/:year')
export class MonitoringRecordsController {
  constructor(private readonly acting: MonitoringActing) {}

  @Post('notes')
  @SettledAtObject()
  @CommandOperation('记录日常监控情况')
  note(
    @PathId('jurisdictionId') tenant: string,
    @PathMonitoring() place: MonitoringPlace,
    @Body() { on, seen, indicator, risk }: NoteDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const about = { ...(indicator !== undefined && { indicator }), ...(risk !== undefined && { risk }) };
    const command = (today: string): Said => ({ type: 'note', data: { on, seen, ...about, today } });
    return this.acting.act({ tenant, place, context }, { command, by: { desks: notingDesks }, unseen: true });
  }

  @Get('notes')
  @SettledAtObject()
  @ReadOperation('一个对象一个年度的日常监控记录，按登记先后', notesExample)
  async notes(
    @PathId('jurisdictionId') tenant: string,
    @PathMonitoring() place: MonitoringPlace,
    @Query() query: PageQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<object>> {
    const { state } = await this.acting.read(tenant, place, admissionOf(request));
    return pageOfAll(state.notes, query);
  }

  /**
   * What an inspection, an audit, a check or an evaluation found; where it comes to that, the subject is one of key monitoring from now
   * on. Each risk that it shows is warned of until it is settled.
   */
  @Post('findings')
  @SettledAtObject()
  @CommandOperation('登记巡视、审计、监督检查等发现的问题')
  recordFinding(
    @PathId('jurisdictionId') tenant: string,
    @PathMonitoring() place: MonitoringPlace,
    @Body() { source, on, document, found, concludes, risks }: RecordFindingDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const more = { ...(document !== undefined && { document }), ...(risks && { risks }) };
    const said = { source, on, found, concludes, ...more };
    const command = (today: string): Said => ({ type: 'record-finding', data: { ...said, today } });
    return this.acting.act({ tenant, place, context }, { command, by: { desks: findingDesks }, unseen: true });
  }

  /** What an evaluation or a check of monitoring found is of key monitoring, as the rules proposed by themselves. */
  @Post('proposed-findings/:proposed/confirmation')
  @SettledAtObject()
  @CommandOperation('核定自动提请的问题列入重点监控', { ifMatch: true })
  confirmFinding(
    @PathId('jurisdictionId') tenant: string,
    @PathMonitoring() place: MonitoringPlace,
    @Param('proposed') proposed: string,
    @Body() { found, document, risks }: ConfirmFindingDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const more = { ...(document !== undefined && { document }), ...(risks && { risks }) };
    const said = { proposed, found, ...more };
    const command = (today: string): Said => ({ type: 'confirm-finding', data: { ...said, today } });
    return this.acting.act({ tenant, place, context }, { command, by: { desks: findingDesks } });
  }

  /** … or it is not, and why. */
  @Post('proposed-findings/:proposed/declining')
  @SettledAtObject()
  @CommandOperation('自动提请的问题不列入重点监控（须说明理由）', { ifMatch: true })
  declineFinding(
    @PathId('jurisdictionId') tenant: string,
    @PathMonitoring() place: MonitoringPlace,
    @Param('proposed') proposed: string,
    @Body() { because }: DeclineFindingDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = (today: string): Said => ({ type: 'decline-finding', data: { proposed, because, today } });
    return this.acting.act({ tenant, place, context }, { command, by: { desks: findingDesks } });
  }

  @Post('findings/:finding/settlement')
  @SettledAtObject()
  @CommandOperation('发现的问题销号', { ifMatch: true })
  settleFinding(
    @PathId('jurisdictionId') tenant: string,
    @PathMonitoring() place: MonitoringPlace,
    @Param('finding') finding: string,
    @Body() { because }: SettleFindingDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = (today: string): Said => ({ type: 'settle-finding', data: { finding, because, today } });
    return this.acting.act({ tenant, place, context }, { command, by: { desks: findingDesks } });
  }

  /** How the unit monitors: an item of the assessment of its work. */
  @Post('checks')
  @SettledAtObject()
  @CommandOperation('检查监控工作，计入工作考核')
  check(
    @PathId('jurisdictionId') tenant: string,
    @PathMonitoring() place: MonitoringPlace,
    @Body() { kind, on, round, seen, findings }: CheckMonitoringDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const of = round !== undefined && { round };
    const command = (today: string): Said => ({ type: 'check', data: { kind, on, ...of, seen, findings, today } });
    return this.acting.act({ tenant, place, context }, { command, by: { desks: checkingDesks(kind) }, unseen: true });
  }
}

type Said = Pick<OfRecords, 'type' | 'data'>;
