import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { TargetApprovedV1 } from '@wenxiao/contracts';
import { businessDateAt } from '@wenxiao/domain';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { monitoringRounds } from '@wenxiao/rules';
import { act, BusinessClock, CommandRunner, noHolidaysKnown, reactionTo, RuleSets } from '@wenxiao/service-kit';
import { monitoring } from '../monitoring/monitoring.aggregate.js';
import type { Round } from '../monitoring/monitoring.decider.js';
import { parked } from '../refusals.js';

/** Every approved target is monitored, in the rounds of the rule set in force on the day its budget takes effect (FF-32). */
@Controller()
export class OnTargetApproved {
  constructor(
    private readonly commands: CommandRunner,
    private readonly ruleSets: RuleSets,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(TargetApprovedV1)
  async open(@Payload() message: TargetApprovedV1, @Ctx() context: MessageContext): Promise<void> {
    const { tenant } = context.origin;
    const governedOn = businessDateAt(context.recordedAt, this.clock.timeZone);
    const { rules, reference } = await this.ruleSets.inForce(tenant, governedOn);
    const { unitId, subjectKind, subjectName, budgetYear } = message;
    const rounds = monitoringRounds(rules, budgetYear, noHolidaysKnown).map(({ code, due, needsForecast }): Round => ({
      round: code,
      forecast: needsForecast,
      ...(due?.state === 'set' && { dueOn: due.onTimeUntil }),
    }));
    const indicators = message.indicators.map((indicator) => ({ ...indicator }));
    const reaction = reactionTo(context, 'open-monitoring');
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(monitoring)({
        id: message.targetId,
        expectedVersion: 'current',
        given: (_, at) => ({
          command: {
            type: 'open',
            data: { unitId, subjectKind, subjectName, budgetYear, indicators, rounds },
            at,
            by: reaction.actor,
          },
          inForce: { rules: undefined, reference },
        }),
      }),
      parked,
    );
  }
}
