import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { RegisterEntryAskedV1 } from '@wenxiao/contracts';
import { Hears, type MessageContext } from '@wenxiao/messaging';
import { act, BusinessClock, CommandRunner, Copies, copyKey, reactionTo } from '@wenxiao/service-kit';
import { firstOfNumber } from '../numbered.js';
import { register } from '../register/register.aggregate.js';
import { enteredSubjects } from '../register/register.copies.js';
import { entryId, type EntryPlace } from '../register/register.place.js';
import { parked } from '../register/register.refusals.js';
import { RegisterWorlds } from '../register/register.worlds.js';
import { patiently } from './patiently.js';

/** An answer in a round has its subject entered in a register: each round for itself. Taken back, it is there no longer. */
@Controller()
export class OnRegisterEntryAsked {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: RegisterWorlds,
    private readonly copies: Copies,
    private readonly clock: BusinessClock,
  ) {}

  @Hears(RegisterEntryAskedV1)
  async take(@Payload() message: RegisterEntryAskedV1, @Ctx() context: MessageContext): Promise<void> {
    const { subject, round: occasion, register: code, kind, stands } = message;
    const { store, tenant, stream, version } = context.origin;
    await this.copies.required(enteredSubjects, tenant, copyKey(subject), context.tx.sql);
    const place = await this.placeFor(tenant, { register: code, kind, of: 'subject', about: subject }, occasion);
    const today = await this.clock.today();
    const reaction = reactionTo(context, `enter-${code}`);
    const command = stands
      ? ({ type: 'take-in', data: { occasion, today } } as const)
      : ({ type: 'take-back', data: { occasion, reason: '所据环节已撤回' } } as const);
    await this.commands.react(
      context.tx.sql,
      { tenant, context: reaction },
      act(register)({
        id: entryId(place),
        expectedVersion: 'current',
        given: async (_, at) => {
          const found = await patiently(() => this.worlds.find(tenant, place));
          return {
            command: { ...command, at, by: reaction.actor },
            inForce: { rules: found.world, reference: found.reference },
            about: found.about,
            at: found.place.unit.id,
            basedOn: [{ store, tenant, stream, version }],
          };
        },
      }),
      parked,
    );
  }

  /** Where it stands for that round, or the next that is free. */
  private async placeFor(tenant: string, of: Omit<EntryPlace, 'number'>, occasion: string): Promise<EntryPlace> {
    const { number } = await firstOfNumber(
      async (each) => {
        const { state } = await this.commands.load(register, tenant, entryId({ ...of, number: each }));
        return { number: each, state };
      },
      ({ state }) => state.status === 'unknown' || (state.status === 'in-force' && state.occasion === occasion),
    );
    return { ...of, number };
  }
}
