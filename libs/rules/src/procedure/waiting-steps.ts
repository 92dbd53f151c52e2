import type { Procedure, Step } from '../shape/procedure.js';
import { openNow } from './open-now.js';
import type { Progress } from './progress.js';
import type { World } from './world.js';

/** A step that waits for somebody, as tasks tell it. */
export type WaitingStep = Readonly<{
  /** `act`: it can be taken now. `settle`: something has to be known or decided before anybody can. */
  kind: 'act' | 'settle';
  step: string;
  level?: string;
  zh: string;
  /** Whose it is, as the set says it: a desk of a body, a route, those whom a step named. Absent: the lead desk. */
  by?: Step['by'];
  /** The organisation or person to whom it was handed over, where it was. */
  heldBy?: string;
  /** Persons who may not, because of what they did on the object. */
  barred: readonly string[];
  /** What has to be known, where it waits. */
  waitsFor: readonly string[];
  /** The set and the member in it that ask for it. */
  why: Readonly<{ hash: string; path: string }>;
}>;

/** The steps of an object that are open now, under the set of this hash. */
export function waitingSteps(
  { procedure, progress, world }: Readonly<{ procedure: Procedure; progress: Progress; world: World }>,
  hash: string,
): readonly WaitingStep[] {
  return openNow(procedure, progress, world).map(({ code, level, step, path, barred, heldBy, waitsFor = [] }) => ({
    kind: waitsFor.length > 0 ? 'settle' : 'act',
    step: code,
    ...(level !== undefined && { level }),
    zh: step.zh,
    by: step.by,
    ...(heldBy !== undefined && { heldBy }),
    barred,
    waitsFor: waitsFor.map(({ on, name }) => `${on}:${name}`),
    why: { hash, path },
  }));
}
