import type { ActCode, Command, Fact } from '@wenxiao/domain';
import type { Audience, StepNeeds } from '@wenxiao/domain/field';
import type { EventReference, RulesReference, StoredEvent } from '@wenxiao/event-store';
import { pathOfStep, type Replacement, type StepPlace, type World } from '@wenxiao/rules/procedure';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Admission } from '../access/admission.js';
import { audienceOf } from '../access/audience-of.js';
import type { Authority, DeskRef } from '../access/authority.js';
import { type Act, act } from '../command/act.js';
import type { Aggregate } from '../command/aggregate.js';
import { seenVersion } from '../command/command-context.js';
import { type CommandAnswer, type CommandRunner } from '../command/command-runner.js';
import { problem, type ProblemError } from '../http/problem.js';
import { type BusinessClock } from '../runtime/business-clock.js';
import type { ActingOn, CommonAct } from './act-on-object.js';
import { type NamedForStep } from './named-for-step.js';
import type { ObjectPlace } from './object-place.js';
import { successorIn } from './person-left.js';
import {
  authorityAt,
  authorityOnStep,
  authorityToAdvise,
  authorityToAmend,
  type InProcedure,
  leadDeskOf,
} from './step-authority.js';
import { versionOfStep } from './step-version.js';

type RuledWorld = Readonly<{ ruling: Ruling; procedures: World }>;

/** What a decision on an object may look up on a day, and where it was read. */
export type LoadedObject<Rules extends RuledWorld = RuledWorld> = Readonly<{
  world: Rules;
  place: ObjectPlace;
  reference: RulesReference;
  /** Facts of others that a decision may rest on. */
  basedOn: readonly EventReference[];
  /** The same by the set in force, instead of the one by which it goes. */
  inForce: () => Promise<Readonly<{ world: Rules; reference: RulesReference }>>;
}>;

/** Which object, as its stream stands, on which day. */
export type AskedFor<Place> = Readonly<{
  tenant: string;
  place: Place;
  events: readonly StoredEvent[];
  day: string;
  /** What an answer brings, and whom it names. */
  brings?: StepNeeds;
}>;

/** By what a person acts: as the step is taken, as they took it, as a desk that is heard before it, by the lead desk, or by another desk that the set names. */
export type ActsBy<Found> =
  | 'administer'
  | 'rebase'
  | 'reassign'
  | Readonly<{ step: StepPlace; brings: StepNeeds }>
  | Readonly<{ amends: StepPlace; brings?: StepNeeds }>
  | Readonly<{ advises: StepPlace }>
  | ((found: Found) => Readonly<{ act: ActCode; by: DeskRef; path?: string }> | undefined);

/** What somebody does to an object. */
export type DoneTo<Cmd extends Command, State, Found> = Readonly<{
  by: ActsBy<Found>;
  command: (today: string, found: Found, state: State) => Pick<Cmd, 'type' | 'data'>;
  /** The step that is said once more, and why. */
  corrects?: Readonly<{ place: StepPlace; reason: string }>;
  /** It is decided under the set in force, and not under the one by which it goes so far. */
  anew?: true;
  /** Who takes whose place. */
  replaces?: Replacement;
  /** Who is to take a step, or is reminded of it. */
  names?: CommonAct<Found>['names'];
}>;

/**
 * What people do to one kind of object that goes by a procedure: let in where it stands, by the one authority that the act needs,
 * decided by the set that it runs under. Whoever may not know of an object is told that there is none.
 */
export abstract class ObjectActs<
  Place,
  State,
  Cmd extends Command,
  Event extends Fact,
  Rejection extends Readonly<{ code: string }>,
  Found extends LoadedObject,
> {
  protected abstract readonly aggregate: Aggregate<State, Cmd, Event, Rejection, Found['world']>;

  constructor(
    protected readonly commands: CommandRunner,
    protected readonly named: NamedForStep,
    protected readonly clock: BusinessClock,
  ) {}

  /** Carries it out. @throws {ProblemError} `not-found`, 403, and what refuses the act. */
  act(acting: ActingOn<Place>, how: DoneTo<Cmd, State, Found>): Promise<CommandAnswer>;
  // eslint-disable-next-line @typescript-eslint/unified-signatures -- of a union nobody could tell what the functions of an act are given
  act(acting: ActingOn<Place>, how: CommonAct<Found>): Promise<CommandAnswer>;
  act(acting: ActingOn<Place>, how: DoneTo<Cmd, State, Found> | CommonAct<Found>): Promise<CommandAnswer> {
    return this.run(acting, this.on(acting, how, seenVersion(acting.context)));
  }

  /** An object, for somebody who may know of it. @throws {ProblemError} `not-found`. */
  async read({ tenant, place, admission }: Readonly<{ tenant: string; place: Place; admission: Admission }>) {
    const { id, state, version, events } = await this.commands.load(this.aggregate, tenant, this.idOf(place));
    const found = await this.found({ tenant, place, events, day: await this.clock.today() }, state, admission);
    return { id, state, version, events, found };
  }

  protected abstract idOf(place: Place): string;
  protected abstract find(asked: AskedFor<Place>): Promise<Found | undefined>;
  /** Whether they may know of it, and it is anything at all. */
  protected abstract admits(
    state: State,
    found: Found,
    admission: Admission,
    asked: AskedFor<Place>,
  ): boolean | Promise<boolean>;
  /** It in its procedure; undefined before it has one. */
  protected abstract inProcedure(state: State, found: Found): InProcedure | undefined;
  protected abstract problemOf(rejection: Rejection): ProblemError;

  /** How near whoever acts stands to it: what they may read of what came in between. */
  protected reads({ place }: Found, admission: Admission): Audience {
    return audienceOf(admission, place.jurisdiction);
  }

  protected on(
    { tenant, place, context }: ActingOn<Place>,
    how: DoneTo<Cmd, State, Found> | CommonAct<Found>,
    expectedVersion: number | 'current',
  ): Act<Rejection> {
    const { by, command, corrects, anew, replaces, names }: DoneTo<Command, State, Found> = how;
    const { admission } = context;
    return act(this.aggregate)({
      id: this.idOf(place),
      expectedVersion,
      given: async ({ state, events }, at) => {
        const day = await this.clock.today();
        const { brings = {} }: Readonly<{ brings?: StepNeeds }> =
          typeof by === 'object' && !('advises' in by) ? by : {};
        const found = await this.found({ tenant, place, events, day, brings }, state, admission);
        const object = this.inProcedure(state, found);
        const actor = authorityFor(by, found, object, admission);
        await this.named.requireThere(
          found.place,
          object && replaces ? successorIn(object.progress, replaces) : brings,
        );
        if (object && names?.step !== undefined) await this.named.require(object, { ...names, step: names.step });
        const version = corrects && versionOfStep(events, corrects.place);
        const { world: rules, reference } = anew ? await found.inForce() : found;
        return {
          command: { ...command(day, found, state), at, by: actor ?? context.actor } as Cmd,
          inForce: { rules, reference },
          ...(actor && { actor }),
          at: found.place.unit.id,
          reads: this.reads(found, admission),
          basedOn: found.basedOn,
          cites: { ruling: rules.ruling, ...stepMeant(by, object) },
          ...(corrects && version !== undefined && { corrects: { version, reason: corrects.reason } }),
        };
      },
    });
  }

  protected async run(
    { tenant, context }: Omit<ActingOn<Place>, 'place'>,
    part: Act<Rejection>,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw this.problemOf(outcome.rejection);
    return outcome;
  }

  private async found(asked: AskedFor<Place>, state: State, admission: Admission): Promise<Found> {
    const found = await this.find(asked);
    if (!found || !(await this.admits(state, found, admission, asked))) throw problem('not-found');
    return found;
  }
}

/** The step that is taken or amended, as a member of its set. */
function stepMeant<Found extends LoadedObject>(by: ActsBy<Found>, object: InProcedure | undefined) {
  if (typeof by !== 'object' || !object) return {};
  const { step } = 'amends' in by ? by.amends : 'advises' in by ? by.advises : by.step;
  return { path: pathOfStep(object.procedure, step) };
}

/** Undefined where the decider says why there is nothing to be authorised. */
function authorityFor<Found extends LoadedObject>(
  by: ActsBy<Found>,
  found: Found,
  object: InProcedure | undefined,
  admission: Admission,
): Authority | undefined {
  const { place, world } = found;
  const { ruling, procedures } = world;
  if (typeof by !== 'object') {
    const need = typeof by === 'string' ? { act: by, by: leadDeskOf(ruling), path: 'general.leadDesk' } : by(found);
    return need && authorityAt(admission, { place, ruling, world: procedures }, need);
  }
  if (!object) return undefined;
  const authority =
    'amends' in by
      ? authorityToAmend(admission, object, by.amends)
      : 'advises' in by
        ? authorityToAdvise(admission, object, by.advises)
        : authorityOnStep(admission, object, by.step, by.brings);
  // A step that the procedure does not have names nothing.
  if (!authority) throw problem('not-found');
  return authority;
}
