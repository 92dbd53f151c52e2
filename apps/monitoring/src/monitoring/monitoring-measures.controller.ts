import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { broughtOf, StepWithdrawalDto } from '@wenxiao/contracts/input';
import { project } from '@wenxiao/domain/field';
import { monitoringFacts } from '@wenxiao/facts/monitoring';
import { placeAt } from '@wenxiao/rules/procedure';
import {
  type CommandAnswer,
  CommandOperation,
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

/** 纠偏: measures are proposed upon a round, and decided by the procedure of the set; targets carries out what they do with the money. */
@ApiTags('绩效运行监控 monitoring')
@Controller('jurisdictions/:jurisdictionId/monitoring/:subject/:year/rounds/:round/measures')
export class MonitoringMeasuresController {
  constructor(private readonly acting: MonitoringActing) {}

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

  /** Who took a step takes it back before anybody answered it, with what it proposed or decided. */
  @Post(':proposal/steps/:step/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回本人办理的纠偏环节', { ifMatch: true })
  async withdraw(
    @PathId('jurisdictionId') tenant: string,
    @PathMeasure() { round, proposal, ...place }: MeasurePlace,
    @Param('step') step: string,
    @Body() body: StepWithdrawalDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const at = placeAt({ ...body, step });
    const data = { proposal, round, ...at, reason: body.reason };
    return this.acting.act(
      { tenant, place, context },
      { command: () => ({ type: 'withdraw-measure-step', data }), by: { measure: proposal, amends: at } },
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

  @Post(':proposal/reminders')
  @SettledAtObject()
  @CommandOperation('督促办理纠偏', { ifMatch: true })
  async remind(
    @PathId('jurisdictionId') tenant: string,
    @PathMeasure() { round, proposal, ...place }: MeasurePlace,
    @Body() { askedBy, due, to, words }: RemindOfMeasureDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = { proposal, round, askedBy, due, to, ...(words !== undefined && { words }) };
    return this.acting.act(
      { tenant, place, context },
      {
        command: (on) => ({ type: 'remind-measure', data: { ...data, on } }),
        by: { measure: proposal, lead: true },
        names: { step: askedBy, to },
      },
    );
  }

  @Post(':proposal/overdue-lifts')
  @SettledAtObject()
  @CommandOperation('解除纠偏逾期（须说明理由）', { ifMatch: true })
  async liftOverdue(
    @PathId('jurisdictionId') tenant: string,
    @PathMeasure() { round, proposal, ...place }: MeasurePlace,
    @Body() { askedBy, due, because }: LiftMeasureOverdueDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = { proposal, round, askedBy, due, because };
    return this.acting.act(
      { tenant, place, context },
      { command: () => ({ type: 'lift-measure-overdue', data }), by: { measure: proposal, lead: true } },
    );
  }

  @Post(':proposal/hand-overs')
  @SettledAtObject()
  @CommandOperation('移交纠偏待办环节', { ifMatch: true })
  async handOver(
    @PathId('jurisdictionId') tenant: string,
    @PathMeasure() { round, proposal, ...place }: MeasurePlace,
    @Body() { step, to, because }: HandOverDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = { proposal, round, step, to, because };
    return this.acting.act(
      { tenant, place, context },
      {
        command: () => ({ type: 'hand-over-measure', data }),
        by: { measure: proposal, lead: true },
        names: { step, to },
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
