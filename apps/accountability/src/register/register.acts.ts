import { Injectable } from '@nestjs/common';
import { derivedId } from '@wenxiao/domain/identity';
import { notBegun } from '@wenxiao/rules/procedure';
import type { Who } from '@wenxiao/rules/shape';
import {
  act,
  type Admission,
  authorityAt,
  BusinessClock,
  type CommandAnswer,
  CommandRunner,
  type DeskRef,
  isOfTheField,
  leadDeskOf,
  partyByReach,
  type PersonsCommand,
  problem,
  type ProblemError,
  seenVersion,
} from '@wenxiao/service-kit';
import { firstOfNumber } from '../numbered.js';
import { register } from './register.aggregate.js';
import type { Entering, RegisterCommand } from './register.commands.js';
import { entryId, type EntryPlace, type ThingEntered } from './register.place.js';
import { isOfBureau } from './register.readers.js';
import { registerProblem } from './register.refusals.js';
import { type EnteredEntry, type EntryState, isOpen } from './register.state.js';
import { isFor, type LoadedEntry, RegisterWorlds } from './register.worlds.js';

/** Who of those whom the rules name does it. */
type Named = 'enters' | 'confirms' | 'exit';
type Given = (today: string) => Pick<RegisterCommand, 'type' | 'data'>;
export type Acting = Readonly<{ tenant: string; at: EntryPlace; context: PersonsCommand }>;
/** What somebody has entered. */
export type Entered = Readonly<
  Partial<Record<'subject' | 'organisation' | 'person' | 'named' | 'kind', string>> & { said: Entering }
>;

const doing: Readonly<Record<Named, string>> = { enters: 'record', confirms: 'approve', exit: 'resolve' };

/** What people do to entries of registers: by whom the rules name for each register. */
@Injectable()
export class RegisterActs {
  constructor(
    private readonly commands: CommandRunner,
    private readonly worlds: RegisterWorlds,
    private readonly clock: BusinessClock,
  ) {}

  /** Entered, or what was proposed is; of what left or was declined, anew. */
  async enter(
    { tenant, context, code }: Readonly<{ tenant: string; context: PersonsCommand; code: string }>,
    { kind, said, ...things }: Entered,
  ): Promise<CommandAnswer> {
    const declared = await this.worlds.register(tenant, code);
    if (!declared) throw await this.undeclared(tenant, context.admission, code);
    const named = (['subject', 'organisation', 'person', 'named'] as const).flatMap((of): [ThingEntered, string][] => {
      const thing = things[of];
      return thing === undefined ? [] : [[of, thing]];
    });
    const [[of, thing] = ['named', ''] as const] = named;
    const { about } = declared.value;
    if (named.length !== 1 || !isFor(declared, of)) throw registerProblem({ code: 'thing-wanting', about });
    const called = of === 'named' ? thing.trim() : undefined;
    const id = called === undefined ? thing.toLowerCase() : derivedId('register', tenant, code, called);
    const first = { register: code, ...(kind !== undefined && { kind }), of, about: id, number: 1 };
    const place = await this.placeFor(tenant, first, { context, occasion: said.occasion });
    const found = await this.worlds.find(tenant, place, called);
    if (!found || !reachesIt(context.admission, found)) throw registerProblem({ code: 'unknown-thing', about });
    const given: Given = (today) => ({ type: 'enter', data: { ...said, today } });
    return this.run({ tenant, at: place, context }, { by: () => 'enters', expectedVersion: 'current', called }, given);
  }

  /** @param by whom the rules name for it, as the entry stands. */
  act(acting: Acting, by: Named | ((state: EnteredEntry) => Named), given: Given): Promise<CommandAnswer> {
    const named = (state: EntryState): Named => {
      if (state.status === 'unknown') throw problem('not-found');
      return typeof by === 'function' ? by(state) : by;
    };
    return this.run(acting, { by: named, expectedVersion: seenVersion(acting.context) }, given);
  }

  private async run(
    { tenant, at: place, context }: Acting,
    {
      by,
      expectedVersion,
      called,
    }: Readonly<{ by: (state: EntryState) => Named; expectedVersion: number | 'current'; called?: string | undefined }>,
    given: Given,
  ): Promise<CommandAnswer> {
    const isDeclared = (await this.worlds.register(tenant, place.register)) !== undefined;
    if (!isDeclared) throw await this.undeclared(tenant, context.admission, place.register);
    const part = act(register)({
      id: entryId(place),
      expectedVersion,
      given: async ({ state }, at) => {
        const today = await this.clock.today();
        const named = called ?? (state.status === 'unknown' ? undefined : state.named);
        const found = await this.worlds.find(tenant, place, named);
        if (!found || !reachesIt(context.admission, found)) throw problem('not-found');
        const { world, procedures, reference, basedOn, about } = found;
        const { ruling, register: declared } = world;
        const who = by(state);
        const stands = { place: found.place, ruling, world: procedures, progress: notBegun };
        // Where the rules name nobody for it, the decider says so to whoever enters.
        const desk = deskOf(declared.value[who] ?? declared.value.enters);
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

  /** A register that the rules do not have: whoever would put it into them is told so, and others that there is none. */
  private async undeclared(tenant: string, admission: Admission, code: string): Promise<ProblemError> {
    const { ruling, place, procedures } = await this.worlds.bureau(tenant);
    if (!isOfBureau(admission, place.jurisdiction)) return problem('not-found');
    authorityAt(admission, { place, ruling, world: procedures }, { act: doing.enters, by: leadDeskOf(ruling) });
    return registerProblem({ code: 'rules-silent', path: `registers/${code}` });
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

const deskOf = (who: Who): DeskRef => ('gate' in who ? who.recordedBy : who);

const reachesIt = (admission: Admission, { place }: LoadedEntry): boolean =>
  isOfBureau(admission, place.jurisdiction) || partyByReach(admission.grants.filter(isOfTheField), place.unit);
