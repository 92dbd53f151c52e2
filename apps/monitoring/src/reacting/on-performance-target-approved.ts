import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { PerformanceTargetApprovedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { type Act, act, BusinessClock, CommandRunner, reactionTo, yearsOf } from '@wenxiao/service-kit';
import { monitoring } from '../monitoring/monitoring.aggregate.js';
import type { MonitoringRejection } from '../monitoring/monitoring.commands.js';
import { monitoringId } from '../monitoring/monitoring.place.js';
import { MonitoringWorlds } from '../monitoring/monitoring.worlds.js';
import { refusalOf } from '../refusals.js';

/** Every approved target is monitored, in each year of its period. Which rounds there are follows from the rules and the budget. */
@Controller()
export class OnPerformanceTargetApproved {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: MonitoringWorlds,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(PerformanceTargetApprovedV1)
  async open(@Payload() message: PerformanceTargetApprovedV1, @Ctx() context: MessageContext): Promise<void> {
    const { tenant } = context.origin;
    const reaction = reactionTo(context, 'open-monitoring');
    const today = await this.clock.today();
    const acts = yearsOf(message.period).map((year) => this.opening(tenant, year, message, today));
    const outcome = await this.commands.runIn(context.tx.sql, { tenant, context: reaction }, acts);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
  }

  private opening(
    tenant: string,
    year: number,
    { subject, scheme }: PerformanceTargetApprovedV1,
    today: string,
  ): Act<MonitoringRejection> {
    return act(monitoring)({
      id: monitoringId({ subject, year }),
      expectedVersion: 'current',
      given: async ({ state }, at) => {
        const { world, place } = await this.worlds.of(tenant, { subject, year }, state, today);
        const by = { id: 'system:open-monitoring', as: 'system' } as const;
        return {
          command: { type: 'open', data: { scheme }, at, by },
          inForce: { rules: world },
          at: place.unit.id,
        };
      },
    });
  }
}
