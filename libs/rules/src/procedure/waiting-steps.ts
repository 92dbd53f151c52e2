import type { Procedure, Step } from '../shape/procedure.js';
import { calledRef, unheardOn } from './consulted.js';
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
  /** Not the step itself, but an opinion on it, as which desk, before somebody else takes it. It holds nothing up. */
  asks?: Readonly<{ opinion: string }>;
  /** The set and the member in it that ask for it. */
  why: Readonly<{ hash: string; path: string }>;
}>;

/** The steps of an object that are open now, under the set of this hash. */
export function waitingSteps(
  { procedure, progress, world }: Readonly<{ procedure: Procedure; progress: Progress; world: World }>,
  hash: string,
): readonly WaitingStep[] {
  return openNow(procedure, progress, world).flatMap((open): WaitingStep[] => {
    const { code, level, step, path, barred, heldBy, waitsFor = [] } = open;
    const at = { step: code, ...(level !== undefined && { level }) };
    const why = { hash, path };
    const opinions = unheardOn({ ...at, code, step }, progress, world).map((by) => ({
      ...{ kind: 'act' as const, ...at, zh: `${step.zh}：提出协同意见`, by, asks: { opinion: calledRef(by) } },
      ...{ barred: [], waitsFor: [], why },
    }));
    return [
      {
        kind: waitsFor.length > 0 ? 'settle' : 'act',
        ...at,
        zh: step.zh,
        by: step.by,
        ...(heldBy !== undefined && { heldBy }),
        barred,
        waitsFor: waitsFor.map(({ on, name }) => `${on}:${name}`),
        why,
      },
      ...opinions,
    ];
  });
}
