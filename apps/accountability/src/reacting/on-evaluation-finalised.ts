import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { EvaluationFinalisedV1 } from '@wenxiao/contracts';
import { businessDateAt } from '@wenxiao/domain';
import { Hears, type MessageContext, TransientError } from '@wenxiao/messaging';
import {
  act,
  BusinessClock,
  CommandRunner,
  ProblemError,
  reactionTo,
  type RulesInForce,
  RuleSets,
} from '@wenxiao/service-kit';
import { resultApplication } from '../result-application/result-application.aggregate.js';
import { parked } from '../refusals.js';

/** A final result comes in, and with it what the rules of its day attach to the grade (FF-47, FF-48). */
@Controller()
export class OnEvaluationFinalised {
  constructor(
    private readonly commands: CommandRunner,
    private readonly ruleSets: RuleSets,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(EvaluationFinalisedV1)
  async receive(@Payload() message: EvaluationFinalisedV1, @Ctx() context: MessageContext): Promise<void> {
    const { store, tenant, stream, version } = context.origin;
    const { unitId, budgetYear, form, score, fullMark, grade, gradeName, ruleSetHash } = message;
    const finalisedOn = businessDateAt(context.recordedAt, this.clock.timeZone);
    const inForce = await this.rulesOf(tenant, finalisedOn);
    const data = { unitId, budgetYear, form, score, fullMark, grade, gradeName, ruleSetHash, finalisedOn };
    const reaction = reactionTo(context, 'receive-result');
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(resultApplication)({
        id: message.targetId,
        expectedVersion: 'current',
        given: (_, at) => ({
          command: { type: 'receive-result', data, at, by: reaction.actor },
          inForce,
          basedOn: [{ store, tenant, stream, version }],
        }),
      }),
      parked,
    );
  }

  /** The grade was given under a rule set in force: where none is at hand here, directory's word is still on its way. */
  private async rulesOf(tenant: string, day: string): Promise<RulesInForce> {
    try {
      return await this.ruleSets.inForce(tenant, day);
    } catch (error) {
      if (error instanceof ProblemError && error.text.retry) throw new TransientError(error.message, { cause: error });
      throw error;
    }
  }
}
