import { Injectable } from '@nestjs/common';
import type { Command, Fact } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import type { Ruling } from '@wenxiao/rules/ruling';
import { type DeskRef, moneyScheme } from '@wenxiao/rules/shape';
import {
  act,
  type Admission,
  type Aggregate,
  authorityOfAny,
  BusinessClock,
  type CommandAnswer,
  CommandRunner,
  GoverningRules,
  leadOrSettlingDesk,
  nothingKnown,
  ObjectPlaces,
  Organisations,
  type PersonsCommand,
  problem,
  touches,
} from '@wenxiao/service-kit';
import { refusalOf, type Rejection } from '../refusals.js';
import { requireDayInReach } from '../stream-names.js';
import { ownedId } from './indicator-entry.aggregate.js';

/** Which of whose, by whom, upon which version; `new` for what nobody has made yet. */
export type OwnedPlace = Readonly<{
  tenant: string;
  owner: string;
  id: string;
  context: PersonsCommand;
  seen: number | 'new';
}>;

/** What is to be decided, and what it was based on. */
type Said<Cmd extends Command> = Pick<Cmd, 'type' | 'data'> & Readonly<{ basedOn?: readonly EventReference[] }>;

/** What a jurisdiction or a body makes for all that lies below it, by the desks that the set names. */
@Injectable()
export class OwnedActs {
  constructor(
    private readonly commands: CommandRunner,
    private readonly places: ObjectPlaces,
    private readonly organisations: Organisations,
    private readonly rules: GoverningRules,
    readonly clock: BusinessClock,
  ) {}

  /**
   * @param from the day from which it is to hold
   * @param said what is decided, asked for once the person was let in
   * @throws {ProblemError} `not-found`, `day-out-of-reach`, 403, and what refuses it.
   */
  async change<State, Cmd extends Command, Event extends Fact, Refused extends Rejection>(
    aggregate: Aggregate<State, Cmd, Event, Refused, Ruling>,
    { tenant, owner, id, context, seen }: OwnedPlace,
    from: string,
    said: () => Promise<Said<Cmd>>,
  ): Promise<CommandAnswer> {
    await this.requireOfTenant(tenant, owner);
    const part = act(aggregate)({
      id: ownedId(owner, id),
      // What is there already says so itself.
      expectedVersion: seen === 'new' ? 'current' : seen,
      given: async ({ version }, at) => {
        const today = await this.clock.today();
        const [place, { rules, reference }] = await Promise.all([
          this.places.of(owner, owner, today),
          this.rules.inForce(owner, moneyScheme, today),
        ]);
        const ruling = rules.inYear(Number(today.slice(0, 4)));
        const where = { place, ruling, world: { known: nothingKnown(Number(today.slice(0, 4))), parties: () => [] } };
        const { desks, basis } = desksFor(ruling, owner === tenant);
        const actor = authorityOfAny(context.admission, where, { act: 'administer', by: desks });
        if (seen !== 'new' && version === 0) throw problem('not-found');
        requireDayInReach({ from }, today, false);
        const { basedOn = [], ...command } = await said();
        return {
          command: { ...command, at, by: actor } as unknown as Cmd,
          inForce: { rules: ruling, reference },
          actor,
          at: owner,
          basis,
          ...(basedOn.length > 0 && { basedOn }),
        };
      },
    });
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }

  /**
   * What is common to a jurisdiction is read by everybody who has anything there; what a body made, by whoever has anything above it,
   * below it or in it; what is common to a jurisdiction above, as what is common to their own.
   * @returns the jurisdiction in whose history it stands
   * @throws {ProblemError} `not-found`
   */
  async requireReadable(tenant: string, owner: string, { grants }: Admission): Promise<string> {
    if (owner !== tenant && (await this.organisations.find(tenant))?.path.includes(owner)) return owner;
    const found = await this.requireOfTenant(tenant, owner);
    if (owner !== tenant && !grants.some((grant) => touches(grant, found))) throw problem('not-found');
    return tenant;
  }

  private async requireOfTenant(
    tenant: string,
    owner: string,
  ): Promise<Readonly<{ id: string; path: readonly string[] }>> {
    const found = await this.organisations.find(owner);
    if (found?.jurisdictionId !== tenant) throw problem('not-found');
    return found;
  }
}

/**
 * Who makes what is common, and who makes what a body has for its own: its desks, or the one to which a route leads for it. What the set does not say the lead desk does, of what is common;
 * where it has none, as a set for all that lie below may, the desk that settles what rules are silent on.
 */
function desksFor(
  ruling: Ruling,
  isCommon: boolean,
): Readonly<{ desks: readonly [DeskRef, ...DeskRef[]]; basis: readonly string[] }> {
  const stated = ruling.value('target.libraryBy');
  const named = stated.is === 'stated' ? stated.value : [];
  const [first, ...others] = named.filter((desk) => ('of' in desk && desk.of === 'jurisdiction') === isCommon);
  if (first) return { desks: [first, ...others], basis: ['target.libraryBy'] };
  const { desk, basis } = leadOrSettlingDesk(ruling);
  return { desks: [desk], basis };
}
