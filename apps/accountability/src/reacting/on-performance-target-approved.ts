import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { PerformanceTargetApprovedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, Copies, copyKey, reactionTo } from '@wenxiao/service-kit';
import { subjects } from '../copies.js';
import { resultApplication } from '../result-application/result-application.aggregate.js';
import { parked } from '../refusals.js';

/** Who decides on a result sees what it is called, whatever came first: the target, its money or its result. */
@Controller()
export class OnPerformanceTargetApproved {
  constructor(
    private readonly commands: CommandRunner,
    private readonly copies: Copies,
  ) {}

  @Hears(PerformanceTargetApprovedV1)
  async follow(@Payload() message: PerformanceTargetApprovedV1, @Ctx() context: MessageContext): Promise<void> {
    const { subject: id, period } = message;
    const { tenant } = context.origin;
    const about = await this.copies.required(subjects, tenant, copyKey(id), context.tx.sql);
    const { unit: unitId, name: subjectName } = about.data;
    const data = { unitId, budgetYear: Number(period.slice(0, 4)), subjectName };
    const reaction = reactionTo(context, 'follow-subject');
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(resultApplication)({
        id,
        expectedVersion: 'current',
        given: (_, at) => ({
          // Following looks nothing up.
          command: { type: 'follow-subject', data, at, by: reaction.actor },
          inForce: { rules: { resultApplication: {}, accountability: {} } },
          basedOn: [about.fact],
        }),
      }),
      parked,
    );
  }
}
