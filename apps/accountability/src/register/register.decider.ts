import { accepted, type Decided, type Decider, nothingToDo, rejected, under, unreachable } from '@wenxiao/domain';
import { type RegisterEvent, registerFacts as facts } from '@wenxiao/facts/accountability';
import { findingsOf, judge, knownWith, type RestedOn, type Verdict } from '@wenxiao/rules/condition';
import { fieldOf, type Stated } from '@wenxiao/rules/ruling';
import { basis, gateIn, isOtherwise, kindOf } from './register.basis.js';
import type { DataFor, Outcome, RegisterCommand, RegisterRejection } from './register.commands.js';
import { concernedBy } from './register.concerned.js';
import { periodNamed } from './recurring.js';
import { reviewedBy, reviewFlaw } from './register.review.js';
import { type EnteredEntry, type EntryState, evolve } from './register.state.js';
import { confirmStrike, declineStrike, strike } from './register.striking.js';
import type { DeclaredWorld, RegisterWorld } from './register.world.js';

/** 名录: an entry of a register is kept as the rules declare the register: of which kind, when, by whom, with what effects, and the way out. */
export const register: Decider<EntryState, RegisterCommand, RegisterEvent, RegisterRejection, RegisterWorld> = {
  initialState: { status: 'unknown' },
  decide(command, state, { register: of, ...rest }) {
    if (of.is === 'silent') {
      const listed = rest.ruling.members('registers').map(({ value }) => value.code);
      return rejected({ code: 'unknown-register', listed });
    }
    const world = { ...rest, register: of };
    const kinds = kindOf(world);
    if ('code' in kinds) return rejected(kinds, world.register);
    if (command.type === 'propose') return propose(command.data, state, world);
    if (command.type === 'expect') return expectInPeriod(command.data, state, world);
    if (command.type === 'look') return look(command.data, state, world);
    if (command.type === 'enter') return enter(command.data, state, world);
    if (command.type === 'take-in') return takeIn(command.data, state, world);
    if (command.type === 'take-back') return takeBack(command.data, state, world);
    return state.status === 'unknown' ? rejected({ code: 'not-entered' }) : decideEntered(command, state, world);
  },
  evolve,
};

type OfEntered = Exclude<RegisterCommand, { type: 'propose' | 'expect' | 'look' | 'enter' | 'take-in' | 'take-back' }>;

function decideEntered(command: OfEntered, state: EnteredEntry, world: DeclaredWorld): Outcome {
  switch (command.type) {
    case 'confirm':
      return confirm(command.data, state, world);
    case 'decline':
      if (state.status !== 'proposed' && state.status !== 'awaiting') return isOtherwise(state);
      return accepted<RegisterEvent>(under(facts.entryDeclined(command.data), ...basis(world)));
    case 'correct':
      return correct(command.data, state, world);
    case 'log':
      return log(command.data, state, world);
    case 'leave':
      return leave(command.data, state, world);
    case 'strike':
      return strike(command.data, command.by, state, world);
    case 'confirm-strike':
      return confirmStrike(command.data, command.by, state, world);
    case 'decline-strike':
      return declineStrike(command.data, state, world);
    default:
      return unreachable(command);
  }
}

function correct(data: DataFor<'correct'>, state: EnteredEntry, world: DeclaredWorld): Outcome {
  if (state.status !== 'awaiting' && state.status !== 'in-force') return isOtherwise(state);
  const flaw = reviewFlaw({ ...data, occasion: state.occasion }, world);
  if (flaw) return rejected(flaw, ...basis(world));
  return accepted<RegisterEvent>(under(facts.entryCorrected(data), ...basis(world), ...reviewedBy(world)));
}

/** The effects of its kind, as codes: of those that software carries out, and of those that a person does. */
function effectsOf({ register: { value }, place }: DeclaredWorld): readonly string[] {
  const effects = value.effects?.find(({ kind }) => kind === place.kind)?.effects ?? [];
  return effects.flatMap((effect) => ('effect' in effect ? [effect.effect] : []));
}

/** What every event that enters it says. */
const which = (world: DeclaredWorld, occasion: string | undefined) => ({
  scheme: world.ruling.scheme,
  register: world.place.register,
  ...(world.place.kind !== undefined && { kind: world.place.kind }),
  of: world.place.of,
  ...(world.named !== undefined && { named: world.named }),
  ...(occasion !== undefined && { occasion }),
  effects: effectsOf(world),
});

/** What the rules say of when it is entered, by what is known and by what a person found; undefined where they leave it to whoever enters. */
export function verdictOn(
  { register: of, place, years }: Pick<DeclaredWorld, 'register' | 'place' | 'years'>,
  findings: readonly string[],
): (Verdict & Readonly<{ year: number }>) | undefined {
  const { proposed } = of.value;
  if (proposed?.kind !== place.kind || !proposed) return undefined;
  const all = years.map((known) => ({ ...judge(proposed.when, knownWith(known, findings)), year: known.year }));
  return all.find(({ truth }) => truth === 'yes') ?? all.find(({ truth }) => truth === 'not-known') ?? all[0];
}

function propose({ year, today }: DataFor<'propose'>, state: EntryState, world: DeclaredWorld): Outcome {
  const verdict = verdictOn({ ...world, years: world.years.filter((known) => known.year === year) }, []);
  if (state.status !== 'unknown' || verdict?.truth !== 'yes') return nothingToDo;
  const proposed = { ...which(world, String(year)), ...triggeredBy(verdict), ...concernedBy(world, year) };
  const event = facts.entryProposed({ ...proposed, on: today });
  return accepted<RegisterEvent>(under(event, ...basis(world), ...proposing(world)));
}

/** What recurs waits for whoever enters since its period has come. */
function expectInPeriod({ occasion, today }: DataFor<'expect'>, state: EntryState, world: DeclaredWorld): Outcome {
  const recurs = fieldOf(world.register, 'recurs');
  if (state.status !== 'unknown' || recurs.is === 'silent') return nothingToDo;
  const event = facts.entryProposed({ ...which(world, occasion), on: today });
  return accepted<RegisterEvent>(under(event, ...basis(world), recurs));
}

/** Whoever has not entered it by the last day of its period is late, and that is recorded once. */
function look({ today }: DataFor<'look'>, state: EntryState, world: DeclaredWorld): Outcome {
  const recurs = fieldOf(world.register, 'recurs');
  const last = dueOf(state, world);
  if (recurs.is === 'silent' || last === undefined || last >= today) return nothingToDo;
  return accepted<RegisterEvent>(under(facts.entryBecameOverdue({ on: last }), ...basis(world), recurs));
}

/** By when what recurs is to be entered, as long as it is neither entered nor known to be late. */
export function dueOf(state: EntryState, { register: of }: Pick<DeclaredWorld, 'register'>): string | undefined {
  const { recurs } = of.value;
  const waits = state.status === 'proposed' && state.overdueSince === undefined;
  return recurs && waits ? periodNamed(recurs.period, state.occasion ?? '')?.last : undefined;
}

/** All that a condition rests on where it holds: of several cases each that does. */
function triggeredBy(verdict: Verdict | undefined): Pick<EnteredEntry, 'triggers'> {
  if (verdict?.truth !== 'yes' || verdict.restedOn.length === 0) return {};
  return { triggers: verdict.restedOn.map(({ name: trigger, ...rest }: RestedOn) => ({ trigger, ...rest })) };
}

const proposing = ({ register: of }: DeclaredWorld): readonly Stated<unknown>[] => {
  const when = fieldOf(of, 'proposed');
  return when.is === 'stated' ? [when] : [];
};

function enter(data: DataFor<'enter'>, state: EntryState, world: DeclaredWorld): Outcome {
  const { today, occasion, ...said } = data;
  if (state.status !== 'unknown' && state.status !== 'proposed')
    return rejected<RegisterRejection>({ code: 'entered-already', now: state.status }, world.register);
  if (said.on > today) return rejected<RegisterRejection>({ code: 'day-to-come', today });
  // What was proposed was judged then.
  const flaw = unknownFinding(said, world) ?? (state.status === 'proposed' ? undefined : conditionFlaw(said, world));
  if (flaw) return rejected(flaw, ...proposing(world));
  const kept = state.status === 'proposed' ? state.occasion : occasion;
  const unreviewed = reviewFlaw({ ...said, occasion: kept }, world);
  if (unreviewed) return rejected(unreviewed, ...basis(world));
  // What was proposed is of its year.
  const years = state.status === 'proposed' ? world.years.filter(({ year }) => String(year) === kept) : world.years;
  const entry = { ...which(world, kept), ...said, ...triggeredBy(verdictOn({ ...world, years }, said.findings)) };
  const event = world.register.value.confirms ? facts.entrySubmitted(entry) : facts.entryEntered(entry);
  return accepted<RegisterEvent>(under(event, ...basis(world), ...reviewedBy(world)));
}

/** What a person may find of it: what its condition asks. */
function listedFindings({ register: of, place }: DeclaredWorld): readonly string[] {
  const { proposed } = of.value;
  return proposed?.kind === place.kind && proposed ? findingsOf(proposed.when) : [];
}

function unknownFinding(
  { findings }: Pick<DataFor<'enter'>, 'findings'>,
  world: DeclaredWorld,
): RegisterRejection | undefined {
  const listed = listedFindings(world);
  const finding = findings.find((each) => !listed.includes(each));
  return finding === undefined ? undefined : { code: 'unknown-finding', finding, listed };
}

/** Why it is not entered though a person would: the rules say when, and by nothing that is known or found it is so. */
function conditionFlaw(
  { findings, words = '' }: Pick<DataFor<'enter'>, 'findings' | 'words'>,
  world: DeclaredWorld,
): RegisterRejection | undefined {
  const verdict = verdictOn(world, findings);
  if (!verdict || verdict.truth === 'yes') return undefined;
  if (verdict.truth !== 'not-known')
    return { code: 'condition-not-met', restedOn: verdict.restedOn, findings: listedFindings(world) };
  return words.trim() === '' ? { code: 'words-required', missing: verdict.missing } : undefined;
}

function takeIn({ occasion, today }: DataFor<'take-in'>, state: EntryState, world: DeclaredWorld): Outcome {
  if (state.status !== 'unknown') return nothingToDo;
  const event = facts.entryEntered({
    ...which(world, occasion),
    findings: [],
    documents: [],
    on: today,
    byAnswer: true,
  });
  return accepted<RegisterEvent>(under(event, ...basis(world)));
}

function takeBack({ occasion, reason }: DataFor<'take-back'>, state: EntryState, world: DeclaredWorld): Outcome {
  if (state.status !== 'in-force' || state.occasion !== occasion) return nothingToDo;
  return accepted<RegisterEvent>(under(facts.entryTakenBack({ reason }), ...basis(world)));
}

function confirm({ today, ...decided }: DataFor<'confirm'>, state: EnteredEntry, world: DeclaredWorld): Outcome {
  const confirms = fieldOf(world.register, 'confirms');
  if (confirms.is === 'silent') return rejected<RegisterRejection>({ code: 'rules-silent', path: confirms.path });
  if (state.status !== 'awaiting') return isOtherwise(state);
  if (decided.on > today) return rejected<RegisterRejection>({ code: 'day-to-come', today });
  const event = facts.entryConfirmed({ ...decided, ...gateIn(confirms.value) });
  return accepted<RegisterEvent>(under(event, ...basis(world), confirms));
}

/** By the rules of today nobody takes out of it what they name nobody for. */
function leave({ today, ...decided }: DataFor<'leave'>, state: EnteredEntry, world: DeclaredWorld): Outcome {
  const exit = fieldOf(world.register, 'exit');
  if (exit.is === 'silent')
    return rejected<RegisterRejection>({ code: 'rules-silent', path: exit.path }, world.register);
  if (state.status !== 'in-force') return isOtherwise(state);
  if (decided.on > today) return rejected<RegisterRejection>({ code: 'day-to-come', today });
  const event = facts.entryLeft({ ...decided, ...gateIn(exit.value) });
  return accepted<RegisterEvent>(under(event, ...basis(world), exit));
}

/** What is rated has a number; whatever else is logged has words. */
function log({ today, row, ...said }: DataFor<'log'>, state: EnteredEntry, world: DeclaredWorld): Outcome {
  const logged = fieldOf(world.register, 'log');
  if (logged.is === 'silent') return rejected<RegisterRejection>({ code: 'rules-silent', path: logged.path });
  if (state.status !== 'in-force') return isOtherwise(state);
  if (said.on > today) return rejected<RegisterRejection>({ code: 'day-to-come', today });
  const isRating = logged.value === 'rating';
  if (isRating !== (said.rating !== undefined))
    return rejected<RegisterRejection>({ code: isRating ? 'rating-required' : 'rating-not-asked' });
  const isAssignment = logged.value === 'assignment';
  const flaw = assignmentFlaw(said, isAssignment);
  if (flaw) return rejected(flaw, logged);
  if (!isRating && !isAssignment && (said.words ?? '').trim() === '')
    return rejected<RegisterRejection>({ code: 'log-words-required' });
  if (row !== undefined && !state.log.some((each) => each.row === row))
    return rejected<RegisterRejection>({ code: 'unknown-row', rows: state.log.length });
  if (row !== undefined && (said.reason ?? '').trim() === '')
    return rejected<RegisterRejection>({ code: 'row-reason-required' });
  const event: Decided<RegisterEvent> = facts.entryLogged({ ...said, row: row ?? state.log.length + 1 });
  return accepted<RegisterEvent>(under(event, ...basis(world), logged));
}

/** In principle one person answers for it: of more it is said why. */
function assignmentFlaw(
  { leaders = [], desks = [], words = '' }: Pick<DataFor<'log'>, 'leaders' | 'desks' | 'words'>,
  isAssignment: boolean,
): RegisterRejection | undefined {
  if (!isAssignment) return leaders.length + desks.length > 0 ? { code: 'assignment-not-asked' } : undefined;
  const isWhole = leaders.length > 0 && desks.length > 0 && (leaders.length === 1 || words.trim() !== '');
  return isWhole ? undefined : { code: 'assignment-required' };
}
