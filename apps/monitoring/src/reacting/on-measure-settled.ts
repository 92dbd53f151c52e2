import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { MeasureSettledV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, BusinessClock, CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { monitoring } from '../monitoring/monitoring.aggregate.js';
import type { MonitoringCommand } from '../monitoring/monitoring.commands.js';
import { monitoringId } from '../monitoring/monitoring.place.js';
import { MonitoringWorlds } from '../monitoring/monitoring.worlds.js';
import { parked } from '../refusals.js';

/** What targets decided on a proposal, or could not carry out. */
@Controller()
export class OnMeasureSettled {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: MonitoringWorlds,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(MeasureSettledV1)
  async take(@Payload() message: MeasureSettledV1, @Ctx() context: MessageContext): Promise<void> {
    const { subject, year } = message;
    const { tenant } = context.origin;
    const today = await this.clock.today();
    const reaction = reactionTo(context, 'take-decision');
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(monitoring)({
        id: monitoringId({ subject, year }),
        expectedVersion: 'current',
        given: async ({ state }, at) => {
          const { world, place } = await this.worlds.of(tenant, { subject, year }, state, today);
          return {
            command: { ...commandOf(message), at, by: reaction.actor } as MonitoringCommand,
            inForce: { rules: world },
            at: place.unit.id,
          };
        },
      }),
      parked,
    );
  }
}

function commandOf({
  proposal,
  decision,
  decidedOn,
  refusal,
}: MeasureSettledV1): Pick<MonitoringCommand, 'type' | 'data'> {
  if (decision === 'proposed') return { type: 'take-reopening', data: { proposal } };
  if (refusal !== undefined) return { type: 'take-refusal', data: { proposal, refusal } };
  return { type: 'take-decision', data: { proposal, decision, decidedOn: decidedOn ?? '' } };
}
