import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { BudgetLineChangedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { resultApplication } from '../result-application/result-application.aggregate.js';
import { parked } from '../refusals.js';

/** A disposal takes at most the budget in force (FF-47), whatever came first: the money or the result. */
@Controller()
export class OnBudgetLineChanged {
  constructor(private readonly commands: CommandRunner) {}

  @Hears(BudgetLineChangedV1)
  async follow(@Payload() message: BudgetLineChangedV1, @Ctx() context: MessageContext): Promise<void> {
    const { unitId, budgetYear } = message;
    const budgetYuan = message.adjustedYuan ?? message.approvedYuan;
    if (budgetYuan === undefined) return; // Only requested so far: nothing is in force.
    const { store, tenant, stream, version } = context.origin;
    const reaction = reactionTo(context, 'follow-budget');
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(resultApplication)({
        id: message.targetId,
        expectedVersion: 'current',
        given: (_, at) => ({
          // Following looks nothing up.
          command: {
            type: 'follow-budget',
            data: { unitId, budgetYear, budgetYuan },
            at,
            by: reaction.actor,
          },
          inForce: { rules: { resultApplication: {}, accountability: {} } },
          basedOn: [{ store, tenant, stream, version }],
        }),
      }),
      parked,
    );
  }
}
