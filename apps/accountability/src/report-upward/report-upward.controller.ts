import { Body, Controller, Get, Headers, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as t from '@wenxiao/domain/terms';
import { notBegun } from '@wenxiao/rules/procedure';
import {
  act,
  type Admission,
  admissionOf,
  authorityAt,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  leadDeskOf,
  type NamedFor,
  NamedForStep,
  ofTerm,
  type Page,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  reaches,
  ReadModelPosition,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { reportUpwardListProjection } from './report-upward-list.projection.js';
import { ReportUpwardList } from './report-upward-list.query.js';
import { reportUpward } from './report-upward.aggregate.js';
import type { ReportCommand } from './report-upward.decider.js';
import {
  CompileReportDto,
  HandOverReportDto,
  ListReportsDto,
  RemindOfReportDto,
  SubmitReportUpwardDto,
  TakeBackReportDto,
} from './report-upward.dto.js';
import { reportExample, reportListExample } from './report-upward.examples.js';
import { PathReport, reportId, type ReportPlace } from './report-upward.place.js';
import { reportProblem } from './report-upward.refusals.js';
import { viewOf } from './report-upward.view.js';
import { type LoadedReport, ReportWorlds } from './report-upward.worlds.js';

type Acting = Readonly<{ tenant: string; at: ReportPlace; context: PersonsCommand }>;
type Given = (today: string) => Pick<ReportCommand, 'type' | 'data'>;

/** 结果报送: which results of a year go into the final accounts and to the standing committee of the people’s congress. */
@ApiTags('结果报送 reports upward')
@Controller('jurisdictions/:jurisdictionId/reports-upward')
export class ReportUpwardController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: ReportWorlds,
    private readonly list: ReportUpwardList,
    private readonly positions: ReadModelPosition,
    private readonly clock: BusinessClock,
    private readonly named: NamedForStep,
  ) {}

  /** What is concluded by now is listed in it. */
  @Post(':organisation/:year/:report')
  @SettledAtObject()
  @CommandOperation('编制评价结果报送：列入本年度已形成结论的评价结果', { ifMatch: true })
  compile(
    @PathId('jurisdictionId') tenant: string,
    @PathReport() at: ReportPlace,
    @Body() { documents, reason }: CompileReportDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { documents: documents.map((each) => ({ ...each })), ...(reason !== undefined && { reason }) };
    return this.act({ tenant, at, context }, (today) => ({ type: 'compile', data: { ...said, today } }));
  }

  @Post(':organisation/:year/:report/submission')
  @SettledAtObject()
  @CommandOperation('登记报送：编入决算或报送的对象和日期', { ifMatch: true })
  submit(
    @PathId('jurisdictionId') tenant: string,
    @PathReport() at: ReportPlace,
    @Body() { to, document, on }: SubmitReportUpwardDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { to, on, ...(document !== undefined && { document }) };
    return this.act({ tenant, at, context }, (today) => ({ type: 'submit', data: { ...said, today } }));
  }

  /** It was entered by mistake, or came back. */
  @Post(':organisation/:year/:report/submission/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回报送登记（须说明理由）', { ifMatch: true })
  takeBack(
    @PathId('jurisdictionId') tenant: string,
    @PathReport() at: ReportPlace,
    @Body() { reason }: TakeBackReportDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.act({ tenant, at, context }, () => ({ type: 'take-back', data: { reason } }));
  }

  @Post(':organisation/:year/:report/reminders')
  @SettledAtObject()
  @CommandOperation('督促编制或报送评价结果', { ifMatch: true })
  remind(
    @PathId('jurisdictionId') tenant: string,
    @PathReport() at: ReportPlace,
    @Body() body: RemindOfReportDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.act({ tenant, at, context }, (on) => ({ type: 'remind', data: { ...body, on } }), body);
  }

  /** Somebody of the desk has it from then on; it stays the desk’s. */
  @Post(':organisation/:year/:report/hand-overs')
  @SettledAtObject()
  @CommandOperation('移交结果报送待办', { ifMatch: true })
  handOver(
    @PathId('jurisdictionId') tenant: string,
    @PathReport() at: ReportPlace,
    @Body() body: HandOverReportDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.act({ tenant, at, context }, () => ({ type: 'hand-over', data: { ...body } }), body);
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('结果报送一览：决算完成后须办的和已办的', reportListExample, {
    after: true,
    codes: { status: ofTerm(t.reportUpwardStatus) },
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListReportsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(reportUpwardListProjection.name, after);
    return { ...(await this.list.page(tenant, admissionOf(request), query)), stale };
  }

  /** Of one that nobody has made its version is 0. */
  @Get(':organisation/:year/:report')
  @SettledAtObject()
  @ReadOperation('一项结果报送：所列评价结果，及其后的变动', reportExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathReport() at: ReportPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const found = await this.found(tenant, at, admissionOf(request));
    const { id, version, state } = await this.commands.load(reportUpward, tenant, reportId(at));
    return { id, version, ...at, ...viewOf(state, found) };
  }

  /** By whom the rules name; where it names who is to take a step, by the lead desk, and they are of the desk. */
  private async act({ tenant, at: place, context }: Acting, given: Given, names?: NamedFor): Promise<CommandAnswer> {
    const part = act(reportUpward)({
      id: reportId(place),
      expectedVersion: seenVersion(context),
      given: async (_, at) => {
        const today = await this.clock.today();
        const found = await this.found(tenant, place, context.admission);
        const { world, procedures, reference, basedOn } = found;
        const { ruling, member } = world;
        const { by } = member.value;
        const need = names ? { act: 'administer', by: leadDeskOf(ruling) } : { act: 'report', by };
        const stands = { place: found.place, ruling, world: procedures, progress: notBegun };
        const actor = authorityAt(context.admission, stands, need);
        if (names) await this.named.requireAtDesk(stands, by, names);
        return {
          command: { ...given(today), at, by: actor } as ReportCommand,
          inForce: { rules: world, reference },
          actor,
          at: place.organisation,
          basedOn,
        };
      },
    });
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw reportProblem(outcome.rejection);
    return outcome;
  }

  /** Whoever does not reach the organisation is told that there is none. */
  private async found(tenant: string, at: ReportPlace, { grants }: Admission): Promise<LoadedReport> {
    const found = await this.worlds.find(tenant, at);
    if (!found || !grants.some((grant) => reaches(grant, found.place.unit))) throw problem('not-found');
    return found;
  }
}
