import { Body, Controller, Get, Headers, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as t from '@wenxiao/domain/terms';
import { broughtOf } from '@wenxiao/contracts/input';
import { placeAt } from '@wenxiao/rules/procedure';
import {
  admissionOf,
  type CommandAnswer,
  CommandOperation,
  ofTerm,
  type Page,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadModelPosition,
  ReadOperation,
  ruledObjectRoutes,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { PathRectification } from './path-rectification.js';
import { rectificationListProjection } from './rectification-list.projection.js';
import { RectificationList } from './rectification-list.query.js';
import { RectificationActs } from './rectification.acts.js';
import {
  CorrectRectificationStepDto,
  GiveUpRectificationDto,
  HandOverRectificationDto,
  LiftRectificationOverdueDto,
  ListRectificationsDto,
  OpenRectificationDto,
  RemindOfRectificationDto,
  StateProblemsDto,
  TakeRectificationStepDto,
} from './rectification.dto.js';
import { rectificationExample, rectificationListExample } from './rectification.examples.js';
import type { RectificationPlace } from './rectification.place.js';
import { viewOf } from './rectification.view.js';

const routes = ruledObjectRoutes<RectificationPlace>({
  path: ':rectification',
  at: PathRectification,
  called: '整改',
  remind: RemindOfRectificationDto,
  liftOverdue: LiftRectificationOverdueDto,
  handOver: HandOverRectificationDto,
  decision: '整改要求',
});

/** 问题整改: what an evaluation, a result or a corrective measure has put right, problem by problem. */
@ApiTags('问题整改 rectification')
@Controller('jurisdictions/:jurisdictionId/rectifications')
export class RectificationController extends routes {
  constructor(
    override readonly acts: RectificationActs,
    private readonly list: RectificationList,
    private readonly positions: ReadModelPosition,
  ) {
    super();
  }

  /** The lead desk has problems put right for which neither an evaluation nor a result or measure asks. */
  @Post()
  @SettledAtObject()
  @CommandOperation('直接启动问题整改')
  open(
    @PathId('jurisdictionId') tenant: string,
    @Body() { subject, year, problems, limit, reason }: OpenRectificationDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.acts.open(tenant, context, {
      subject: subject.toLowerCase(),
      year,
      problems: problemsIn(problems),
      ...(limit !== undefined && { limit }),
      ...(reason !== undefined && { reason }),
    });
  }

  /** What is wrong, whole, and by when it is to be put right. */
  @Post(':rectification/problems')
  @SettledAtObject()
  @CommandOperation('反馈须整改的问题和期限', { ifMatch: true })
  stateProblems(
    @PathId('jurisdictionId') tenant: string,
    @PathRectification() place: RectificationPlace,
    @Body() { problems, limit, reason }: StateProblemsDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = {
      problems: problemsIn(problems),
      ...(limit !== undefined && { limit }),
      ...(reason !== undefined && { reason }),
    };
    const command = (today: string) => ({ type: 'state-problems', data: { ...said, today } }) as const;
    return this.acts.act({ tenant, place, context }, { by: 'administer', command });
  }

  /** What asked for it does so no longer, or the subject has gone. */
  @Post(':rectification/giving-up')
  @SettledAtObject()
  @CommandOperation('终止整改（须说明理由）', { ifMatch: true })
  giveUp(
    @PathId('jurisdictionId') tenant: string,
    @PathRectification() place: RectificationPlace,
    @Body() { reason }: GiveUpRectificationDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = () => ({ type: 'give-up', data: { reason } }) as const;
    return this.acts.act({ tenant, place, context }, { by: 'administer', command });
  }

  @Post(':rectification/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理整改的一个环节：报告、核实', { ifMatch: true })
  takeStep(
    @PathId('jurisdictionId') tenant: string,
    @PathRectification() place: RectificationPlace,
    @Param('step') step: string,
    @Body() body: TakeRectificationStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level } = body;
    const said = saidIn(body);
    const at = placeAt({ step, level });
    const command = () => ({ type: 'take-step', data: { ...at, answer, ...said } }) as const;
    return this.acts.act({ tenant, place, context }, { by: { step: at, brings: said.brings }, command });
  }

  /** What a step brought, again, whole, with a reason, until it has ended; its answer stays. */
  @Post(':rectification/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正本环节填写内容（须说明理由，不改变办理结果）', { ifMatch: true })
  correctStep(
    @PathId('jurisdictionId') tenant: string,
    @PathRectification() place: RectificationPlace,
    @Param('step') step: string,
    @Body() body: CorrectRectificationStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level, reason } = body;
    const said = saidIn(body);
    const at = placeAt({ step, level });
    return this.acts.act(
      { tenant, place, context },
      {
        by: { amends: at, brings: said.brings },
        command: () => ({ type: 'correct-step', data: { ...at, answer, ...said } }),
        corrects: { place: at, reason },
      },
    );
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('整改一览：问题数、已整改数、期限', rectificationListExample, {
    after: true,
    codes: { status: ofTerm(t.rectificationStatus), origin: ofTerm(t.rectificationOrigin) },
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListRectificationsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(rectificationListProjection.name, after);
    return { ...(await this.list.page(tenant, admissionOf(request), query)), stale };
  }

  @Get(':rectification')
  @SettledAtObject()
  @ReadOperation('一项整改：问题、整改情况、依据', rectificationExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathRectification() place: RectificationPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const { id, version, state, found } = await this.acts.read({ tenant, place, admission });
    if (state.status === 'unknown') throw problem('not-found');
    const { subject, year, origin } = place;
    return { id, version, subject, year, origin, ...viewOf(state, found, admission) };
  }
}

const problemsIn = (problems: OpenRectificationDto['problems']) =>
  problems.map(({ item, problem: words }) => ({ item, ...(words !== undefined && { problem: words.trim() }) }));

/** What an answer brings, and what it says of problems. */
function saidIn(body: TakeRectificationStepDto) {
  const { problems } = body;
  return { brings: broughtOf(body), ...(problems && { problems: problems.map((each) => ({ ...each })) }) };
}
