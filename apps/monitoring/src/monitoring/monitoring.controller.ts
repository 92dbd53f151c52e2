import { Body, Controller, Get, Headers, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { broughtOf, StepCorrectionDto } from '@wenxiao/contracts/input';
import { project } from '@wenxiao/domain/field';
import { monitoringFacts } from '@wenxiao/facts/monitoring';
import { placeAt } from '@wenxiao/rules/procedure';
import {
  type ActsOn,
  admissionOf,
  audienceOf,
  BoundedLists,
  type CommandAnswer,
  CommandOperation,
  objectRoutes,
  type Page,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadModelPosition,
  ReadOperation,
  SettledAtObject,
  versionOfStep,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { monitoringListProjection } from '../monitoring-list/monitoring-list.projection.js';
import { MonitoringList } from '../monitoring-list/monitoring-list.query.js';
import { MonitoringActing } from './monitoring.acting.js';
import { newestOf } from './monitoring.acts.js';
import { handedInForm } from './monitoring.form.js';
import type { ReportContent } from './monitoring.commands.js';
import {
  CorrectReportDto,
  HandOverDto,
  LiftOverdueDto,
  ListMonitoringDto,
  OpenRoundDto,
  RemindDto,
  type ReportDto,
  TakeReportStepDto,
} from './monitoring.dto.js';
import { formExample, listExample, monitoringExample } from './monitoring.examples.js';
import { monitoringId, type MonitoringPlace, type RoundPlace } from './monitoring.place.js';
import { amountsOfMonitoring, formOf, viewOf } from './monitoring.view.js';
import { PathMonitoring, PathRound } from './path-monitoring.js';

const routes = objectRoutes<RoundPlace>({
  path: ':subject/:year/rounds/:round',
  at: PathRound,
  remind: RemindDto,
  liftOverdue: LiftOverdueDto,
  handOver: HandOverDto,
});

/** 绩效运行监控: rounds, reports and their review, warnings, corrective measures. */
@ApiTags('绩效运行监控 monitoring')
@Controller('jurisdictions/:jurisdictionId/monitoring')
export class MonitoringController extends routes {
  override readonly acts: ActsOn<RoundPlace>;

  constructor(
    private readonly acting: MonitoringActing,
    private readonly list: MonitoringList,
    private readonly positions: ReadModelPosition,
  ) {
    super();
    this.acts = acting.onRounds;
  }

  /** A round that the rules leave to a person, or on which they are silent. */
  @Post(':subject/:year/rounds')
  @SettledAtObject()
  @CommandOperation('开启一轮监控（规则交由人决定或未作规定的）', { ifMatch: true })
  async openRound(
    @PathId('jurisdictionId') tenant: string,
    @PathMonitoring() place: MonitoringPlace,
    @Body() { series, node }: OpenRoundDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = (today: string) => ({ type: 'open-round', data: { series, node, today } }) as const;
    return this.acting.act({ tenant, place, context }, { command, by: { opens: { series, node } } });
  }

  /** One step of a round's report, as the rules of the round have it: hand in, review, feed back, settle. */
  @Post(':subject/:year/rounds/:round/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理一轮监控的一个环节：报送、审核、反馈、办结', { ifMatch: true })
  async takeStep(
    @PathId('jurisdictionId') tenant: string,
    @PathRound() { round, ...place }: RoundPlace,
    @Param('step') step: string,
    @Body() body: TakeReportStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level, report, form } = body;
    const brings = broughtOf(body);
    const at = { round, ...placeAt({ step, level }) };
    const content = { ...(report && { report: contentOf(report) }), ...(form && { form: handedInForm(form) }) };
    const command = (today: string) =>
      ({ type: 'take-step', data: { ...at, answer, brings, ...content, today } }) as const;
    return this.acting.act({ tenant, place, context }, { command, by: { step: at, brings } });
  }

  /** What a review, a feedback or a settlement brought, again, whole, with a reason; its answer stays. */
  @Post(':subject/:year/rounds/:round/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正本环节填写内容（须说明理由，不改变办理结果）', { ifMatch: true })
  async correctStep(
    @PathId('jurisdictionId') tenant: string,
    @PathRound() { round, ...place }: RoundPlace,
    @Param('step') step: string,
    @Body() body: StepCorrectionDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level, reason } = body;
    const at = placeAt({ step, level });
    const data = { round, ...at, answer, brings: broughtOf(body) };
    return this.acting.act(
      { tenant, place, context },
      {
        command: () => ({ type: 'correct-step', data }),
        by: { amends: { round, ...at } },
        corrects: { of: (events) => versionOfStep(events, at, { round }), reason },
      },
    );
  }

  /** The report again, whole, with a reason. */
  @Post(':subject/:year/rounds/:round/correction')
  @SettledAtObject()
  @CommandOperation('更正一轮监控报告（须说明理由）', { ifMatch: true })
  async correct(
    @PathId('jurisdictionId') tenant: string,
    @PathRound() { round, ...place }: RoundPlace,
    @Body() { reason, report, form }: CorrectReportDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const content = { report: contentOf(report), ...(form && { form: handedInForm(form) }) };
    const command = (today: string) => ({ type: 'correct-report', data: { round, ...content, today } }) as const;
    return this.acting.act(
      { tenant, place, context },
      {
        command,
        by: { report: round },
        corrects: { of: newestOf('round-reported', { round }), reason },
      },
    );
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('监控一览：轮次、期限、预警、纠偏', listExample, {
    after: true,
    amounts: ['execution.executed', 'execution.budget'],
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListMonitoringDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(monitoringListProjection.name, after);
    return { ...(await this.list.page(tenant, admissionOf(request), query)), stale };
  }

  @Get(':subject/:year')
  @SettledAtObject()
  @ReadOperation('一个对象一个年度的监控', monitoringExample, { amounts: amountsOfMonitoring })
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathMonitoring() place: MonitoringPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const { state, version, loaded } = await this.acting.read(tenant, place, admission);
    const audience = audienceOf(admission, loaded.place.jurisdiction);
    const { unit, name, kind } = loaded.subject;
    return {
      id: monitoringId(place),
      version,
      ...place,
      unit,
      name,
      kind,
      ...viewOf(state, loaded.world, audience),
    };
  }

  /** The form that came with the report of a round, for whoever may read that: its text as it was handed in, its hash and what was found; none of these where none counts. */
  @Get(':subject/:year/rounds/:round/form')
  @SettledAtObject()
  @ReadOperation('随一轮监控报告所报监控表的原文、其散列及检查结果', formExample)
  @BoundedLists({ findings: 'what was found on one form, five hundred at most' })
  async form(
    @PathId('jurisdictionId') tenant: string,
    @PathRound() { round, ...place }: RoundPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { state, version, events } = await this.acting.read(tenant, place, admissionOf(request));
    if (!state.rounds.some(({ id }) => id === round)) throw problem('not-found');
    return { id: monitoringId(place), version, ...place, round, ...formOf(round, state, events) };
  }
}

/** A report as facts hold it: amounts in yuan. */
function contentOf(report: ReportDto): ReportContent {
  return project(monitoringFacts.roundReported.fields, report) as ReportContent;
}
