import type { Answer, Procedure, Step } from '../shape/procedure.js';
import { pathOfStep } from './step-path.js';

/** A step where it stands in the procedure of one object. */
export interface Placed {
  /** Of a step of the body's own procedure: behind the code of the step that it runs before, `submit.section`. */
  readonly code: string;
  readonly step: Step;
  /** The member that it is: `procedures/target-review/steps/desk-review`. */
  readonly path: string;
  /** The place in order; steps that are open beside one another share it. */
  readonly stage: number;
  /** The step before which it runs, for a step of the body's own procedure. */
  readonly host?: string;
}

export interface Layout {
  readonly stages: readonly (readonly Placed[])[];
  readonly steps: readonly Placed[];
}

/**
 * The steps in order, the body's own before those that say `inside`. What a body runs for itself runs inside that one step:
 * its end is the step, and it can neither end nor skip anything of the procedure that it belongs to.
 */
export function layoutOf(procedure: Procedure, inside: (at: 'unit' | 'department') => Procedure | undefined): Layout {
  const steps: Placed[] = [];
  const place = (step: Omit<Placed, 'stage'>): void => {
    const before = steps.at(-1);
    const beside = step.step.beside !== undefined && step.step.beside === before?.step.beside;
    const shares = beside && step.host === before.host;
    steps.push({ ...step, stage: before === undefined ? 0 : before.stage + (shares ? 0 : 1) });
  };
  for (const step of procedure.steps) {
    const own = step.inside === undefined ? undefined : inside(step.inside);
    for (const each of own?.steps ?? []) {
      const code = `${step.code}.${each.code}`;
      if (own !== undefined) place({ code, step: each, path: pathOfStep(own, each.code), host: step.code });
    }
    place({ code: step.code, step, path: pathOfStep(procedure, step.code) });
  }
  const stages: Placed[][] = [];
  for (const step of steps) (stages[step.stage] ??= []).push(step);
  return { stages, steps };
}

export type Onward =
  Readonly<{ to: 'next' }> | Readonly<{ to: 'end' }> | Readonly<{ to: 'later-step' | 'earlier-step'; step: Placed }>;

/** Where an answer leads. A step that a body's own procedure runs before is entered through that. */
export function onward(layout: Layout, from: Placed, { then }: Answer): Onward {
  if (then === 'next') return { to: 'next' };
  const host = layout.steps.find((step) => step.code === from.host);
  if (then === 'end') return host === undefined ? { to: 'end' } : { to: 'later-step', step: host };
  const code = from.host === undefined ? then : `${from.host}.${then}`;
  const step = layout.steps.find((each) => each.host === code || each.code === code);
  if (step === undefined) return { to: 'next' };
  return { to: step.stage > from.stage ? 'later-step' : 'earlier-step', step };
}

/** Whether what was done as `code` is meant by a `notBy` of that step: a step comprises what runs inside it. */
export function isMeant(step: Placed, notBy: string, code: string): boolean {
  const meant = step.host === undefined ? [notBy] : [notBy, `${step.host}.${notBy}`];
  return meant.some((each) => code === each || code.startsWith(`${each}.`));
}
