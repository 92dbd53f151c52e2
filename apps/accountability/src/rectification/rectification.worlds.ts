import { Injectable } from '@nestjs/common';
import type { Outdated } from '@wenxiao/domain';
import type { StoredEvent } from '@wenxiao/event-store';
import type { Scheme } from '@wenxiao/rules/shape';
import {
  Copies,
  copyKey,
  decodedState,
  type Governing,
  GoverningRules,
  governingRuleSet,
  knownAsEvaluated,
  KnownPeople,
  type LoadedObject,
  namedPersons,
  ObjectPlaces,
  procedureWorld,
  Reconciler,
} from '@wenxiao/service-kit';
import { rectification } from './rectification.aggregate.js';
import { rectifiedSubjects } from './rectification.copies.js';
import type { RectificationPlace } from './rectification.place.js';
import { RectificationSources, takenFor } from './rectification.sources.js';
import { receivedIn } from './rectification.received.js';
import { isOver, type OpenedRectification } from './rectification.state.js';
import type { RectificationWorld } from './rectification.world.js';

type CopiedSubject = NonNullable<(typeof rectifiedSubjects)['data']>;

/** What a decision on a rectification may look up on a day, and where it was read. */
export type LoadedRectification = LoadedObject<RectificationWorld> & Readonly<{ subject: CopiedSubject }>;

type Asked = Readonly<{
  tenant: string;
  place: RectificationPlace;
  events: readonly StoredEvent[];
  day: string;
  /** It is opened, or opened anew: by the set in force. */
  opens?: true;
}>;

/** Puts together what is known of a rectification: the rules, the tree, people, and whether it is still asked for. */
@Injectable()
export class RectificationWorlds {
  constructor(
    private readonly governing: GoverningRules,
    private readonly places: ObjectPlaces,
    private readonly copies: Copies,
    private readonly people: KnownPeople,
    private readonly reconciler: Reconciler,
    private readonly sources: RectificationSources,
  ) {}

  /** Undefined where the subject is not known here. */
  async find({ tenant, place: at, events, day, opens }: Asked): Promise<LoadedRectification | undefined> {
    const subject = await this.copies.find(rectifiedSubjects, tenant, copyKey(at.subject));
    if (!subject) return undefined;
    const state = decodedState(rectification, events);
    const { unit, department } = subject.data;
    const [place, calendar, asking] = await Promise.all([
      this.places.of(unit, department, day),
      this.governing.calendarOf(unit),
      this.sources.lastOf(tenant, at),
    ]);
    const persons = state.status === 'opened' ? namedPersons(events, state.progress) : [];
    const outdated = state.status === 'opened' ? await this.outdated(tenant, at, state, events) : [];
    const departures = await this.people.departures(persons, { jurisdictionId: tenant, day });
    const known = knownAsEvaluated(subject.data, undefined, at.year);
    const under = ({ rules, reference }: Governing) => {
      const ruling = rules.inYear(at.year);
      const world: RectificationWorld = {
        object: 'rectification',
        place: at,
        ruling,
        procedures: procedureWorld(place, ruling, { known }),
        ...(calendar && { calendar }),
        events: receivedIn(state, events),
        outdated,
        departures,
      };
      return { world, reference };
    };
    const inForce = async () => under(await this.governing.inForce(unit, subject.data.scheme as Scheme, day));
    const goesBy = opens ? undefined : governingRuleSet(events, 'rectification-opened', 'rectification-rebased');
    return {
      place,
      subject: subject.data,
      basedOn: [subject.fact, ...asking],
      ...(goesBy ? under(await this.governing.byHash(goesBy.hash)) : await inForce()),
      inForce,
    };
  }

  /** Whether what asks for it does so no longer, or otherwise, as long as anything of it is to be done. */
  private async outdated(
    tenant: string,
    place: RectificationPlace,
    state: OpenedRectification,
    events: readonly StoredEvent[],
  ): Promise<readonly Outdated[]> {
    if (isOver(state)) return [];
    const said = events.findLast(({ type }) => type === 'rectification-opened' || type === 'problems-stated');
    const decisions = said ? [said.version] : [];
    return this.reconciler.find({ tenant, events, decisions, taken: takenFor(place) });
  }
}
