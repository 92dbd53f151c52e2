import { Injectable } from '@nestjs/common';
import { derivedId } from '@wenxiao/domain/identity';
import { notBegun } from '@wenxiao/rules/procedure';
import {
  act,
  type Admission,
  authorityAt,
  BusinessClock,
  type CommandAnswer,
  CommandRunner,
  isOfTheField,
  leadDeskOf,
  partyByReach,
  type PersonsCommand,
  problem,
  refOf,
  seenVersion,
} from '@wenxiao/service-kit';
import { firstOfNumber } from '../numbered.js';
import { register } from './register.aggregate.js';
import type { Entering, RegisterCommand } from './register.commands.js';
import { entryId, type EntryPlace, type ThingEntered } from './register.place.js';
import { isOfBureau, isToldOf } from './register.readers.js';
import { registerProblem } from './register.refusals.js';
import { RegisterRules } from './register.rules.js';
import { type EnteredEntry, type EntryState, isOpen } from './register.state.js';
import { isFor, type LoadedEntry, RegisterWorlds } from './register.worlds.js';

/** Who of those whom the rules name does it. */
type Named = 'enters' | 'confirms' | 'exit';
type Given = (today: string) => Pick<RegisterCommand, 'type' | 'data'>;
type Acting = Readonly<{ tenant: string; at: EntryPlace; context: PersonsCommand }>;
/** What somebody has entered. */
type Entered = Readonly<
  Partial<Record<'subject' | 'organisation' | 'person' | 'named' | 'kind', string>> & { said: Entering }
>;

/** Whether somebody knows that it is there, or may be. */
type Knowing = (state: EntryState | 'new', found: Pick<LoadedEntry, 'place' | 'keeper'>) => boolean;
type Done = Readonly<{
  by: (state: EntryState) => Named;
  expectedVersion: number | 'current';
  knows: Knowing;
  /** What has a name alone. */
  called?: string | undefined;
}>;

const doing: Readonly<Record<Named, string>> = { enters: 'record', confirms: 'approve', exit: 'resolve' };

/** What people do to entries of registers: by whom the rules name for each register. */
@Injectable()
export class RegisterActs {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: RegisterWorlds,
    private readonly rules: RegisterRules,
    private readonly clock: BusinessClock,
  ) {}

  /** Entered, or what was proposed is; of what left or was declined, anew. */
  async enter(
    { tenant, context, code }: Readonly<{ tenant: string; context: PersonsCommand; code: string }>,
    { kind, said, ...things }: Entered,
  ): Promise<CommandAnswer> {
    const named = (['subject', 'organisation', 'person', 'named'] as const).flatMap((of): [ThingEntered, string][] => {
      const thing = things[of];
      return thing === undefined ? [] : [[of, thing]];
    });
    const [[of, thing] = ['named', ''] as const] = named;
    const declared = await this.rules.register(tenant, code, { of, about: thing.toLowerCase() });
    const given: Given = (today) => ({ type: 'enter', data: { ...said, today } });
    const entering: Done = { by: () => 'enters', expectedVersion: 'current', knows: reachesIt(context.admission) };
    if (!declared) {
      const nowhere = { register: code, of, about: derivedId('register', tenant, code), number: 1 };
      return this.run({ tenant, at: nowhere, context }, entering, given);
    }
    const { about } = declared.value;
    if (named.length !== 1 || !isFor(declared, of)) throw registerProblem({ code: 'thing-wanting', about });
    const called = of === 'named' ? thing.trim() : undefined;
    const id = called === undefined ? thing.toLowerCase() : derivedId('register', tenant, code, called);
    const first = { register: code, ...(kind !== undefined && { kind }), of, about: id, number: 1 };
    const place = await this.placeFor(tenant, first, { context, occasion: said.occasion });
    const found = await this.worlds.find(tenant, place, called);
    if (!found || !reachesIt(context.admission)('new', found)) throw registerProblem({ code: 'unknown-thing', about });
    return this.run({ tenant, at: place, context }, { ...entering, called }, given);
  }

  /** @param by whom the rules name for it, as the entry stands. */
  act(acting: Acting, by: Named | ((state: EnteredEntry) => Named), given: Given): Promise<CommandAnswer> {
    const named = (state: EntryState): Named => {
      if (typeof by === 'string') return by;
      return state.status === 'unknown' ? 'enters' : by(state);
    };
    const { admission } = acting.context;
    // Who is told nothing of an entry finds none to act on.
    const knows: Knowing = (state, { place: { unit }, keeper }) =>
      isOfBureau(admission, keeper) || (state !== 'new' && isToldOf(state, { unit, jurisdiction: keeper }, admission));
    return this.run(acting, { by: named, expectedVersion: seenVersion(acting.context), knows }, given);
  }

  private async run(
    { tenant, at: place, context }: Acting,
    { by, expectedVersion, knows, called }: Done,
    given: Given,
  ): Promise<CommandAnswer> {
    const part = act(register)({
      id: entryId(place),
      expectedVersion,
      given: async ({ state }, at) => {
        const today = await this.clock.today();
        const named = called ?? (state.status === 'unknown' ? undefined : state.named);
        const found = (await this.worlds.find(tenant, place, named)) ?? (await this.worlds.silentOn(tenant, place));
        if (!found || !knows(state, found)) throw problem('not-found');
        const { world, procedures, reference, basedOn, about } = found;
        const { ruling, register: declared } = world;
        const who = by(state);
        const stands = { place: found.place, ruling, world: procedures, progress: notBegun };
        // Where the rules name nobody for it, or have no such register, the decider says so: to whoever enters, or leads.
        const desk =
          declared.is === 'silent' ? leadDeskOf(ruling) : refOf(declared.value[who] ?? declared.value.enters);
        const actor = authorityAt(context.admission, stands, { act: doing[who], by: desk, path: declared.path });
        return {
          command: { ...given(today), at, by: actor } as RegisterCommand,
          inForce: { rules: world, reference },
          actor,
          about,
          at: found.place.unit.id,
          reads: 'finance',
          basedOn,
          cites: { ruling, path: declared.path },
        };
      },
    });
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw registerProblem(outcome.rejection);
    return outcome;
  }

  /** The stream that it belongs in: that in which it stands for the same, or what comes after those that are over. */
  private async placeFor(
    tenant: string,
    place: EntryPlace,
    { context, occasion }: Readonly<{ context: PersonsCommand; occasion: string | undefined }>,
  ): Promise<EntryPlace> {
    const isSame = (state: EntryState): boolean =>
      state.status === 'unknown' ||
      (isOpen(state) && (occasion === undefined || state.occasion === undefined || state.occasion === occasion));
    const { number } = await firstOfNumber(
      async (each) => ({
        number: each,
        ...(await this.commands.load(register, tenant, entryId({ ...place, number: each }))),
      }),
      ({ state, events }) => isSame(state) || events.some(({ commandId }) => commandId === context.commandId),
    );
    return { ...place, number };
  }
}

/** Whoever reaches what an entry is about may say that it is to be entered, as far as desks go. */
const reachesIt =
  (admission: Admission): Knowing =>
  (_, { place, keeper }) =>
    isOfBureau(admission, keeper) || partyByReach(admission.grants.filter(isOfTheField), place.unit);
