import { Injectable } from '@nestjs/common';
import type { DisclosureEvent } from '@wenxiao/facts/accountability';
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
  reaches,
} from '@wenxiao/service-kit';
import { firstOfNumber } from '../numbered.js';
import { authorityToOpen } from '../authority-to-open.js';
import { disclosure } from './disclosure.aggregate.js';
import type { DisclosureCommand, DisclosureRejection, Scope } from './disclosure.commands.js';
import { disclosureId, type DisclosurePlace, placeOf } from './disclosure.place.js';
import { disclosureProblem } from './disclosure.refusals.js';
import { type DisclosureState, isOver, type OpenedDisclosure } from './disclosure.state.js';
import { DisclosureWorlds, type LoadedDisclosure } from './disclosure.worlds.js';

/** What people do to a disclosure: let in where its subject stands. */
@Injectable()
export class DisclosureActs extends ObjectActs<
  DisclosurePlace,
  DisclosureState,
  DisclosureCommand,
  DisclosureEvent,
  DisclosureRejection,
  LoadedDisclosure
> {
  protected readonly aggregate = disclosure;
  protected readonly idOf = disclosureId;
  protected readonly problemOf = disclosureProblem;

  constructor(
    private readonly worlds: DisclosureWorlds,
    commands: CommandRunner,
    named: NamedForStep,
    clock: BusinessClock,
  ) {
    super(commands, named, clock);
  }

  /** Opened by the desk of the first step, of a subject that they reach. */
  async open(
    tenant: string,
    context: PersonsCommand,
    { subject, year, ...scope }: Pick<DisclosurePlace, 'subject' | 'year'> & Scope,
  ): Promise<CommandAnswer> {
    const { admission, commandId } = context;
    const id = await this.idFor(tenant, { subject, year, number: 1 }, { commandId, ...scope });
    const part = act(disclosure)({
      id,
      expectedVersion: 'current',
      given: async ({ events }, at) => {
        const today = await this.clock.today();
        const found = await this.worlds.find({
          tenant,
          place: placeOf(id),
          events,
          day: today,
          proposed: scope.results,
        });
        if (!found || !isReached(found, admission)) throw problem('not-found');
        const { place, world, reference, basedOn } = found;
        const actor = authorityToOpen(admission, found);
        return {
          command: { type: 'open', data: { ...scope, today }, at, by: actor ?? context.actor },
          inForce: { rules: world, reference },
          ...(actor && { actor }),
          at: place.unit.id,
          basedOn,
        };
      },
    });
    return this.run({ tenant, context }, part);
  }

  protected find(asked: AskedFor<DisclosurePlace>) {
    return this.worlds.find(asked);
  }

  protected admits(state: DisclosureState, found: LoadedDisclosure, admission: Admission): boolean {
    return state.status === 'opened' && isReached(found, admission);
  }

  protected inProcedure(state: DisclosureState, found: LoadedDisclosure): InProcedure | undefined {
    return state.status === 'opened' ? objectInProcedure(state.progress, found) : undefined;
  }

  /**
   * The stream that it belongs in: after those that are over, or of other targets and evaluations of other types, which others may disclose. Two at once
   * find the same one, and the store lets one of them in.
   */
  private async idFor(
    tenant: string,
    place: DisclosurePlace,
    { commandId, results, targets = [] }: Readonly<{ commandId: string }> & Pick<Scope, 'results' | 'targets'>,
  ): Promise<string> {
    const types = results.map(({ type }) => type);
    const periods = targets.map(({ period }) => period);
    const isNothing = types.length + periods.length === 0;
    const isInTheWay = (state: OpenedDisclosure): boolean =>
      !isOver(state) &&
      (isNothing ||
        state.results.some(({ type }) => types.includes(type)) ||
        (state.targets ?? []).some(({ period }) => periods.includes(period)));
    const { id } = await firstOfNumber(
      (number) => this.commands.load(disclosure, tenant, disclosureId({ ...place, number })),
      ({ state, events }) => state.status === 'unknown' || isInTheWay(state) || events[0]?.commandId === commandId,
    );
    return id;
  }
}

const isReached = ({ place }: LoadedDisclosure, { grants }: Admission): boolean =>
  grants.some((grant) => reaches(grant, place.unit));
