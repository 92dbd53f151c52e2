import { Injectable } from '@nestjs/common';
import type { StepNeeds } from '@wenxiao/domain/field';
import { openNow, type Replacement } from '@wenxiao/rules/procedure';
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
  type Loaded,
  type NamedFor,
  NamedForStep,
  Organisations,
  type PersonsCommand,
  problem,
  type StepPlace,
  successorIn,
  versionOfStep,
} from '@wenxiao/service-kit';
import { ownProblem } from '../refusals.js';
import { evaluation } from './evaluation.aggregate.js';
import type { EvaluationCommand, EvaluationRejection } from './evaluation.commands.js';
import { mayRead } from './evaluation.parties.js';
import { evaluationId, type EvaluationPlace } from './evaluation.place.js';
import type { EvaluationState } from './evaluation.state.js';
import { objectOf } from './evaluation.view.js';
import { typeOf } from './evaluation.world.js';
import { EvaluationWorlds, type LoadedWorld } from './evaluation.worlds.js';

/** Which evaluation, by whom, upon which version. */
export type Acting = Readonly<{
  tenant: string;
  place: EvaluationPlace;
  context: PersonsCommand;
  expectedVersion: number | 'current';
}>;

/** What the lead desk does to an object of any kind. */
type LeadAct = 'administer' | 'rebase' | 'reassign';

/** By what a person acts: as the type is given to a desk, as the step is taken, as they took it, or by the lead desk. */
type By = 'beginner' | LeadAct | Readonly<{ step: StepPlace; brings: StepNeeds }> | Readonly<{ amends: StepPlace }>;

type How = Readonly<{
  by: By;
  command: (today: string, loaded: LoadedWorld, state: EvaluationState) => Pick<EvaluationCommand, 'type' | 'data'>;
  corrects?: Readonly<{ place: StepPlace; reason: string }>;
  /** It is decided under the set in force, and not under the one by which it goes so far. */
  anew?: true;
  /** Who takes whose place. */
  replaces?: Replacement;
  /** Who is to take a step, or is reminded of it. */
  names?: NamedFor;
}>;

/** What people do to an evaluation: let in where its subject stands or as whom it names, by the set that it runs under. */
@Injectable()
export class EvaluationActs {
  constructor(
    private readonly worlds: EvaluationWorlds,
    private readonly people: KnownPeople,
    private readonly named: NamedForStep,
    private readonly organisations: Organisations,
    private readonly clock: BusinessClock,
  ) {}

  on(acting: Acting, { by, command, corrects, anew, replaces, names }: How): Act<EvaluationRejection> {
    const { tenant, place, context, expectedVersion } = acting;
    return act(evaluation)({
      id: evaluationId(place),
      expectedVersion,
      given: async (seen, at) => {
        const today = await this.clock.today();
        const { organisation } = typeof by === 'object' && 'step' in by ? by.brings : {};
        const named = organisation !== undefined && { organisation };
        const loaded = await this.worlds.find({ tenant, place, events: seen.events, day: today, ...named });
        // A type that the set does not have names nothing.
        const isNamed = loaded && typeOf(loaded.world).is === 'stated';
        if (!isNamed || !mayRead(seen.state, loaded.place, context.admission)) throw problem('not-found');
        const actor = authorityFor(by, { seen, loaded, context });
        if (replaces && seen.state.status === 'open')
          await this.requireNameable(tenant, successorIn(seen.state.progress, replaces));
        const object = names && objectOf(seen.state, loaded);
        if (object) await this.named.require(object, names);
        const version = corrects && versionOfStep(seen.events, corrects.place);
        const under = anew && (await this.worlds.find({ tenant, place, events: seen.events, day: today, anew }));
        const { world: rules, reference } = under ?? loaded;
        return {
          command: { ...command(today, loaded, seen.state), at, by: actor ?? context.actor } as EvaluationCommand,
          inForce: { rules, reference },
          ...(actor && { actor }),
          at: loaded.place.unit.id,
          reads: audienceOf(context.admission, loaded.place.jurisdiction),
          basedOn: loaded.basedOn,
          ...(corrects && version !== undefined && { corrects: { version, reason: corrects.reason } }),
        };
      },
    });
  }

  /** Whom an answer names has to be there. @throws {ProblemError} `unknown-person`, `unknown-organisation` (422). */
  async requireNameable(tenant: string, { persons = [], organisation }: StepNeeds): Promise<void> {
    const day = await this.clock.today();
    const unknown = await this.people.notNameable(persons, { desks: [], jurisdictionId: tenant, day });
    if (unknown.length > 0) throw ownProblem('unknown-person', { persons: unknown });
    if (organisation === undefined) return;
    if (!(await this.organisations.find(organisation)))
      throw problem('unknown-organisation', { organisationId: organisation });
  }
}

type Around = Readonly<{ seen: Loaded<EvaluationState>; loaded: LoadedWorld; context: PersonsCommand }>;

/** Undefined where the decider says why there is nothing to be authorised. */
function authorityFor(by: By, { seen: { state }, loaded, context }: Around): Authority | undefined {
  const { admission } = context;
  const { place, world } = loaded;
  const { ruling, procedures } = world;
  const at = { place, ruling, world: procedures };
  if (by === 'beginner') {
    const type = typeOf(world);
    return type.is === 'stated' ? authorityAt(admission, at, { act: 'record', by: type.value.by }) : undefined;
  }
  if (typeof by === 'string') return authorityAt(admission, at, { act: by, by: leadDeskOf(ruling) });
  const object = objectOf(state, loaded);
  if (!object) return undefined;
  if ('amends' in by) return authorityToAmend(admission, object, by.amends) ?? noSuchStep();
  return authorityOnStep(admission, object, by.step, by.brings) ?? noSuchStep();
}

/** A step that the procedure does not have names nothing. */
function noSuchStep(): never {
  throw problem('not-found');
}

/** Whether the step that is open is the one with which an evaluator hands in the own sheet. */
export function fillsSheet(step: string, state: EvaluationState, loaded: LoadedWorld): boolean {
  const object = objectOf(state, loaded);
  if (!object) return false;
  const open = openNow(object.procedure, object.progress, object.world);
  return open.some((each) => each.code === step && each.step.act === 'score');
}
