import { byYearEnd, fold, type Taken, type Told } from '@wenxiao/domain';
import type { EvaluationEvent } from '@wenxiao/facts/evaluation';
import { evaluation } from './evaluation.aggregate.js';
import { attainedOf, conclusionOf, formOf } from './evaluation.state.js';

/**
 * What a conclusion takes of what it rests on: the target as it was in force on the day, the budget of the year by then, what whoever
 * evaluated before it said, and, of one that was computed, what the treasury had paid.
 */
export const groundsOf = (year: number, isComputed: boolean): Readonly<Record<string, Taken>> => ({
  ...(isComputed && { execution: paidTaken }),
  'performance-target': targetTaken,
  'budget-line': (told, day) => {
    const { inForce = [] } = (told.at(-1)?.data ?? {}) as Line;
    return inForce.findLast(({ from }) => from <= byYearEnd(day, year))?.total;
  },
  evaluation: (told) => {
    const state = fold(
      evaluation.decider,
      told.map(({ data }) => data as EvaluationEvent),
    );
    if (state.status !== 'open') return undefined;
    const { score, grade } = conclusionOf(state) ?? {};
    // What comes after the form does not change it.
    return formOf(state)?.form ?? attainedOf(state)?.attained ?? { score, grade };
  },
});

const paidTaken: Taken = (told, day) => {
  const { executed = [] } = (told.at(-1)?.data ?? {}) as Readonly<{ executed?: readonly Paid[] }>;
  return executed.findLast(({ on }) => on <= day)?.total;
};

type Paid = Readonly<{ on: string; total: string }>;
type Line = Readonly<{ inForce?: readonly Readonly<{ from: string; total: string }>[] }>;
type Target = Readonly<{
  declaration?: number;
  effectiveOn?: string;
  indicators?: readonly object[];
  inForce?: number;
}>;

/** The approvals and adjustments in force by the day, each as it was corrected last; what was taken back gives way to what it names. */
function targetTaken(told: readonly Told[], day: string): unknown {
  const facts = told.map(({ recordedAt, data }) => ({ ...(data as Target), recordedOn: recordedAt.slice(0, 10) }));
  const inForce = facts.reduce<Target | undefined>((standing, fact, at) => {
    if (fact.indicators === undefined)
      return facts
        .slice(0, at)
        .findLast(({ declaration }) => declaration !== undefined && declaration === fact.inForce);
    const isCorrection = fact.declaration === standing?.declaration;
    return isCorrection || (fact.effectiveOn ?? fact.recordedOn) <= day ? fact : standing;
  }, undefined);
  return inForce && { declaration: inForce.declaration, indicators: inForce.indicators };
}
