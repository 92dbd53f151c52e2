import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CorrectiveMeasureProposedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { parked } from '../refusals.js';

/** Monitoring proposes, the budget desk decides: the proposal waits on the budget line (FF-33). */
@Controller()
export class OnCorrectiveMeasureProposed {
  constructor(private readonly commands: CommandRunner) {}

  @Hears(CorrectiveMeasureProposedV1)
  async take(@Payload() message: CorrectiveMeasureProposedV1, @Ctx() context: MessageContext): Promise<void> {
    const { targetId, proposalId, measure, round, proposedYuan } = message;
    const data = { proposalId, measure, round, ...(proposedYuan !== undefined && { proposedYuan }) };
    const reaction = reactionTo(context, 'take-corrective-measure');
    await this.commands.react(
      context.tx.sql,
      { tenant: context.origin.tenant, context: reaction },
      act(budgetLine)({
        id: targetId,
        expectedVersion: 'current',
        given: (_, at) => ({
          command: { type: 'propose-measure', data, at, by: reaction.actor },
          inForce: { rules: undefined },
        }),
      }),
      parked,
    );
  }
}
