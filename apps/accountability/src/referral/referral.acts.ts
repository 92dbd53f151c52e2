import { Injectable } from '@nestjs/common';
import { limits, type StepNeeds } from '@wenxiao/domain/field';
import { begin, notBegun, openNow, type Replacement } from '@wenxiao/rules/procedure';
import {
  type Act,
  act,
  type Admission,
  type Authority,
  authorityAt,
  authorityOnStep,
  authorityToAmend,
  BusinessClock,
  CommandRunner,
  KnownPeople,
  leadDeskOf,
  type NamedFor,
  NamedForStep,
  Organisations,
  type PersonsCommand,
  problem,
  type StepPlace,
  successorIn,
  versionOfStep,
} from '@wenxiao/service-kit';
import { procedureOf } from '../steps/by-procedure.js';
import { referral } from './referral.aggregate.js';
import type { Proposed, ReferralCommand, ReferralRejection } from './referral.commands.js';
import { placeOf, referralId, type ReferralPlace } from './referral.place.js';
import { isKeptOut, mayRead } from './referral.readers.js';
import { referralProblem } from './referral.refusals.js';
import { type OpenedReferral, stands } from './referral.state.js';
import { objectOf } from './referral.view.js';
import { type LoadedReferral, ReferralWorlds } from './referral.worlds.js';

/** Which referral, by whom, upon which version. */
export type Acting = Readonly<{ tenant: string; id: string; context: PersonsCommand; expectedVersion: number }>;

/** By what a person acts: as the step is taken, as they took it, or by the lead desk. */
type By =
  | 'administer'
  | 'rebase'
  | 'reassign'
  | Readonly<{ step: StepPlace; brings: StepNeeds }>
  | Readonly<{ amends: StepPlace }>;
type How = Readonly<{
  by: By;
  command: (today: string, loaded: LoadedReferral) => Pick<ReferralCommand, 'type' | 'data'>;
  /** It is decided under the set in force, and not under the one by which it goes so far. */
  anew?: true;
  /** Who takes whose place. */
  replaces?: Replacement;
  /** Who is to take a step, or is reminded of it. */
  names?: NamedFor;
  corrects?: Readonly<{ step: StepPlace; reason: string }>;
}>;

/** What people do to a referral: whoever may not know of it is told that there is none. */
@Injectable()
export class ReferralActs {
  constructor(
    private readonly worlds: ReferralWorlds,
    private readonly commands: CommandRunner,
    private readonly people: KnownPeople,
    private readonly named: NamedForStep,
    private readonly organisations: Organisations,
    private readonly clock: BusinessClock,
  ) {}

  /** Proposes one: by the desk of the first step, of a subject that they reach. */
  async open(
    tenant: string,
    context: PersonsCommand,
    { subject, organisation, trigger, ...proposed }: Omit<ReferralPlace, 'number'> & Omit<Proposed, 'today'>,
  ): Promise<Act<ReferralRejection>> {
    const { admission, commandId } = context;
    const id = await this.idFor(tenant, { subject, organisation, trigger, number: 1 }, commandId);
    return act(referral)({
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
  }

  on(
    { tenant, id, context, expectedVersion }: Acting,
    { by, command, anew, replaces, names, corrects }: How,
  ): Act<ReferralRejection> {
    const { admission } = context;
    return act(referral)({
      id,
      expectedVersion,
      given: async ({ events, state }, at) => {
        const day = await this.clock.today();
        const loaded = await this.worlds.find({ tenant, place: placeOf(id), events, day });
        if (state.status === 'unknown' || !loaded || !mayRead(state, loaded, admission)) throw problem('not-found');
        const actor = authorityFor(by, admission, state, loaded);
        if (replaces) await this.requireNameable(tenant, successorIn(state.progress, replaces));
        const object = names && objectOf(state.progress, loaded);
        if (object) await this.named.require(object, names);
        const place = placeOf(id);
        const under = anew && (await this.worlds.find({ tenant, place, events, day, anew }));
        const { world: rules, reference } = under ?? loaded;
        const version = corrects && versionOfStep(events, corrects.step);
        return {
          command: { ...command(day, loaded), at, by: actor ?? context.actor } as ReferralCommand,
          inForce: { rules, reference },
          ...(actor && { actor }),
          at: loaded.place.unit.id,
          reads: 'finance',
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
    if (unknown.length > 0) throw referralProblem({ code: 'unknown-person', persons: unknown });
    if (organisation !== undefined && !(await this.organisations.find(organisation)))
      throw problem('unknown-organisation', { organisationId: organisation });
  }

  /**
   * The stream that a proposal belongs in: after those that came to nothing. Two at once find the same one, and the store lets one of
   * them in. Whoever sends a command again finds the one that it made.
   */
  private async idFor(tenant: string, place: ReferralPlace, commandId: string): Promise<string> {
    const id = referralId(place);
    const { state, events } = await this.commands.load(referral, tenant, id);
    const isIt = state.status === 'unknown' || stands(state) || events[0]?.commandId === commandId;
    const isLast = place.number === limits.items;
    return isIt || isLast ? id : this.idFor(tenant, { ...place, number: place.number + 1 }, commandId);
  }
}

/** By the desk of the first step. Undefined where the set has no procedure: the decider says so. */
function authorityToOpen(admission: Admission, { place, world }: LoadedReferral): Authority | undefined {
  const procedure = procedureOf(world, notBegun);
  if (procedure.is === 'silent') return undefined;
  const { ruling, procedures } = world;
  const { progress } = begin(procedure.value, procedures);
  const [first] = openNow(procedure.value, progress, procedures);
  if (!first || 'gate' in first.step.by) return undefined;
  const { act: doing, by } = first.step;
  return authorityAt(admission, { place, ruling, world: procedures }, { act: doing, by, level: first.level });
}

/** Undefined where the decider says why there is nothing to be authorised. */
function authorityFor(
  by: By,
  admission: Admission,
  { progress }: OpenedReferral,
  loaded: LoadedReferral,
): Authority | undefined {
  const { place, world } = loaded;
  const { ruling, procedures } = world;
  if (typeof by === 'string')
    return authorityAt(admission, { place, ruling, world: procedures }, { act: by, by: leadDeskOf(ruling) });
  const object = objectOf(progress, loaded);
  if (!object) return undefined;
  const authority =
    'amends' in by
      ? authorityToAmend(admission, object, by.amends)
      : authorityOnStep(admission, object, by.step, by.brings);
  // A step that the procedure does not have names nothing.
  if (!authority) throw problem('not-found');
  return authority;
}
