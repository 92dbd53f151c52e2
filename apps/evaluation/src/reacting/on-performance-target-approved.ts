import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { PerformanceTargetAdjustedV1, PerformanceTargetApprovedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, CommandRunner, Copies, copyKey, reactionTo } from '@wenxiao/service-kit';
import { subjects } from '../copies.js';
import { evaluation } from '../evaluation/evaluation.aggregate.js';
import type { Subject } from '../evaluation/evaluation.js';
import { parked } from '../refusals.js';

/** Every approved target is evaluated when its year is over: from here on it can be, as it was approved or adjusted last. */
@Controller()
export class OnPerformanceTargetApproved {
  constructor(
    private readonly commands: CommandRunner,
    private readonly copies: Copies,
  ) {}

  @Hears(PerformanceTargetApprovedV1)
  async open(@Payload() message: PerformanceTargetApprovedV1, @Ctx() context: MessageContext): Promise<void> {
    await this.follow(message, context);
  }

  @Hears(PerformanceTargetAdjustedV1)
  async adjust(@Payload() message: PerformanceTargetAdjustedV1, @Ctx() context: MessageContext): Promise<void> {
    await this.follow(message, context);
  }

  private async follow(message: PerformanceTargetApprovedV1, context: MessageContext): Promise<void> {
    const { tenant } = context.origin;
    const about = await this.copies.required(subjects, tenant, copyKey(message.subject), context.tx.sql);
    const data: Subject = {
      unitId: about.data.unit,
      subjectKind: about.data.kind,
      subjectName: about.data.name,
      budgetYear: Number(message.period.slice(0, 4)),
      indicators: message.indicators.map(({ indicator, name, written, weight }) => ({
        indicatorId: indicator,
        name,
        target: written,
        ...(weight !== undefined && { weight }),
      })),
    };
    const reaction = reactionTo(context, 'open-evaluation');
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(evaluation)({
        id: message.subject,
        expectedVersion: 'current',
        given: (_, at) => ({
          // Opening looks nothing up.
          command: { type: 'open', data, at, by: reaction.actor },
          inForce: { rules: { evaluation: {} } },
          basedOn: [about.fact],
        }),
      }),
      parked,
    );
  }
}
