import type { Asked } from '../condition/known.js';
import type { Procedure, Step } from '../shape/procedure.js';
import { isMeant, type Layout, layoutOf, type Placed } from './layout.js';
import { doersOf, type OpenState, type Progress, progressAfter } from './progress.js';
import { isDecidedElsewhere, Walk } from './walk.js';
import type { World } from './world.js';

/** A step that is open, or a level of it. It feeds tasks, what is possible, and the console. */
export interface OpenStep {
  /** The code to answer under. */
  readonly code: string;
  /** The organisation whose turn it is, or one of those who were assigned. */
  readonly level?: string;
  readonly step: Step;
  /** The member of the set: `procedures/target-review/steps/desk-review`. */
  readonly path: string;
  /** The codes that it can be answered with now: an exception only where nobody else is left. */
  readonly answers: readonly string[];
  /** Persons who may not answer it, because of what they did on this object. */
  readonly barred: readonly string[];
  /** The organisation or person to whom it was handed over, where it was. */
  readonly heldBy?: string;
  /** It cannot be answered here yet: what has to be known or be assigned before, or the gate that decides elsewhere. */
  readonly waitsFor?: readonly WaitsFor[];
}
export type WaitsFor = Asked | { readonly on: 'party' | 'gate'; readonly name: string };

/** What is open now, by the world of the day. Never throws, and changes nothing. */
export function openNow(procedure: Procedure, progress: Progress, world: World): readonly OpenStep[] {
  return openSteps(settledWalk(procedure, progress, world), world);
}

export interface Settled {
  readonly layout: Layout;
  readonly walk: Walk;
  /** With what has opened since it was recorded. */
  readonly progress: Progress;
}

export function settledWalk(procedure: Procedure, recorded: Progress, world: World): Settled {
  const layout = layoutOf(procedure, (at) => world.inside(procedure.code, at));
  const walk = new Walk(layout, recorded, world);
  const hasBegun = recorded.procedure !== '';
  if (hasBegun) walk.settle();
  const progress = progressAfter.opened(recorded, { procedure: recorded.procedure, ...walk.standing() });
  return { layout, walk, progress };
}

export function openSteps({ layout, walk, progress }: Settled, world: World): readonly OpenStep[] {
  return layout.steps.flatMap((placed) => {
    const state = walk.open.get(placed.code);
    return state === undefined ? [] : levelsOf(placed, state, progress).map((level) => open(placed, state, level));
  });

  function open(placed: Placed, state: OpenState, level: string | undefined): OpenStep {
    const { code, step, path } = placed;
    const barred = barredFrom(placed, progress, level);
    const left = barred.length === 0 || world.anybodyBeside(barred, step, level);
    const answers = step.answers.filter((answer) => answer.exceptionBy === undefined || !left).map((each) => each.code);
    const gate = isDecidedElsewhere(step.by) ? [{ on: 'gate' as const, name: step.by.gate }] : undefined;
    const waitsFor = state.missing ?? gate;
    const heldBy = progress.heldBy?.[code];
    return {
      code,
      ...(level !== undefined && { level }),
      step,
      path,
      answers,
      barred,
      ...(heldBy !== undefined && { heldBy }),
      ...(waitsFor && { waitsFor }),
    };
  }
}

/** Whose turn it is: of levels the lowest that is left, of those assigned everyone who is left. */
function levelsOf({ code, step }: Placed, { levels }: OpenState, progress: Progress): readonly (string | undefined)[] {
  if (levels === undefined) return [undefined];
  const done = progress.done.filter((row) => row.step === code).map(({ level }) => level);
  const ahead = levels.filter((level) => !done.includes(level));
  return step.repeats === 'each-assigned' ? ahead : ahead.slice(0, 1);
}

/**
 * Everybody who did one of the steps of `notBy` on this object, in whatever submission, and was not excepted by the head.
 * A step that names itself means its other levels in this submission.
 */
export function barredFrom(placed: Placed, progress: Progress, level: string | undefined): readonly string[] {
  const excepted = progress.excepted.filter(
    (row) => row.step === placed.code && row.submission === progress.submission,
  );
  const did = (placed.step.notBy ?? []).flatMap((notBy) => {
    const levels = progress.done.filter((row) => row.level !== level);
    const rows = notBy === placed.step.code ? levels : progress.did;
    return rows.filter((row) => isMeant(placed, notBy, row.step)).flatMap(doersOf);
  });
  return [...new Set(did)].filter((person) => !excepted.some((row) => row.person === person));
}
