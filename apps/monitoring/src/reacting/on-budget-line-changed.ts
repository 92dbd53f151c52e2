import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { BudgetLineChangedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { monitoring } from '../monitoring/monitoring.aggregate.js';
import { parked } from '../refusals.js';

/** Spending is held against the budget in force (N-1), whatever came first: the money or the target. */
@Controller()
export class OnBudgetLineChanged {
  constructor(private readonly commands: CommandRunner) {}

  @Hears(BudgetLineChangedV1)
  async follow(@Payload() message: BudgetLineChangedV1, @Ctx() context: MessageContext): Promise<void> {
    const budgetYuan = message.adjustedYuan ?? message.approvedYuan;
    if (budgetYuan === undefined) return; // Only requested so far: nothing to hold spending against.
    const reaction = reactionTo(context, 'follow-budget');
    await this.commands.react(
      context.tx.sql,
      { tenant: context.origin.tenant, context: reaction },
      act(monitoring)({
        id: message.targetId,
        expectedVersion: 'current',
        given: (_, at) => ({
          command: {
            type: 'follow-budget',
            data: { budgetYuan, paymentStatus: message.paymentStatus },
            at,
            by: reaction.actor,
          },
          inForce: { rules: undefined },
        }),
      }),
      parked,
    );
  }
}
