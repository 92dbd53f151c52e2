import type { DeskRef } from '../shape/desk.js';
import type { Step } from '../shape/procedure.js';
import type { OpenStep } from './open-now.js';
import type { Opinion, Progress } from './progress.js';
import type { StepAnswered } from './recorded.js';
import type { World } from './world.js';

// 会同: desks that are heard before somebody else takes a step. They hold nothing up; who was not heard is said where the step is taken.

type Asking = Pick<Step, 'by' | 'with'>;

/**
 * Who is heard before a step is taken: whom it names beside whoever takes it, and the desks that co-operate with the one that its route leads
 * to. Each once, and nobody by themselves: where a route leads to the desk that takes the step, that asks itself nothing.
 */
export function consultedOn({ by, with: named = [] }: Asking, world: Pick<World, 'routing'>): readonly DeskRef[] {
  const takes = 'gate' in by ? by.recordedBy : by;
  const own = new Set(resolved(takes, world).map(keyOf));
  const way = 'route' in takes ? world.routing?.(takes.route) : undefined;
  const beside = (way?.with ?? []).map((desk) => ({ desk, of: 'jurisdiction' as const }));
  const all = [...named, ...beside].flatMap((ref) => resolved(ref, world)).filter((ref) => !own.has(keyOf(ref)));
  return [...new Map(all.map((ref) => [keyOf(ref), ref])).values()];
}

/** The desk that a route leads to today; nobody where it leads nowhere. */
function resolved(ref: DeskRef, { routing }: Pick<World, 'routing'>): readonly DeskRef[] {
  if (!('route' in ref) || !routing) return [ref];
  const way = routing(ref.route);
  return way ? [{ desk: way.desk, of: 'jurisdiction' }] : [];
}

const keyOf = (ref: DeskRef): string =>
  'desk' in ref ? `${ref.desk} ${ref.of}` : 'route' in ref ? ref.route : ref.assigned;

/** What a desk is told apart by in what is recorded: its code, or as whom the object names them. */
export const calledRef = (ref: DeskRef): string =>
  'desk' in ref ? ref.desk : 'route' in ref ? ref.route : ref.assigned;

type AtStep = Pick<OpenStep, 'code' | 'step'> & Readonly<{ level?: string }>;

/** … and has given no opinion of this submission yet. */
export function unheardOn(
  { code, level, step }: AtStep,
  progress: Progress,
  world: Pick<World, 'routing' | 'parties'>,
  submission = progress.submission,
): readonly DeskRef[] {
  const { opinions = [] } = progress;
  const said = opinions.filter((each) => each.step === code && each.level === level && each.submission === submission);
  return consultedOn(step, world).filter((ref) => !said.some((opinion) => isOf(opinion, ref, progress, world)));
}

/** Whether it is what those say whom a reference means. */
function isOf(
  { desk, organisation, by }: Opinion,
  ref: DeskRef,
  { assigned }: Pick<Progress, 'assigned'>,
  world: Pick<World, 'parties'>,
): boolean {
  if (!('assigned' in ref)) return desk === calledRef(ref);
  const named = assigned.filter(({ as }) => as === ref.assigned);
  const parties = named.length > 0 ? named : world.parties(ref.assigned);
  return parties.some((party) => ('person' in party ? party.person === by : party.organisation === organisation));
}

/** As the fact of the step has it. */
export const unheardIn = (refs: readonly DeskRef[]): Pick<StepAnswered, 'unheard'> =>
  refs.length === 0 ? {} : { unheard: refs.map((ref) => ({ desk: calledRef(ref) })) };
