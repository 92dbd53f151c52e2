import { Injectable } from '@nestjs/common';
import type { Audience } from '@wenxiao/domain/field';
import type { ReferralEvent } from '@wenxiao/facts/accountability';
import {
  act,
  type Admission,
  type AskedFor,
  BusinessClock,
  type CommandAnswer,
  CommandRunner,
  type InProcedure,
  NamedForStep,
  ObjectActs,
  objectInProcedure,
  type PersonsCommand,
  problem,
} from '@wenxiao/service-kit';
import { firstOfNumber } from '../numbered.js';
import { authorityToOpen } from '../authority-to-open.js';
import { referral } from './referral.aggregate.js';
import type { Proposed, ReferralCommand, ReferralRejection } from './referral.commands.js';
import { placeOf, referralId, type ReferralPlace } from './referral.place.js';
import { isKeptOut, mayRead } from './referral.readers.js';
import { referralProblem } from './referral.refusals.js';
import { type ReferralState, stands } from './referral.state.js';
import { type LoadedReferral, ReferralWorlds } from './referral.worlds.js';

/** What people do to a referral: whoever may not know of it is told that there is none. */
@Injectable()
export class ReferralActs extends ObjectActs<
  ReferralPlace,
  ReferralState,
  ReferralCommand,
  ReferralEvent,
  ReferralRejection,
  LoadedReferral
> {
  protected readonly aggregate = referral;
  protected readonly idOf = referralId;
  protected readonly problemOf = referralProblem;

  constructor(
    private readonly worlds: ReferralWorlds,
    commands: CommandRunner,
    named: NamedForStep,
    clock: BusinessClock,
  ) {
    super(commands, named, clock);
  }

  /** Proposes one: by the desk of the first step, of a subject that they reach. */
  async open(
    tenant: string,
    context: PersonsCommand,
    { subject, organisation, trigger, ...proposed }: Omit<ReferralPlace, 'number'> & Omit<Proposed, 'today'>,
  ): Promise<CommandAnswer> {
    const { admission, commandId } = context;
    const id = await this.idFor(tenant, { subject, organisation, trigger, number: 1 }, commandId);
    const part = act(referral)({
      id,
      expectedVersion: 'current',
      given: async ({ events, state }, at) => {
        const day = await this.clock.today();
        const loaded = await this.worlds.find({ tenant, place: placeOf(id), events, day, proposed });
        if (!loaded || !admission.grants.some(({ over }) => loaded.place.unit.path.includes(over)))
          throw problem('not-found');
        const actor = authorityToOpen(admission, loaded);
        if (state.status === 'opened' && isKeptOut(state, admission)) throw problem('not-found');
        return {
          command: { type: 'open', data: { ...proposed, today: day }, at, by: actor ?? context.actor },
          inForce: { rules: loaded.world, reference: loaded.reference },
          ...(actor && { actor }),
          at: loaded.place.unit.id,
          basedOn: loaded.basedOn,
        };
      },
    });
    return this.run({ tenant, context }, part);
  }

  protected find(asked: AskedFor<ReferralPlace>) {
    return this.worlds.find(asked);
  }

  protected admits(state: ReferralState, found: LoadedReferral, admission: Admission): boolean {
    return state.status === 'opened' && mayRead(state, found, admission);
  }

  protected inProcedure(state: ReferralState, found: LoadedReferral): InProcedure | undefined {
    return state.status === 'opened' ? objectInProcedure(state.progress, found) : undefined;
  }

  protected override reads(): Audience {
    return 'finance';
  }

  /**
   * The stream that a proposal belongs in: after those that came to nothing. Two at once find the same one, and the store lets one of
   * them in. Whoever sends a command again finds the one that it made.
   */
  private async idFor(tenant: string, place: ReferralPlace, commandId: string): Promise<string> {
    const { id } = await firstOfNumber(
      (number) => this.commands.load(referral, tenant, referralId({ ...place, number })),
      ({ state, events }) => state.status === 'unknown' || stands(state) || events[0]?.commandId === commandId,
    );
    return id;
  }
}
