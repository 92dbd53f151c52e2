import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { DisposalDecidedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { parked } from '../refusals.js';

/** What a result does to next year's money was decided in accountability; the budget line carries it out (FF-47). */
@Controller()
export class OnDisposalDecided {
  constructor(private readonly commands: CommandRunner) {}

  @Hears(DisposalDecidedV1)
  async apply(@Payload() message: DisposalDecidedV1, @Ctx() context: MessageContext): Promise<void> {
    const { targetId, budgetYear, disposal, reductionYuan } = message;
    const data = { budgetYear, disposal, ...(reductionYuan !== undefined && { reductionYuan }) };
    const reaction = reactionTo(context, 'apply-disposal');
    const { store, tenant, stream, version } = context.origin;
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(budgetLine)({
        id: targetId,
        expectedVersion: 'current',
        given: (_, at) => ({
          command: { type: 'apply-result', data, at, by: reaction.actor },
          inForce: { rules: undefined },
          basedOn: [{ store, tenant, stream, version }],
        }),
      }),
      parked,
    );
  }
}
