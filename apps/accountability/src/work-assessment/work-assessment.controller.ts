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
  ofTerm,
  type Page,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadModelPosition,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { workListProjection } from './work-assessment-list.projection.js';
import { WorkAssessmentList } from './work-assessment-list.query.js';
import { workAssessment } from './work-assessment.aggregate.js';
import type { WorkCommand } from './work-assessment.decider.js';
import { ConcludeWorkDto, ListWorkDto, ScoreWorkDto, TakeBackWorkDto } from './work-assessment.dto.js';
import { workExample, workListExample } from './work-assessment.examples.js';
import { PathWork, workId, type WorkPlace } from './work-assessment.place.js';
import { isOfBureau, isTold } from './work-assessment.readers.js';
import { workProblem } from './work-assessment.refusals.js';
import { bureauView, toldView } from './work-assessment.view.js';
import { type LoadedWork, WorkWorlds } from './work-assessment.worlds.js';

type Acting = Readonly<{ tenant: string; at: WorkPlace; context: PersonsCommand }>;
type Given = (today: string) => Pick<WorkCommand, 'type' | 'data'>;

/** 工作考核: how bodies did their performance management work in a year, by the items and bands of the rules, and their ranking. */
@ApiTags('工作考核 work assessments')
@Controller('jurisdictions/:jurisdictionId/work-assessments')
export class WorkAssessmentController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: WorkWorlds,
    private readonly list: WorkAssessmentList,
    private readonly positions: ReadModelPosition,
    private readonly clock: BusinessClock,
  ) {}

  /** The whole sheet; what the rules compute is taken, or departed from with a reason. */
  @Post(':organisation/:year/:assessment')
  @SettledAtObject()
  @CommandOperation('工作考核评分：按规则所列考核内容逐项评分', { ifMatch: true })
  score(
    @PathId('jurisdictionId') tenant: string,
    @PathWork() at: WorkPlace,
    @Body() { items, reason }: ScoreWorkDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { items: items.map((each) => ({ ...each })), ...(reason !== undefined && { reason }) };
    return this.act({ tenant, at, context }, 'by', (today) => ({ type: 'score', data: { ...said, today } }));
  }

  @Post(':organisation/:year/:assessment/conclusion')
  @SettledAtObject()
  @CommandOperation('工作考核定论：按得分确定等级，并认定有关情形', { ifMatch: true })
  conclude(
    @PathId('jurisdictionId') tenant: string,
    @PathWork() at: WorkPlace,
    @Body() { findings, opinion }: ConcludeWorkDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { findings, ...(opinion !== undefined && { opinion }) };
    return this.act({ tenant, at, context }, 'concludes', (today) => ({ type: 'conclude', data: { ...said, today } }));
  }

  @Post(':organisation/:year/:assessment/conclusion/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回工作考核结论（须说明理由）', { ifMatch: true })
  takeBack(
    @PathId('jurisdictionId') tenant: string,
    @PathWork() at: WorkPlace,
    @Body() { reason }: TakeBackWorkDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.act({ tenant, at, context }, 'concludes', () => ({ type: 'take-back', data: { reason } }));
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('工作考核一览：各单位得分、等级和排名；被考核单位可看告知本单位的结论', workListExample, {
    after: true,
    codes: { status: ofTerm(t.workAssessmentStatus) },
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListWorkDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(workListProjection.name, after);
    return { ...(await this.list.page(tenant, admissionOf(request), query)), stale };
  }

  /** Of one that nobody has scored its version is 0. */
  @Get(':organisation/:year/:assessment')
  @SettledAtObject()
  @ReadOperation('一项工作考核：考核内容、所据事实、评分和结论', workExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathWork() at: WorkPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const found = await this.worlds.find(tenant, at);
    if (!found) throw problem('not-found');
    const { id, version, state } = await this.commands.load(workAssessment, tenant, workId(at));
    if (isOfBureau(admission, found.keeper)) return { id, version, ...at, ...bureauView(state, found) };
    if (!isTold(state, found, admission)) throw problem('not-found');
    return { id, version, ...at, ...toldView(state, found) };
  }

  /** By whom the rules name for it; whoever does not reach all that is assessed is told that there is none. */
  private async act(
    { tenant, at: place, context }: Acting,
    of: 'by' | 'concludes',
    given: Given,
  ): Promise<CommandAnswer> {
    const part = act(workAssessment)({
      id: workId(place),
      expectedVersion: seenVersion(context),
      given: async (_, at) => {
        const today = await this.clock.today();
        const found = await this.found(tenant, place, context.admission);
        const { world, procedures, reference, basedOn } = found;
        const { ruling, member } = world;
        const stands = { place: found.place, ruling, world: procedures, progress: notBegun };
        const need = { act: of === 'by' ? 'score' : 'conclude', by: member.value[of], path: member.path };
        const actor = authorityAt(context.admission, stands, need);
        return {
          command: { ...given(today), at, by: actor } as WorkCommand,
          inForce: { rules: world, reference },
          actor,
          at: place.organisation,
          reads: 'finance',
          basedOn,
          cites: { ruling, path: member.path },
        };
      },
    });
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw workProblem(outcome.rejection);
    return outcome;
  }

  private async found(tenant: string, at: WorkPlace, admission: Admission): Promise<LoadedWork> {
    const found = await this.worlds.find(tenant, at);
    if (!found || !isOfBureau(admission, found.keeper)) throw problem('not-found');
    return found;
  }
}
