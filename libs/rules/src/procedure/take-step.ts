import type { DeskRef } from '../shape/desk.js';
import type { Answer, Effect, Procedure, Step } from '../shape/procedure.js';
import { type Brought, failedItems, wantingOf } from './brought.js';
import { unheardIn, unheardOn } from './consulted.js';
import { isMeant, type Layout, onward, type Placed } from './layout.js';
import { barredFrom, openSteps, type OpenStep, type Settled, settledWalk } from './open-now.js';
import { notBegun, type Progress, progressAfter } from './progress.js';
import type { AssignedRow, Begun, Standing, StepAnswered, StepsOpened } from './recorded.js';
import { rejected, type StepRejected, type StepRejection, type Wanting } from './rejection.js';
import { isDecidedElsewhere, Walk } from './walk.js';
import type { World } from './world.js';

/** What a person answers to which step. Who may act was settled before, for this step and level. */
export interface GivenAnswer {
  readonly step: string;
  /** Which level of a repeated step is answered, as `openNow` names it. */
  readonly level?: string;
  readonly answer: string;
  /** Person id. */
  readonly by: string;
  readonly brings?: Brought;
}

/** What follows from it, beside what is recorded. */
export interface Followed {
  readonly progress: Progress;
  readonly effects: readonly Effect[];
  /** Whom the answer informs: desks that read it and have nothing to do. */
  readonly informs: readonly DeskRef[];
  /** The members and values of the set that decided, for the basis of the event. */
  readonly stated: readonly { readonly path: string }[];
}

export interface StepTaken extends Followed {
  readonly outcome: 'taken';
  /** What had opened before without an act and was not recorded yet: an event of its own, before that of the step. */
  readonly opened?: FurtherOpened;
  readonly data: StepAnswered;
  readonly step: Step;
  readonly answer: Answer;
}

export interface FurtherOpened extends Followed {
  readonly data: StepsOpened;
}

/** Opens the first steps of an object, and says whom it names by itself for steps that are theirs: they are it until somebody replaces them. */
export function begin(procedure: Procedure, world: World): Followed & { readonly data: Begun } {
  const settled = settledWalk(procedure, { ...notBegun, procedure: procedure.code }, world);
  const standing = settled.walk.standing();
  const assigned = namedByItself(procedure, standing, world);
  const data: Begun = { procedure: procedure.code, ...standing, ...(assigned.length > 0 && { assigned }) };
  return { data, progress: progressAfter.begun(data), ...followedBy(settled.walk) };
}

/**
 * What has opened since without an act: a figure became known, a gate was decided elsewhere, the tree moved. A reaction
 * records it on the object. Undefined where everything is as it was recorded.
 */
export function openFurther(procedure: Procedure, progress: Progress, world: World): FurtherOpened | undefined {
  return openedBy(settledWalk(procedure, progress, world), progress);
}

function openedBy({ walk }: Settled, progress: Progress): FurtherOpened | undefined {
  if (progress.procedure === '' || progress.ended !== undefined) return undefined;
  const data: StepsOpened = { procedure: progress.procedure, ...walk.standing() };
  const after = progressAfter.opened(progress, data);
  if (Object.keys(data).every(isOfTheOpen) && isSameOpen(progress, after)) return undefined;
  return { data, progress: after, ...followedBy(walk) };
}

const ofTheOpen: readonly string[] = ['procedure', 'open', 'levels', 'missing'] satisfies (keyof StepsOpened)[];
const isOfTheOpen = (key: string): boolean => ofTheOpen.includes(key);
const isSameOpen = (a: Progress, b: Progress): boolean => JSON.stringify(a.open) === JSON.stringify(b.open);

/** Takes one step, or says why it cannot be taken. Pure: the same arguments always give the same answer. */
export function takeStep(
  procedure: Procedure,
  recorded: Progress,
  world: World,
  given: GivenAnswer,
): StepTaken | StepRejected {
  if (recorded.ended !== undefined) return rejected({ code: 'ended', outcome: recorded.ended });
  const settled = settledWalk(procedure, recorded, world);
  const opened = openedBy(settled, recorded);
  const progress = opened?.progress ?? recorded;
  if (progress.ended !== undefined) return rejected({ code: 'ended', outcome: progress.ended });
  const found = answerable(settled, progress, world, given);
  if ('code' in found) return rejected(found);
  const { placed, answer } = found;
  const rows = assignedBy(answer, given.brings ?? {});
  const assigned = [...progress.assigned.filter(({ as }) => as !== answer.assigns || rows.length === 0), ...rows];
  // What had opened before is recorded by itself; the act has a walk of its own.
  const walk = new Walk(settled.layout, progress, world, assigned);
  if (answer.exceptionBy === undefined) walk.answer(placed, answer, given.level);
  walk.settle();
  const unheard = unheardOn({ ...given, step: placed.step, code: given.step }, progress, world);
  const data = { ...answered(progress, given, answer, walk.standing(), rows), ...unheardIn(unheard) };
  const { stated, ...follows } = followedBy(walk);
  return {
    outcome: 'taken',
    ...(opened !== undefined && { opened }),
    data,
    progress: progressAfter.answered(progress, data),
    step: placed.step,
    answer,
    ...follows,
    stated: [{ path: `${placed.path}/answers/${answer.code}` }, ...stated],
  };
}

/** The step and answer that are meant, if they can be given now. */
function answerable(
  settled: Settled,
  progress: Progress,
  world: World,
  given: GivenAnswer,
): Readonly<{ placed: Placed; answer: Answer }> | StepRejection {
  const open = openSteps(settled, world);
  const now = open.find((each) => each.code === given.step && each.level === given.level);
  const placed = settled.layout.steps.find((each) => each.code === given.step);
  if (now === undefined || placed === undefined) return notOpen(given, open);
  const waiting = waitingOf(now);
  if (waiting !== undefined) return waiting;
  const answer = now.step.answers.find((each) => each.code === given.answer);
  if (answer === undefined) {
    const given = now.step.answers.filter(({ code }) => now.answers.includes(code));
    return { code: 'no-such-answer', answers: given.map(({ code, zh }) => ({ answer: code, zh })) };
  }
  if (!now.answers.includes(answer.code)) return { code: 'somebody-is-left' };
  return refusalOf({ placed, layout: settled.layout }, answer, given, progress, world) ?? { placed, answer };
}

export function notOpen(
  { step, level }: Pick<GivenAnswer, 'step' | 'level'>,
  open: readonly OpenStep[],
): StepRejection {
  const places = open.map((each) => ({
    step: each.code,
    ...(each.level !== undefined && { level: each.level }),
    zh: each.step.zh,
  }));
  return { code: 'not-open', step, ...(level !== undefined && { level }), open: places };
}

function waitingOf({ code, step, waitsFor = [] }: OpenStep): StepRejection | undefined {
  const missing = waitsFor.flatMap((each) => (each.on === 'gate' ? [] : { ...each, on: each.on }));
  if (missing.length > 0) return { code: 'not-known', step: code, missing };
  if (!isDecidedElsewhere(step.by)) return undefined;
  return { code: 'decided-elsewhere', gate: step.by.gate, on: step.by.decidedOn ?? '' };
}

/** Why this person may not give this answer, or what it lacks. */
export function refusalOf(
  { placed, layout }: Readonly<{ placed: Placed; layout: Layout }>,
  answer: Answer,
  { by, level, brings = {} }: GivenAnswer,
  progress: Progress,
  world: World,
): StepRejection | undefined {
  const { step } = placed;
  const excepts = answer.exceptionBy !== undefined;
  if (!excepts && step.repeats === 'each-assigned' && isAnotherPerson(level, by, step, progress, world)) {
    return { code: 'not-yours', level: level ?? '' };
  }
  const barred = barredFrom(placed, progress, level);
  // Nobody excepts themselves; who is excepted is somebody whom the step keeps out.
  const isBarred = excepts ? (brings.persons ?? []).includes(by) : barred.includes(by);
  if (isBarred) return { code: 'same-person', did: didOf(placed, by, progress) };
  const list = step.checklist === undefined ? undefined : world.checklist(step.checklist);
  const wanting = [...wantingOf(answer.needs ?? [], brings, list, answer.grounds), ...strangeItems(step, brings)];
  if (onward(layout, placed, answer).to !== 'earlier-step') wanting.push(...failedItems(answer, brings));
  if (excepts) wanting.push(...notBarred(brings.persons ?? [], barred));
  return wanting.length > 0 ? { code: 'answer-wanting', wanting } : undefined;
}

function isAnotherPerson(level: string | undefined, by: string, step: Step, progress: Progress, world: World): boolean {
  if (level === undefined || level === by || !('assigned' in step.by)) return false;
  const as = step.by.assigned;
  const named = progress.assigned.some((row) => row.as === as && row.person === level);
  return named || world.parties(as).some((party) => 'person' in party && party.person === level);
}

function didOf(placed: Placed, by: string, progress: Progress): readonly string[] {
  const meant = (code: string) => (placed.step.notBy ?? []).some((notBy) => isMeant(placed, notBy, code));
  return [...new Set(progress.did.filter((row) => row.by === by && meant(row.step)).map((row) => row.step))];
}

/** Each item's own answer is one of the step. */
function strangeItems(step: Step, { items = [] }: Brought): readonly Wanting[] {
  const codes = step.answers.filter(({ exceptionBy }) => exceptionBy === undefined).map(({ code }) => code);
  const strange = items.filter(({ answer }) => answer !== undefined && !codes.includes(answer));
  return strange.length === 0
    ? []
    : [{ needed: 'items', because: 'malformed', these: strange.map(({ item }) => item) }];
}

function notBarred(persons: readonly string[], barred: readonly string[]): readonly Wanting[] {
  const others = persons.filter((person) => !barred.includes(person));
  return others.length === 0 ? [] : [{ needed: 'persons', because: 'malformed', these: others }];
}

/** A step that is skipped is nobody’s. */
function namedByItself(
  { steps }: Procedure,
  { skipped = [] }: Standing,
  world: Pick<World, 'parties'>,
): readonly AssignedRow[] {
  const left = steps.filter(({ code }) => !skipped.some((row) => row.step === code && row.level === undefined));
  const codes = new Set(left.flatMap(({ by }) => ('assigned' in by ? [by.assigned] : [])));
  return [...codes].flatMap((as) => world.parties(as).map((party) => ({ as, ...party })));
}

/** Whom the answer names as a party from now on. */
export function assignedBy({ assigns: as }: Answer, { persons = [], organisation }: Brought): readonly AssignedRow[] {
  if (as === undefined) return [];
  return [...persons.map((person) => ({ as, person })), ...(organisation === undefined ? [] : [{ as, organisation }])];
}

export function answered(
  progress: Pick<Progress, 'procedure' | 'submission'>,
  { step, level, by, brings = {} }: GivenAnswer,
  answer: Answer,
  standing: Standing,
  assigned: readonly AssignedRow[],
): StepAnswered {
  const { items = [], persons = [] } = brings;
  return {
    procedure: progress.procedure,
    step,
    ...(level !== undefined && { level }),
    answer: answer.code,
    by,
    submission: progress.submission,
    ...(answer.outcome !== undefined && { outcome: answer.outcome }),
    ...(assigned.length > 0 && { assigned }),
    ...(answer.exceptionBy !== undefined && { excepted: persons.map((person) => ({ person })) }),
    ...(items.length > 0 && { items }),
    ...standing,
  };
}

export function followedBy(walk: Walk): Omit<Followed, 'progress'> {
  return { effects: walk.effects, informs: walk.informs, stated: walk.stated() };
}
