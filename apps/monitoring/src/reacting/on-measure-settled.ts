import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { MeasureSettledV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, BusinessClock, CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { monitoring } from '../monitoring/monitoring.aggregate.js';
import { monitoringId } from '../monitoring/monitoring.place.js';
import { MonitoringWorlds } from '../monitoring/monitoring.worlds.js';
import { parked } from '../refusals.js';

/** Whether targets carried a decision out at the budget line, or could not, and why: then its desk decides anew. */
@Controller()
export class OnMeasureSettled {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: MonitoringWorlds,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(MeasureSettledV1)
  async take(@Payload() message: MeasureSettledV1, @Ctx() context: MessageContext): Promise<void> {
    const { subject, year, proposal, decision, refusal } = message;
    const data = { proposal, decision, ...(refusal !== undefined && { refusal }) };
    const { tenant } = context.origin;
    const today = await this.clock.today();
    const reaction = reactionTo(context, 'take-settlement');
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(monitoring)({
        id: monitoringId({ subject, year }),
        expectedVersion: 'current',
        given: async ({ state }, at) => {
          const { world, place } = await this.worlds.of(tenant, { subject, year }, state, today);
          return {
            command: { type: 'take-settlement', data, at, by: reaction.actor },
            inForce: { rules: world },
            at: place.unit.id,
          };
        },
      }),
      parked,
    );
  }
}
