import type { Told } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import type { ObjectPlace } from '@wenxiao/service-kit';
import { conclusionOf, handedInOf, type OpenEvaluation, unitPartsOf } from './evaluation.state.js';
import type { Reached } from './evaluation.world.js';

// The evaluations on which one rests.

export type OtherEvaluation = Readonly<{ state: OpenEvaluation; fact: EventReference; told: readonly Told[] }>;
/** By type. */
export type Others = ReadonlyMap<string, OtherEvaluation>;

export const factsOf = (others: Others): readonly EventReference[] => [...others.values()].map(({ fact }) => fact);

export function reachedBy(state: OpenEvaluation | undefined): Reached | undefined {
  if (!state) return undefined;
  if (conclusionOf(state)) return 'concluded';
  return handedInOf(state) ? 'submitted' : undefined;
}

/** Who said it of themselves, and who works at the unit that is evaluated: nobody of them evaluates it. */
export function keptOut({ unit, department, holders }: ObjectPlace, others: Others): readonly string[] {
  const ofThemselves = [...others.values()].flatMap(({ state }) => {
    const own = state.ofItself ? handedInOf(state) : undefined;
    const steps = [own, ...unitPartsOf(state)].map((each) => each?.step);
    return own ? state.progress.did.filter(({ step }) => steps.includes(step)).map(({ by }) => by) : [];
  });
  const ofUnit = unit.id === department.id ? [] : holders.filter(({ over }) => over === unit.id);
  return [...new Set([...ofThemselves, ...ofUnit.map(({ person }) => person)])];
}
