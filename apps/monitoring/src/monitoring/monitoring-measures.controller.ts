import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { broughtOf } from '@wenxiao/contracts/input';
import { project } from '@wenxiao/domain/field';
import { monitoringFacts } from '@wenxiao/facts/monitoring';
import { placeAt } from '@wenxiao/rules/procedure';
import {
  type CommandAnswer,
  CommandOperation,
  movableObjectRoutes,
  newId,
  PathId,
  PersonCommand,
  type PersonsCommand,
  SettledAtObject,
  versionOfStep,
} from '@wenxiao/service-kit';
import { PathMeasure, PathRound } from './path-monitoring.js';
import type { MeasurePlace, RoundPlace } from './monitoring.place.js';
import { MonitoringActing } from './monitoring.acting.js';
import type { Measure, MeasureAct } from './monitoring.commands.js';
import { HandOverDto } from './monitoring.dto.js';
import {
  CorrectMeasureStepDto,
  LiftMeasureOverdueDto,
  ProposeMeasureDto,
  RemindOfMeasureDto,
  TakeMeasureStepDto,
} from './monitoring.measures.dto.js';

const routes = movableObjectRoutes<MeasurePlace>({
  path: ':proposal',
  at: PathMeasure,
  called: '纠偏',
  remind: RemindOfMeasureDto,
  liftOverdue: LiftMeasureOverdueDto,
  handOver: HandOverDto,
});

/** 纠偏: measures are proposed upon a round, and decided by the procedure of the set; targets carries out what they do with the money. */
@ApiTags('绩效运行监控 monitoring')
@Controller('jurisdictions/:jurisdictionId/monitoring/:subject/:year/rounds/:round/measures')
export class MonitoringMeasuresController extends routes {
  override readonly acts: MonitoringActing['onMeasures'];

  constructor(private readonly acting: MonitoringActing) {
    super();
    this.acts = acting.onMeasures;
  }

  /** What the rules list for what was found, or some of it, with the first step of its procedure. */
  @Post()
  @SettledAtObject()
  @CommandOperation('提出纠偏建议', { ifMatch: true })
  async propose(
    @PathId('jurisdictionId') tenant: string,
    @PathRound() { round, ...place }: RoundPlace,
    @Body() body: ProposeMeasureDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { step, level, answer, ground } = body;
    const named = {
      ...(step !== undefined && { step }),
      ...(level !== undefined && { level }),
      ...(answer !== undefined && { answer }),
    };
    const [measure, brings] = [measureOf(body), broughtOf(body)];
    const data = { proposal: newId(context, 'measure'), round, measure, ...named, brings };
    return this.acting.act(
      { tenant, place, context },
      {
        command: () => ({ type: 'propose-measure', data }),
        by: { proposing: { round, ground, ...named }, brings: { reason: measure.reason, ...brings } },
      },
    );
  }

  /** One step of its procedure, as the rules have it: look at it, decide on it, check what was done. */
  @Post(':proposal/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理纠偏建议的一个环节：审核、决定、办结', { ifMatch: true })
  async takeStep(
    @PathId('jurisdictionId') tenant: string,
    @PathMeasure() { round, proposal, ...place }: MeasurePlace,
    @Param('step') step: string,
    @Body() body: TakeMeasureStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const at = placeAt({ ...body, step });
    const said = { ...saidIn(body), proposal, round, ...at, decision: newId(context, 'decision') };
    return this.acting.act(
      { tenant, place, context },
      {
        command: (today) => ({ type: 'take-measure-step', data: { ...said, today } }),
        by: { measure: proposal, step: at, brings: said.brings },
      },
    );
  }

  /** What a step brought, proposed or decided, again, whole, with a reason; its answer stays. */
  @Post(':proposal/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正纠偏环节填写内容（须说明理由，不改变办理结果）', { ifMatch: true })
  async correct(
    @PathId('jurisdictionId') tenant: string,
    @PathMeasure() { round, proposal, ...place }: MeasurePlace,
    @Param('step') step: string,
    @Body() body: CorrectMeasureStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const at = placeAt({ ...body, step });
    const said = { ...saidIn(body), proposal, round, ...at, decision: newId(context, 'decision') };
    return this.acting.act(
      { tenant, place, context },
      {
        command: (today) => ({ type: 'correct-measure-step', data: { ...said, today } }),
        by: { measure: proposal, amends: at },
        corrects: { of: (events) => versionOfStep(events, at, { proposal }), reason: body.reason },
      },
    );
  }
}

const measureOf = (said: object): Measure => {
  const { ground, measures, reason, change } = project(monitoringFacts.measureProposed.fields, said) as Measure;
  return { ground, measures, reason, ...(change !== undefined && { change }) };
};

function saidIn(body: TakeMeasureStepDto) {
  const { acts } = project(monitoringFacts.measureDecided.fields, { acts: body.acts ?? [] }) as {
    acts: readonly MeasureAct[];
  };
  return {
    answer: body.answer,
    brings: broughtOf(body),
    ...(body.measure && { measure: measureOf(body.measure) }),
    acts,
  };
}
