import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ResultSettledV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, BusinessClock, CommandRunner, reactionTo } from '@wenxiao/service-kit';
import { parked } from '../refusals.js';
import { resultApplication } from '../result-application/result-application.aggregate.js';
import { placeOf } from '../result-application/result-application.place.js';
import { ResultWorlds } from '../result-application/result-application.worlds.js';

/** Targets carried a decision out at the line of its year, or could not, and says why: then its desk decides anew. */
@Controller()
export class OnResultSettled {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: ResultWorlds,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(ResultSettledV1)
  async take(@Payload() message: ResultSettledV1, @Ctx() context: MessageContext): Promise<void> {
    const { decision: stream, decisionVersion: decision, refusal, against } = message;
    const [category, id = ''] = stream.split('/');
    if (category !== resultApplication.category) return;
    const { tenant } = context.origin;
    const { store, version, stream: line } = context.origin;
    const reaction = reactionTo(context, 'take-settlement');
    const data = { decision, ...(refusal !== undefined && { refusal }), ...(against !== undefined && { against }) };
    const day = await this.clock.today();
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(resultApplication)({
        id,
        expectedVersion: 'current',
        given: async ({ events }, at) => {
          const loaded = await this.worlds.find({ tenant, place: placeOf(id), events, day });
          if (!loaded) throw new Error(`There is no result ${id} on which anything was decided`);
          return {
            command: { type: 'take-settlement', data, at, by: reaction.actor },
            inForce: { rules: loaded.world, reference: loaded.reference },
            at: loaded.place.unit.id,
            basedOn: [{ store, tenant, stream: line, version }],
          };
        },
      }),
      parked,
    );
  }
}
