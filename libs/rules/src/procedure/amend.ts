import { accepted, type Decided, type Decision, nothingToDo } from '@wenxiao/domain';
import type { Procedure, Step } from '../shape/procedure.js';
import { unheardIn, unheardOn } from './consulted.js';
import { type Layout, layoutOf } from './layout.js';
import { openSteps, settledWalk } from './open-now.js';
import { nameTheSame, type Progress, progressAfter } from './progress.js';
import type { AssignedRow, HandedOver, Reassigned, Rebased, StepAnswered, StepWithdrawn } from './recorded.js';
import { rejected, type StepRejected, type StepRejection } from './rejection.js';
import { answered, assignedBy, type Followed, followedBy, type GivenAnswer, notOpen, refusalOf } from './take-step.js';
import { Walk } from './walk.js';
import type { World } from './world.js';

export type Amended<Data> = Readonly<{ outcome: 'amended'; data: Data }> & Followed;
type Place = Pick<GivenAnswer, 'step' | 'level'>;
const isAt =
  ({ step, level }: Place) =>
  (row: Place): boolean =>
    row.step === step && row.level === level;

/**
 * Takes back the latest act on this object, before the next: everything is as it was before it, but who did it stays known. It
 * looks at this object alone; what others drew from the act is theirs to see.
 */
export function withdrawStep(
  progress: Progress,
  { step, level, by }: Place & Pick<GivenAnswer, 'by'>,
): StepRejected | Readonly<{ outcome: 'amended'; data: StepWithdrawn; progress: Progress }> {
  const { latest } = progress;
  if (latest === undefined || !isAt({ step, ...(level !== undefined && { level }) })(latest)) {
    const other = latest && {
      latest: { step: latest.step, ...(latest.level !== undefined && { level: latest.level }) },
    };
    return rejected({ code: 'not-the-latest-act', ...other });
  }
  const { submission, open } = latest.before;
  const data: StepWithdrawn = {
    procedure: progress.procedure,
    step,
    ...(level !== undefined && { level }),
    submission,
    by,
    open: open.map((state) => ({ step: state.step })),
  };
  return { outcome: 'amended', data, progress: progressAfter.withdrawn(progress, data) };
}

/**
 * The same answer again, whole, with what it should have brought: nothing moves. Another answer is no correction; that is
 * withdrawn. Whom it named it may name otherwise until one of them has acted as such; from then on they are replaced one by one.
 * Whether a second person has to agree is a step of the set, taken before.
 */
export function correctStep(
  procedure: Procedure,
  progress: Progress,
  world: World,
  given: GivenAnswer,
): (Amended<StepAnswered> & Readonly<{ step: Step }>) | StepRejected {
  const settled = settledWalk(procedure, progress, world);
  const { layout } = settled;
  const placed = layout.steps.find(({ code }) => code === given.step);
  const row = progress.done.find(isAt(given));
  if (placed === undefined || row === undefined) {
    return rejected(notOpen(given, openSteps(settled, world)));
  }
  const answer = placed.step.answers.find(({ code }) => code === row.answer);
  if (answer === undefined || given.answer !== row.answer)
    return rejected({ code: 'other-answer', answer: row.answer });
  const refusal = refusalOf({ placed, layout }, answer, given, progress, world);
  if (refusal !== undefined) return rejected(refusal);
  const assigned = assignedBy(answer, given.brings ?? {});
  const named = progress.assigned.filter(({ as }) => as === answer.assigns);
  const isRenamed = assigned.length > 0 && !nameTheSame(named, assigned);
  if (isRenamed && haveActed(layout, named, progress))
    return rejected({ code: 'named-have-acted', as: answer.assigns ?? '' });
  const others = progress.assigned.filter((each) => !named.includes(each));
  const walk = new Walk(layout, progress, world, isRenamed ? [...others, ...assigned] : progress.assigned);
  if (isRenamed) walk.settle();
  const heard = unheardOn({ ...given, step: placed.step, code: given.step }, progress, world, row.submission);
  const data = {
    ...answered(progress, given, answer, walk.standing(), assigned),
    submission: row.submission,
    ...unheardIn(heard),
  };
  return {
    outcome: 'amended',
    data,
    step: placed.step,
    progress: progressAfter.answered(progress, data),
    effects: answer.effects ?? [],
    informs: answer.informs ?? [],
    stated: [{ path: `${placed.path}/answers/${answer.code}` }],
  };
}

/** Whether one of them has answered a step as whom they were named. */
function haveActed({ steps }: Layout, named: readonly AssignedRow[], { done }: Progress): boolean {
  const theirs = steps.filter(({ step: { by } }) => 'assigned' in by && by.assigned === named[0]?.as);
  return done.some((row) => theirs.some(({ code }) => code === row.step));
}

/** An open step is handed over to a person or an organisation, who has it from then on. What was handed over already changes nothing. */
export function handOver(
  { open, heldBy }: Progress,
  { step, to }: HandedOver,
): StepRejected | Readonly<{ outcome: 'amended' | 'unchanged' }> {
  if (!open.some((each) => each.step === step)) {
    return rejected({ code: 'not-open', step, open: open.map((each) => ({ step: each.step, zh: each.step })) });
  }
  return { outcome: heldBy?.[step] === to ? 'unchanged' : 'amended' };
}

/** As {@link handOver}, decided: by the fact that an object has of it. */
export function decideHandOver<Data extends HandedOver, Event>(
  progress: Progress,
  data: Data,
  fact: (data: Data) => Decided<Event>,
): Decision<Event, StepRejection> {
  const handed = handOver(progress, data);
  if (handed.outcome === 'rejected') return handed;
  return handed.outcome === 'unchanged' ? nothingToDo : accepted<Event>(fact(data));
}

/**
 * Somebody else takes the place of a person or organisation that a step assigned. What those did stays done and counts: whoever
 * has answered a step for this place has answered it, and their successor goes on from there.
 */
export function reassign(
  procedure: Procedure,
  progress: Progress,
  world: World,
  { as, from, to }: Replacement,
): Amended<Reassigned> | StepRejected {
  if (progress.ended !== undefined) return rejected({ code: 'ended', outcome: progress.ended });
  const named = progress.assigned.filter((row) => row.as === as);
  const leaving = named.find((row) => idOf(row) === from);
  if (!leaving) return rejected({ code: 'not-assigned', as });
  if (named.some((row) => idOf(row) === to)) return rejected({ code: 'already-assigned', as });
  const coming: AssignedRow = leaving.person === undefined ? { as, organisation: to } : { as, person: to };
  const assigned = named.map((row) => (row === leaving ? coming : row));
  const layout = layoutOf(procedure, (at) => world.inside(procedure.code, at));
  const others = progress.assigned.filter((row) => row.as !== as);
  const walk = new Walk(layout, progress, world, [...others, ...assigned]);
  walk.takeOver(as, from, to);
  walk.settle();
  const data: Reassigned = { procedure: progress.procedure, as, from, to, assigned, ...walk.standing() };
  return { outcome: 'amended', data, progress: progressAfter.reassigned(progress, data), ...followedBy(walk) };
}

/** As what, whose place it is, and who takes it: persons or organisations by their ids. */
export type Replacement = Readonly<{ as: string; from: string; to: string }>;

const idOf = ({ person, organisation }: AssignedRow): string | undefined => person ?? organisation;

/** The set under which an object goes on: its text's hash, the one it went by so far, and the procedure that it has for the object. */
export type SetInForce = Readonly<{
  hash: string;
  before: string;
  procedure: Readonly<{ is: 'stated'; value: Procedure }> | Readonly<{ is: 'silent'; path: string }>;
}>;

/** As {@link rebase}, by order of the lead desk: to the set in force, where that is another and has a procedure for it. */
export function rebaseTo(
  { hash, before, procedure }: SetInForce,
  progress: Progress,
  world: World,
): Amended<Rebased> | StepRejected {
  if (progress.ended !== undefined) return rejected({ code: 'ended', outcome: progress.ended });
  if (hash === before) return rejected({ code: 'under-it-already', rules: hash });
  if (procedure.is === 'silent') return rejected({ code: 'no-procedure-there', path: procedure.path });
  return rebase(progress, procedure.value, world);
}

/**
 * The object goes on under another procedure (the set in force now). What was done counts by the code of its step; what was
 * skipped by a condition is judged anew.
 */
export function rebase(progress: Progress, procedure: Procedure, world: World): Amended<Rebased> | StepRejected {
  if (progress.ended !== undefined) return rejected({ code: 'ended', outcome: progress.ended });
  const layout = layoutOf(procedure, (at) => world.inside(procedure.code, at));
  const ledPast = progress.skipped.filter(({ because }) => because === 'answer' || because === 'passed-over');
  const counting = new Set([...progress.done, ...progress.passed, ...ledPast].map(({ step }) => step));
  const kept = layout.steps.filter(({ code }) => counting.has(code)).map(({ code }) => ({ step: code }));
  const counts = ({ step }: { step: string }) => kept.some((row) => row.step === step);
  const { done, passed, skipped, open } = progress;
  const lists = { done: done.filter(counts), passed: passed.filter(counts), skipped: skipped.filter(counts) };
  const walk = new Walk(layout, { ...progress, ...lists, open: open.filter(counts) }, world);
  walk.settle();
  const data: Rebased = { procedure: procedure.code, ...(kept.length > 0 && { kept }), ...walk.standing() };
  return { outcome: 'amended', data, progress: progressAfter.rebased(progress, data), ...followedBy(walk) };
}
