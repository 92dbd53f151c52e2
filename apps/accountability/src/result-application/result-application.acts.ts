import { Injectable } from '@nestjs/common';
import type { StepNeeds } from '@wenxiao/domain/field';
import type { StoredEvent } from '@wenxiao/event-store';
import type { Replacement } from '@wenxiao/rules/procedure';
import {
  type Act,
  act,
  audienceOf,
  type Authority,
  authorityAt,
  authorityOnStep,
  authorityToAmend,
  BusinessClock,
  KnownPeople,
  leadDeskOf,
  type NamedFor,
  NamedForStep,
  Organisations,
  type PersonsCommand,
  problem,
  reaches,
  seenVersion,
  type StepPlace,
  successorIn,
} from '@wenxiao/service-kit';
import { refusalOf } from '../refusals.js';
import { resultApplication } from './result-application.aggregate.js';
import type { ResultCommand, ResultRejection } from './result-application.commands.js';
import { resultId, type ResultPlace } from './result-application.place.js';
import type { OpenResult } from './result-application.state.js';
import { objectOf } from './result-application.view.js';
import { type LoadedWorld, ResultWorlds } from './result-application.worlds.js';

type Acting = Readonly<{ tenant: string; place: ResultPlace; context: PersonsCommand }>;

/** By what a person acts: as the step is taken, as they took it, or by the lead desk. */
type By =
  | 'administer'
  | 'rebase'
  | 'reassign'
  | Readonly<{ step: StepPlace; brings: StepNeeds }>
  | Readonly<{ amends: StepPlace }>;

type How = Readonly<{
  by: By;
  command: (today: string, loaded: LoadedWorld) => Pick<ResultCommand, 'type' | 'data'>;
  corrects?: Readonly<{ place: StepPlace; reason: string }>;
  /** It is decided under the set in force, and not under the one by which it goes so far. */
  anew?: true;
  /** Who takes whose place. */
  replaces?: Replacement;
  /** Who is to take a step, or is reminded of it. */
  names?: NamedFor;
}>;

/** What people do to a result: let in where its subject stands, by the set that it is applied under. */
@Injectable()
export class ResultActs {
  constructor(
    private readonly worlds: ResultWorlds,
    private readonly people: KnownPeople,
    private readonly named: NamedForStep,
    private readonly organisations: Organisations,
    private readonly clock: BusinessClock,
  ) {}

  on({ tenant, place, context }: Acting, { by, command, corrects, anew, replaces, names }: How): Act<ResultRejection> {
    return act(resultApplication)({
      id: resultId(place),
      expectedVersion: seenVersion(context),
      given: async ({ state, events }, at) => {
        const today = await this.clock.today();
        const loaded = await this.worlds.find({ tenant, place, events, day: today });
        const { admission } = context;
        const isReached = loaded && admission.grants.some((grant) => reaches(grant, loaded.place.unit));
        if (!isReached || state.status !== 'open') throw problem('not-found');
        const actor = authorityFor(by, { state, loaded, context });
        if (replaces) await this.requireNameable(tenant, successorIn(state.progress, replaces));
        const object = names && objectOf(state, loaded);
        if (object) await this.named.require(object, names);
        const version = corrects && versionOf(events, corrects.place);
        const under = anew && (await this.worlds.find({ tenant, place, events, day: today, anew }));
        const { world: rules, reference } = under ?? loaded;
        return {
          command: { ...command(today, loaded), at, by: actor ?? context.actor } as ResultCommand,
          inForce: { rules, reference },
          ...(actor && { actor }),
          at: loaded.place.unit.id,
          reads: audienceOf(admission, loaded.place.jurisdiction),
          basedOn: loaded.basedOn,
          ...(corrects && version !== undefined && { corrects: { version, reason: corrects.reason } }),
        };
      },
    });
  }

  /** Whoever takes a place has to be there. @throws {ProblemError} `unknown-person`, `unknown-organisation` (422). */
  private async requireNameable(tenant: string, { persons = [], organisation }: StepNeeds): Promise<void> {
    const day = await this.clock.today();
    const unknown = await this.people.notNameable(persons, { desks: [], jurisdictionId: tenant, day });
    if (unknown.length > 0) throw refusalOf({ code: 'unknown-person', persons: unknown });
    if (organisation !== undefined && !(await this.organisations.find(organisation)))
      throw problem('unknown-organisation', { organisationId: organisation });
  }
}

type Around = Readonly<{ state: OpenResult; loaded: LoadedWorld; context: PersonsCommand }>;

/** Undefined where the set has no procedure: the decider says so. */
function authorityFor(by: By, { state, loaded, context: { admission } }: Around): Authority | undefined {
  const { place, world } = loaded;
  const { ruling, procedures } = world;
  if (typeof by === 'string')
    return authorityAt(admission, { place, ruling, world: procedures }, { act: by, by: leadDeskOf(ruling) });
  const object = objectOf(state, loaded);
  if (!object) return undefined;
  if ('amends' in by) return authorityToAmend(admission, object, by.amends) ?? noSuchStep();
  return authorityOnStep(admission, object, by.step, by.brings) ?? noSuchStep();
}

/** A step that the procedure does not have names nothing. */
function noSuchStep(): never {
  throw problem('not-found');
}

/** The version of the newest event of a step. */
function versionOf(events: readonly StoredEvent[], { step, level }: StepPlace): number | undefined {
  return events.findLast(({ type, data }) => {
    const said = JSON.parse(data) as Readonly<{ step?: string; level?: string; answer?: string }>;
    return type.startsWith('result-') && said.answer !== undefined && said.step === step && said.level === level;
  })?.version;
}
