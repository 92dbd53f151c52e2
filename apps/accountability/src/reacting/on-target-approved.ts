import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { TargetApprovedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { resultApplication } from '../result-application/result-application.aggregate.js';

/** Who decides on a result sees what it is called, whatever came first: the target, its money or its result. */
@Controller()
export class OnTargetApproved {
  constructor(private readonly commands: CommandRunner) {}

  @Hears(TargetApprovedV1)
  async follow(@Payload() message: TargetApprovedV1, @Ctx() context: MessageContext): Promise<void> {
    const { unitId, budgetYear, subjectName } = message;
    const reaction = reactionTo(context, 'follow-subject');
    await this.commands.react(context.tx.sql, context.origin.tenant, reaction, [
      {
        aggregate: resultApplication,
        id: message.targetId,
        expectedVersion: 'current',
        // Following looks nothing up.
        inForce: { rules: { resultApplication: {}, accountability: {} } },
        command: (at) => ({
          type: 'follow-subject',
          data: { unitId, budgetYear, subjectName },
          at,
          by: reaction.actor,
        }),
      },
    ]);
  }
}
