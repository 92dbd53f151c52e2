import { isStepTaken, type StepFactType } from '@wenxiao/domain/field';
import { codeOf, type DueCode } from '../deadline/dues-now.js';
import type { Walked } from './goes-by.js';
import { type Named, namedAfter, namedNow } from './named.js';
import { type Progress, progressAfter } from './progress.js';
import type {
  HandedOver,
  OpinionGiven,
  Reassigned,
  Rebased,
  StepAnswered,
  StepsOpened,
  StepWithdrawn,
} from './recorded.js';

/** What else than a step is told of every object that goes by a procedure: `<object>-withdrawn`, with what it says. */
interface Told {
  readonly 'steps-opened': StepsOpened;
  readonly withdrawn: StepWithdrawn;
  readonly rebased: Rebased;
  readonly reassigned: Reassigned;
  readonly 'task-handed-over': HandedOver;
  readonly 'opinion-given': OpinionGiven;
  readonly 'became-overdue': object;
  readonly 'overdue-lifted': object;
  readonly reminded: object;
  readonly 'decision-kept': object;
}

/** Events that say how an object goes on in its procedure: alike for all, and decided, kept and told alike. */
export type OfProcedure<O extends string> =
  | Readonly<{ type: StepFactType<O>; data: StepAnswered }>
  | { [What in keyof Told]: Readonly<{ type: `${O}-${What}`; data: Told[What] }> }[keyof Told];

type After = { readonly [What in keyof Told]: (progress: Progress, said: Told[What]) => Progress };
const asItWas = (progress: Progress): Progress => progress;
const after: After = {
  'steps-opened': (progress, said) => progressAfter.opened(progress, said),
  withdrawn: (progress, said) => progressAfter.withdrawn(progress, said),
  rebased: (progress, said) => progressAfter.rebased(progress, said),
  reassigned: (progress, said) => progressAfter.reassigned(progress, said),
  'task-handed-over': progressAfter.handedOver,
  'opinion-given': (progress, said) => progressAfter.advised(progress, said),
  'became-overdue': asItWas,
  'overdue-lifted': asItWas,
  reminded: asItWas,
  'decision-kept': asItWas,
};

const whatOf = (object: string, { type }: Readonly<{ type: string }>): string => type.slice(object.length + 1);

/** Whether an event says how the object goes on in its procedure, and nothing that is its own. */
export const isOfProcedure = <const O extends string, E extends Readonly<{ type: string }>>(
  object: O,
  event: E,
): event is Extract<E, Readonly<{ type: OfProcedure<O>['type'] }>> =>
  isStepTaken(object, event) || (event.type.startsWith(`${object}-`) && whatOf(object, event) in after);

/** How far an object is after such an event. */
export function progressThrough<const O extends string>(
  object: O,
  progress: Progress,
  event: OfProcedure<O>,
): Progress {
  const follow = after[whatOf(object, event) as keyof Told] as ((progress: Progress, said: object) => Progress) | null;
  return follow ? follow(progress, event.data) : progressAfter.answered(progress, event.data as StepAnswered);
}

/** The dues that went by, and those that are held against nobody any more, after an event. */
export function duesAfter<const O extends string, W extends Pick<Walked, 'overdue' | 'lifted'>>(
  object: O,
  walked: W,
  event: OfProcedure<O>,
): W {
  const code = () => codeOf(event.data as DueCode);
  const what = whatOf(object, event);
  if (what === 'became-overdue') return { ...walked, overdue: [...walked.overdue, code()] };
  return what === 'overdue-lifted' ? { ...walked, lifted: [...walked.lifted, code()] } : walked;
}

/** An object after an event of its procedure: how far it is, and what is late of it. */
export const walkedAfter = <const O extends string, W extends Walked>(
  object: O,
  walked: W,
  event: OfProcedure<O>,
): W => ({ ...duesAfter(object, walked, event), progress: progressThrough(object, walked.progress, event) });

/** Whom the procedures of an object name after an event of one of them, where that may have changed it. */
export function partiesAfter<const O extends string>(
  object: O,
  event: OfProcedure<O>,
  procedures: readonly Progress[],
): readonly Named[] | undefined {
  const what = whatOf(object, event);
  if (['withdrawn', 'rebased', 'reassigned', 'task-handed-over'].includes(what)) return namedNow(procedures);
  return namedAfter(event.data, procedures);
}
