import { accepted, type Actor, type Decision, type Fact, nothingToDo, under } from '@wenxiao/domain';
import type { Procedure } from '../shape/procedure.js';
import { consultedOn } from './consulted.js';
import { type GoesBy, procedureOf, type StepPlace, type Walked } from './goes-by.js';
import { openNow } from './open-now.js';
import type { Opinion, Progress } from './progress.js';
import type { OpinionGiven } from './recorded.js';
import { rejected, type StepRejected, type StepRejection } from './rejection.js';
import { notOpen } from './take-step.js';
import type { World } from './world.js';

/** What whoever co-operates says, and as whom. */
export type Advice = StepPlace & Readonly<{ opinion: string }>;
type Adviser = Pick<Actor, 'desk' | 'organisation'> & Readonly<{ by: string }>;

/**
 * A desk that co-operates gives its opinion on a step that is open, whoever takes that. It holds nothing up and moves nothing. Of a step with
 * several levels whose level nobody names, the one that is open is meant.
 */
export function giveOpinion(
  procedure: Procedure,
  progress: Progress,
  world: World,
  { step, level, opinion, by, desk, organisation }: Advice & Adviser,
): Readonly<{ outcome: 'given'; data: OpinionGiven; path: string }> | StepRejected {
  const open = openNow(procedure, progress, world);
  const of = open.filter(({ code }) => code === step);
  const now = level === undefined && of.length === 1 ? of[0] : of.find((each) => each.level === level);
  if (now === undefined) return rejected(notOpen({ step, ...(level !== undefined && { level }) }, open));
  if (consultedOn(now.step, world).length === 0) return rejected({ code: 'nobody-asked', step });
  if (opinion.trim() === '')
    return rejected({ code: 'answer-wanting', wanting: [{ needed: 'opinion', because: 'malformed' }] });
  const data: OpinionGiven = {
    procedure: progress.procedure,
    step,
    ...(now.level !== undefined && { level: now.level }),
    submission: progress.submission,
    ...(desk !== undefined && { desk }),
    ...(organisation !== undefined && { organisation }),
    by,
    opinion,
  };
  return { outcome: 'given', data, path: now.path };
}

/** As {@link giveOpinion}, decided: by the fact that an object has of it. What the same desk has said already changes nothing. */
export function decideOpinion<Event extends Fact>(
  said: Advice,
  { id: by, desk, organisation }: Actor,
  { progress }: Pick<Walked, 'progress'>,
  world: GoesBy,
  fact: (data: OpinionGiven) => Event,
): Decision<Event, StepRejection> {
  const procedure = procedureOf(world, progress);
  if (procedure.is === 'silent') return rejected({ code: 'no-procedure-there', path: procedure.path });
  return opinionOn(procedure.value, { said, progress, world: world.procedures }, { id: by, desk, organisation }, fact);
}

type Around = Readonly<{ said: Advice; progress: Progress; world: World }>;

/** … of an object that says itself by which procedure it goes. */
export function opinionOn<Event extends Fact>(
  procedure: Procedure,
  { said, progress, world }: Around,
  {
    id: by,
    desk,
    organisation,
  }: Readonly<{ id: string; desk?: string | undefined; organisation?: string | undefined }>,
  fact: (data: OpinionGiven) => Event,
): Decision<Event, StepRejection> {
  if (progress.ended !== undefined) return rejected({ code: 'ended', outcome: progress.ended });
  const who = { by, ...(desk !== undefined && { desk }), ...(organisation !== undefined && { organisation }) };
  const given = giveOpinion(procedure, progress, world, { ...said, ...who });
  if (given.outcome === 'rejected') return given;
  const { procedure: _procedure, ...opinion } = given.data;
  if ((progress.opinions ?? []).some((each) => isSaidAlready(each, opinion))) return nothingToDo;
  const { by: takes } = procedure.steps.find(({ code }) => code === said.step) ?? {};
  // Who co-operates with the desk that a route leads to is said by the route.
  const route = takes && 'route' in takes ? [{ path: `routes/${takes.route}` }] : [];
  return accepted<Event>(under(fact(given.data), { path: given.path }, ...route));
}

const isSaidAlready = ({ doneFor: _doneFor, ...one }: Opinion, other: Opinion): boolean =>
  Object.entries({ ...one, ...other }).every(
    ([key, value]) => one[key as keyof typeof one] === value && other[key as keyof typeof one] === value,
  );
