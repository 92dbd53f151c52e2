import type { StepNeeds } from '@wenxiao/domain/field';
import type { RulesReference, StoredEvent } from '@wenxiao/event-store';
import {
  begin,
  notBegun,
  procedureOf as procedureOfObject,
  type Replacement,
  type StepPlace,
  pathOfStep,
} from '@wenxiao/rules/procedure';
import { rulesOn } from '@wenxiao/rules/rounds';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { DeskRef } from '@wenxiao/rules/shape';
import {
  act,
  type Act,
  audienceOf,
  type Authority,
  authorityAt,
  authorityOfAny,
  authorityOnStep,
  authorityToAdvise,
  authorityToAmend,
  type InProcedure,
  leadDeskOf,
  type NamedForStep,
  type PersonsCommand,
  problem,
  reaches,
  seenVersion,
  successorIn,
} from '@wenxiao/service-kit';
import { monitoring } from './monitoring.aggregate.js';
import type { MonitoringCommand, MonitoringRejection } from './monitoring.commands.js';
import { monitoringId, type MonitoringPlace } from './monitoring.place.js';
import { measureWorld, openingStep } from './monitoring.measure-world.js';
import type { Proposal } from './monitoring.measure-state.js';
import type { MonitoringState, Round } from './monitoring.state.js';
import { procedureOf, referenceTo } from './monitoring.world.js';
import type { LoadedWorld, MonitoringWorlds } from './monitoring.worlds.js';

type StepOfRound = StepPlace & Readonly<{ round: string }>;
type Opening = Readonly<{ round: string; ground: string; step?: string; level?: string; answer?: string }>;

/** By what a person acts: as the step is taken, as they took it, as its report was handed in, or by the lead desk. */
export type AuthorityAsked =
  | Readonly<{ step: StepOfRound; brings: StepNeeds }>
  | Readonly<{ amends: StepOfRound }>
  | Readonly<{ advises: StepOfRound }>
  | Readonly<{ report: string }>
  /** A measure that is to be proposed upon a round, or one that is there. */
  | Readonly<{ proposing: Opening; brings: StepNeeds }>
  | Readonly<{ measure: string; step: StepPlace; brings: StepNeeds }>
  | Readonly<{ measure: string; amends: StepPlace }>
  | Readonly<{ measure: string; advises: StepPlace }>
  | Readonly<{ measure: string; lead: 'administer' | 'rebase' | 'reassign' }>
  | Readonly<{ lead: Readonly<{ round: string }> }>
  /** A round that is to be opened: by the desks that its series names. */
  | Readonly<{ opens: Readonly<{ series: string; node: string }> }>
  /** What is recorded outside the rounds: by the desks that the set names, or the lead desk. */
  | Readonly<{ desks: (ruling: Ruling) => readonly DeskRef[] }>;

export type Acting = Readonly<{ tenant: string; place: MonitoringPlace; context: PersonsCommand; today: string }>;
/** Which event is said again, and why. */
export type Correction = Readonly<{ of: (events: readonly StoredEvent[]) => number | undefined; reason: string }>;

export type How = Readonly<{
  command: (today: string, found: Readonly<{ reference: RulesReference }>) => Pick<MonitoringCommand, 'type' | 'data'>;
  by: AuthorityAsked;
  corrects?: Correction;
  /** It rests on nothing that was read: it holds upon whatever version. */
  unseen?: true;
  /** It is decided under the set planned for the day. */
  anew?: true;
  /** Who takes whose place. */
  replaces?: Replacement;
  /** Who is to take a step, or is reminded of it: where none is named, of the one that hands the report in. */
  names?: Readonly<{ step?: string; to: string }>;
}>;

/** What a person does to the monitoring of a subject's year: let in where it stands, by the set of the round. */
export function actOnMonitoring(
  { worlds, named }: Readonly<{ worlds: MonitoringWorlds; named: NamedForStep }>,
  { tenant, place, context, today }: Acting,
  { command, by, corrects, unseen, anew, replaces, names }: How,
): Act<MonitoringRejection> {
  return act(monitoring)({
    id: monitoringId(place),
    expectedVersion: unseen ? 'current' : seenVersion(context),
    given: async ({ state, events }, at) => {
      const loaded = await worlds.find(tenant, place, state, today);
      const { admission } = context;
      if (state.status !== 'open' || !loaded) throw problem('not-found');
      if (!admission.grants.some((grant) => reaches(grant, loaded.place.unit))) throw problem('not-found');
      const ruling = rulingFor(by, state, loaded);
      // Of a round that is not there the decider tells; nothing is recorded then.
      const actor = ruling ? authorityFor(by, { state, loaded, ruling, context }) : undefined;
      const object = ruling && inProcedure(by, state, loaded, ruling);
      await named.requireThere(
        loaded.place,
        object && replaces ? successorIn(object.progress, replaces) : broughtBy(by),
      );
      if (object && names) await named.require(object, { ...names, step: names.step ?? handingIn(object.procedure) });
      const corrected = corrects?.of(events);
      const { world } = loaded;
      const basedOn = [...loaded.basedOn, ...('desks' in by ? loaded.concludedBy : [])];
      const goesBy = ruling && referenceTo(ruling.hash, world);
      const planned = anew ? rulesOn(world.plan, today)?.hash : undefined;
      const reference = typeof planned === 'string' ? referenceTo(planned, world) : goesBy;
      return {
        command: {
          ...command(today, { reference: goesBy ?? noRules }),
          at,
          by: actor ?? context.actor,
        } as MonitoringCommand,
        inForce: { rules: world, ...(reference && { reference }) },
        ...(actor && { actor }),
        at: loaded.place.unit.id,
        reads: audienceOf(admission, loaded.place.jurisdiction),
        basedOn,
        ...(ruling && { cites: { ruling, ...stepMeant(by, object) } }),
        ...(corrects && corrected !== undefined && { corrects: { version: corrected, reason: corrects.reason } }),
      };
    },
  });
}

/** What a round or a measure goes by that is not there. */
const noRules: RulesReference = { hash: '', layers: [] };

/** Whom an answer names. */
const broughtBy = (by: AuthorityAsked): StepNeeds => ('brings' in by ? by.brings : {});

function roundOf(by: AuthorityAsked): string | undefined {
  if ('measure' in by || 'desks' in by || 'opens' in by) return undefined;
  if ('proposing' in by) return by.proposing.round;
  if ('step' in by) return by.step.round;
  if ('amends' in by) return by.amends.round;
  if ('advises' in by) return by.advises.round;
  return 'report' in by ? by.report : by.lead.round;
}

const roundIn = (by: AuthorityAsked, state: MonitoringState): Round | undefined =>
  state.status === 'open' ? state.rounds.find(({ id }) => id === roundOf(by)) : undefined;

const measureIn = (by: AuthorityAsked, state: MonitoringState): Proposal | undefined =>
  state.status === 'open' && 'measure' in by ? state.proposals[by.measure] : undefined;

/** The set by which it is decided: that of the round, or the one planned for the node of a round that is to be opened. */
function rulingFor(by: AuthorityAsked, state: MonitoringState, { world, place }: LoadedWorld): Ruling | undefined {
  const day = 'opens' in by ? by.opens.node : 'desks' in by ? place.day : undefined;
  const planned = day === undefined ? undefined : rulesOn(world.plan, day)?.hash;
  const hash = measureIn(by, state)?.rules ?? roundIn(by, state)?.rules ?? planned;
  return typeof hash === 'string' ? world.ruling(hash) : undefined;
}

type Around = Readonly<{ state: MonitoringState; loaded: LoadedWorld; ruling: Ruling; context: PersonsCommand }>;

function authorityFor(by: AuthorityAsked, { state, loaded, ruling, context }: Around): Authority | undefined {
  const { admission } = context;
  const { world, place } = loaded;
  const round = roundIn(by, state);
  const at = { place, ruling, world: world.under(ruling.hash) };
  if ('opens' in by || 'desks' in by) {
    const desks = 'desks' in by ? by.desks(ruling) : openingDesks(by.opens.series, ruling);
    return authorityOfAny(admission, at, { act: 'administer', by: desks });
  }
  if ('lead' in by) {
    const lead = typeof by.lead === 'string' ? by.lead : 'administer';
    return authorityAt(admission, at, { act: lead, by: leadDeskOf(ruling), path: 'general.leadDesk' });
  }
  const object = inProcedure(by, state, loaded, ruling);
  if (!object) return undefined;
  if ('proposing' in by)
    return authorityOnStep(admission, object, openingStep(by.proposing, object), by.brings) ?? noSuchStep();
  if ('step' in by) return authorityOnStep(admission, object, by.step, by.brings) ?? noSuchStep();
  if ('amends' in by) return authorityToAmend(admission, object, by.amends) ?? noSuchStep();
  if ('advises' in by) return authorityToAdvise(admission, object, by.advises) ?? noSuchStep();
  // Before anything was reported there is nothing to correct, and the decider says so.
  return authorityToAmend(admission, object, { step: round?.report?.step ?? handingIn(object.procedure) });
}

/** The step that is taken or amended, as a member of its set. */
function stepMeant(by: AuthorityAsked, object: InProcedure | undefined) {
  const place = 'step' in by ? by.step : 'amends' in by ? by.amends : 'advises' in by ? by.advises : undefined;
  return object && place ? { path: pathOfStep(object.procedure, place.step) } : {};
}

/** The desks that open a round of the series by hand. */
function openingDesks(series: string, ruling: Ruling): readonly DeskRef[] {
  const member = ruling.member('rounds', series);
  return member.is === 'stated' ? (member.value.openedBy ?? []) : [];
}

/** The report of the round, or the measure, in its procedure. */
function inProcedure(
  by: AuthorityAsked,
  state: MonitoringState,
  { world, place }: LoadedWorld,
  ruling: Ruling,
): InProcedure | undefined {
  if ('desks' in by || 'opens' in by) return undefined;
  if ('measure' in by || 'proposing' in by) return measureInProcedure(by, state, { world, place }, ruling);
  const round = roundIn(by, state);
  if (!round) return undefined;
  const procedure = procedureOf(round, world);
  if (procedure.is === 'silent') return undefined;
  return { place, ruling, world: world.under(ruling.hash), procedure: procedure.value, progress: round.progress };
}

const handingIn = ({ steps }: InProcedure['procedure']): string =>
  steps.find(({ act }) => act === 'submit')?.code ?? '';

/** A step that the procedure of the round does not have names nothing. */
function noSuchStep(): never {
  throw problem('not-found');
}

function measureInProcedure(
  by: Extract<AuthorityAsked, { measure: string } | { proposing: Opening }>,
  state: MonitoringState,
  { world, place }: Pick<LoadedWorld, 'world' | 'place'>,
  ruling: Ruling,
): InProcedure | undefined {
  const [measure, round] = [measureIn(by, state), roundIn(by, state)];
  const opening = 'proposing' in by && round ? { rules: round.rules, said: by.proposing } : undefined;
  const of = measure ?? opening;
  if (!of) return undefined;
  const object = measureWorld(of, world);
  const procedure = procedureOfObject(object, measure?.progress ?? notBegun);
  if (procedure.is !== 'stated') return undefined;
  const { procedures } = object;
  const progress = measure?.progress ?? begin(procedure.value, procedures).progress;
  return { place, ruling, world: procedures, procedure: procedure.value, progress };
}

/** The newest event of a type that is about something: the report of a round. */
export const newestOf =
  (type: string, of: Readonly<Record<string, string>>): Correction['of'] =>
  (events) =>
    events.findLast((event) => {
      const said = event.type === type ? (JSON.parse(event.data) as Readonly<Record<string, unknown>>) : undefined;
      return said && Object.entries(of).every(([field, value]) => said[field] === value);
    })?.version;
