import { Injectable } from '@nestjs/common';
import { derivedId } from '@wenxiao/domain/identity';
import type { RectificationEvent } from '@wenxiao/facts/accountability';
import {
  act,
  type Admission,
  type AskedFor,
  authorityAt,
  BusinessClock,
  type CommandAnswer,
  CommandRunner,
  type InProcedure,
  leadDeskOf,
  NamedForStep,
  ObjectActs,
  objectInProcedure,
  type PersonsCommand,
  problem,
  reaches,
} from '@wenxiao/service-kit';
import { rectification } from './rectification.aggregate.js';
import type { Feedback, RectificationCommand, RectificationRejection } from './rectification.commands.js';
import { placeOf, rectificationId, type RectificationPlace } from './rectification.place.js';
import { rectificationProblem } from './rectification.refusals.js';
import type { RectificationState } from './rectification.state.js';
import { type LoadedRectification, RectificationWorlds } from './rectification.worlds.js';

/** What people do to a rectification: let in where its subject stands. */
@Injectable()
export class RectificationActs extends ObjectActs<
  RectificationPlace,
  RectificationState,
  RectificationCommand,
  RectificationEvent,
  RectificationRejection,
  LoadedRectification
> {
  protected readonly aggregate = rectification;
  protected readonly idOf = rectificationId;
  protected readonly problemOf = rectificationProblem;

  constructor(
    private readonly worlds: RectificationWorlds,
    commands: CommandRunner,
    named: NamedForStep,
    clock: BusinessClock,
  ) {
    super(commands, named, clock);
  }

  /** The lead desk feeds back what is wrong, without an evaluation, result or measure that asks for it. */
  async open(
    tenant: string,
    context: PersonsCommand,
    { subject, year, ...feedback }: Pick<RectificationPlace, 'subject' | 'year'> & Omit<Feedback, 'today'>,
  ): Promise<CommandAnswer> {
    const { admission, commandId } = context;
    const id = rectificationId({ subject, year, origin: 'person', of: derivedId('rectification', commandId) });
    const part = act(rectification)({
      id,
      expectedVersion: 'current',
      given: async ({ events }, at) => {
        const day = await this.clock.today();
        const found = await this.worlds.find({ tenant, place: placeOf(id), events, day });
        if (!found || !isReached(found, admission)) throw problem('not-found');
        const { place, world, reference, basedOn } = found;
        const { ruling, procedures } = world;
        const need = { act: 'administer', by: leadDeskOf(ruling) } as const;
        const actor = authorityAt(admission, { place, ruling, world: procedures }, need);
        return {
          command: { type: 'open', data: { ...feedback, today: day }, at, by: actor },
          inForce: { rules: world, reference },
          actor,
          at: place.unit.id,
          basedOn,
        };
      },
    });
    return this.run({ tenant, context }, part);
  }

  protected find(asked: AskedFor<RectificationPlace>) {
    return this.worlds.find(asked);
  }

  protected admits(state: RectificationState, found: LoadedRectification, admission: Admission): boolean {
    return state.status === 'opened' && isReached(found, admission);
  }

  protected inProcedure(state: RectificationState, found: LoadedRectification): InProcedure | undefined {
    return state.status === 'opened' ? objectInProcedure(state.progress, found) : undefined;
  }
}

const isReached = ({ place }: LoadedRectification, { grants }: Admission): boolean =>
  grants.some((grant) => reaches(grant, place.unit));
