import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { CorrectiveMeasureProposedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { refusalOf } from '../refusals.js';

/** Monitoring proposes, the budget desk decides: the proposal waits on the budget line (FF-33). */
@Controller()
export class OnCorrectiveMeasureProposed {
  constructor(private readonly commands: CommandRunner) {}

  @Hears(CorrectiveMeasureProposedV1)
  async take(@Payload() message: CorrectiveMeasureProposedV1, @Ctx() context: MessageContext): Promise<void> {
    const { targetId, proposalId, measure, round, proposedYuan } = message;
    const data = { proposalId, measure, round, ...(proposedYuan !== undefined && { proposedYuan }) };
    const reaction = reactionTo(context, 'take-corrective-measure');
    const outcome = await this.commands.react(context.tx.sql, context.origin.tenant, reaction, [
      {
        aggregate: budgetLine,
        id: targetId,
        expectedVersion: 'current',
        inForce: { rules: undefined },
        command: (at) => ({ type: 'propose-measure', data, at, by: reaction.actor }),
      },
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, targetId);
  }
}
