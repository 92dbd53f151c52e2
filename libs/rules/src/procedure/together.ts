import type { Procedure } from '../shape/procedure.js';
import { openNow, type OpenStep } from './open-now.js';
import type { Progress } from './progress.js';
import type { StepRejection } from './rejection.js';
import { type GivenAnswer, type StepTaken, takeStep } from './take-step.js';
import type { World } from './world.js';

/** One of several objects that the same act is about, each under the procedure that it was opened under. */
export interface JointItem {
  readonly id: string;
  readonly procedure: Procedure;
  readonly progress: Progress;
  readonly world: World;
}

export interface Readiness {
  readonly ready: readonly string[];
  /** Those that cannot go, with the steps that are open in place of this one. */
  readonly waiting: readonly { readonly id: string; readonly for: readonly OpenStep[] }[];
}

/** Which of these objects could take the step now, before anybody tries: named beforehand, so that the others can go on. */
export function readinessOf(step: string, items: readonly JointItem[]): Readiness {
  const each = items.map(({ id, procedure, progress, world }) => ({ id, open: openNow(procedure, progress, world) }));
  const isReady = (open: readonly OpenStep[]) => open.some(({ code, waitsFor }) => code === step && !waitsFor);
  return {
    ready: each.filter(({ open }) => isReady(open)).map(({ id }) => id),
    waiting: each.filter(({ open }) => !isReady(open)).map(({ id, open }) => ({ id, for: open })),
  };
}

export type TakenTogether =
  | Readonly<{ outcome: 'taken'; items: readonly { readonly id: string; readonly taken: StepTaken }[] }>
  | Readonly<{
      outcome: 'rejected';
      refused: readonly { readonly id: string; readonly rejection: StepRejection }[];
    }>;

/** One act over several objects: all of them, or none, and then every object that could not go says why. */
export function takeTogether(items: readonly JointItem[], given: (id: string) => GivenAnswer): TakenTogether {
  const each = items.map(({ id, procedure, progress, world }) => ({
    id,
    taken: takeStep(procedure, progress, world, given(id)),
  }));
  const refused = each.flatMap(({ id, taken }) =>
    taken.outcome === 'rejected' ? [{ id, rejection: taken.rejection }] : [],
  );
  if (refused.length > 0) return { outcome: 'rejected', refused };
  return {
    outcome: 'taken',
    items: each.flatMap(({ id, taken }) => (taken.outcome === 'taken' ? [{ id, taken }] : [])),
  };
}
