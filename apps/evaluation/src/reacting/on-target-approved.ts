import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { TargetApprovedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { evaluation } from '../evaluation/evaluation.aggregate.js';
import { parked } from '../refusals.js';

/** Every approved target is evaluated when its year is over: from here on it can be. */
@Controller()
export class OnTargetApproved {
  constructor(private readonly commands: CommandRunner) {}

  @Hears(TargetApprovedV1)
  async open(@Payload() message: TargetApprovedV1, @Ctx() context: MessageContext): Promise<void> {
    const { unitId, subjectKind, subjectName, budgetYear } = message;
    const indicators = message.indicators.map((indicator) => ({ ...indicator }));
    const reaction = reactionTo(context, 'open-evaluation');
    await this.commands.react(
      context.tx.sql,
      { tenant: context.origin.tenant, context: reaction },
      act(evaluation)({
        id: message.targetId,
        expectedVersion: 'current',
        given: (_, at) => ({
          // Opening looks nothing up.
          command: {
            type: 'open',
            data: { unitId, subjectKind, subjectName, budgetYear, indicators },
            at,
            by: reaction.actor,
          },
          inForce: { rules: { evaluation: {} } },
        }),
      }),
      parked,
    );
  }
}
