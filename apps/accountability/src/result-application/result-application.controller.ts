import { Body, Controller, Get, Headers, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { broughtOf } from '@wenxiao/contracts/input';
import { toYuan } from '@wenxiao/domain';
import { placeAt } from '@wenxiao/rules/procedure';
import {
  admissionOf,
  calledAs,
  type CommandAnswer,
  CommandOperation,
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
import { resultListProjection } from '../result-list/result-list.projection.js';
import { ResultList } from '../result-list/result-list.query.js';
import { PathResult } from './path-result.js';
import { ResultActs } from './result-application.acts.js';
import type { DisposalInput } from './result-application.commands.js';
import {
  CorrectResultStepDto,
  type DisposalDto,
  HandOverDto,
  LiftOverdueDto,
  ListResultsDto,
  RemindDto,
  resultStatusNames,
  TakeResultStepDto,
} from './result-application.dto.js';
import { listExample, resultExample } from './result-application.examples.js';
import type { ResultPlace } from './result-application.place.js';
import { viewOf } from './result-application.view.js';

const routes = ruledObjectRoutes<ResultPlace>({
  path: ':subject/:year',
  at: PathResult,
  remind: RemindDto,
  liftOverdue: LiftOverdueDto,
  handOver: HandOverDto,
  decision: '结果应用决定',
});

/** 评价结果应用: what follows from the result of an evaluation, as the rules propose and a person decides. */
@ApiTags('评价结果应用 results')
@Controller('jurisdictions/:jurisdictionId/results')
export class ResultController extends routes {
  constructor(
    override readonly acts: ResultActs,
    private readonly list: ResultList,
    private readonly positions: ReadModelPosition,
  ) {
    super();
  }

  /** One step, as the rules have it; the one that decides brings what is decided. */
  @Post(':subject/:year/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理结果应用的一个环节：提出意见、决定', { ifMatch: true })
  takeStep(
    @PathId('jurisdictionId') tenant: string,
    @PathResult() place: ResultPlace,
    @Param('step') step: string,
    @Body() body: TakeResultStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level } = body;
    const at = placeAt({ step, level });
    const said = saidIn(body);
    const command = () => ({ type: 'take-step', data: { ...at, ...said, answer } }) as const;
    return this.acts.act({ tenant, place, context }, { by: { step: at, brings: said.brings }, command });
  }

  /** The same answer again, whole, with what it decides. */
  @Post(':subject/:year/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正一个环节的办理内容（须说明理由）', { ifMatch: true })
  correct(
    @PathId('jurisdictionId') tenant: string,
    @PathResult() place: ResultPlace,
    @Param('step') step: string,
    @Body() body: CorrectResultStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { level, reason } = body;
    const at = placeAt({ step, level });
    const said = saidIn(body);
    return this.acts.act(
      { tenant, place, context },
      {
        by: { amends: at, brings: said.brings },
        command: () => ({ type: 'correct', data: { ...at, ...said } }),
        corrects: { place: at, reason },
      },
    );
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('结果应用一览：所据评价、进度、决定', listExample, {
    after: true,
    amounts: ['items.change'],
    codes: { status: calledAs(resultStatusNames) },
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListResultsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(resultListProjection.name, after);
    return { ...(await this.list.page(tenant, admissionOf(request), query)), stale };
  }

  @Get(':subject/:year')
  @SettledAtObject()
  @ReadOperation('一个对象一个年度的结果应用', resultExample, {
    amounts: ['budget', 'disposal.change', 'disposal.idle', 'disposal.remaining', 'disposal.against'],
  })
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathResult() place: ResultPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const { id, version, state, found } = await this.acts.read({ tenant, place, admission });
    if (state.status === 'unknown') throw problem('not-found');
    const { unit, name, kind } = found.subject;
    return { id, version, ...place, unit, name, kind, ...viewOf(state, found, admission) };
  }
}

/** What a step brings, as facts hold it: amounts in yuan. */
function saidIn(body: TakeResultStepDto | CorrectResultStepDto) {
  return { brings: broughtOf(body), ...(body.disposal && { disposal: decidedIn(body.disposal) }) };
}

function decidedIn({ disposal, findings, reason, reduction, actsOn }: DisposalDto): DisposalInput {
  return {
    disposal,
    findings: [...findings],
    ...(reason !== undefined && { reason: reason.trim() }),
    ...(reduction && { reduction: toYuan(reduction) }),
    ...(actsOn !== undefined && { actsOn }),
  };
}
