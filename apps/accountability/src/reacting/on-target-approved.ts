import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { TargetApprovedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { resultApplication } from '../result-application/result-application.aggregate.js';
import { parked } from '../refusals.js';

/** Who decides on a result sees what it is called, whatever came first: the target, its money or its result. */
@Controller()
export class OnTargetApproved {
  constructor(private readonly commands: CommandRunner) {}

  @Hears(TargetApprovedV1)
  async follow(@Payload() message: TargetApprovedV1, @Ctx() context: MessageContext): Promise<void> {
    const { unitId, budgetYear, subjectName } = message;
    const reaction = reactionTo(context, 'follow-subject');
    await this.commands.react(
      context.tx.sql,
      { tenant: context.origin.tenant, context: reaction },
      act(resultApplication)({
        id: message.targetId,
        expectedVersion: 'current',
        given: (_, at) => ({
          // Following looks nothing up.
          command: {
            type: 'follow-subject',
            data: { unitId, budgetYear, subjectName },
            at,
            by: reaction.actor,
          },
          inForce: { rules: { resultApplication: {}, accountability: {} } },
        }),
      }),
      parked,
    );
  }
}
