import { byYearEnd, fold, type Taken, type Told } from '@wenxiao/domain';
import type { StoredEvent } from '@wenxiao/event-store';
import type { EvaluationEvent } from '@wenxiao/facts/evaluation';
import { decoded, type Grounds } from '@wenxiao/service-kit';
import { evaluation } from './evaluation.aggregate.js';
import { carriedOutBy } from './evaluation.carried-out.js';
import { attainedOf, computedOf, conclusionOf, formOf, type OpenEvaluation, unitPartsOf } from './evaluation.state.js';

/**
 * What was decided here and stands, by version, with what each takes of what it rests on: the conclusion, and what each of several units
 * said of its part, which counts by its share of the money as it was registered then.
 */
export function decisionsOf(
  state: OpenEvaluation,
  events: readonly StoredEvent[],
  year: number,
): ReadonlyMap<number, Grounds> {
  const decisions = new Map<number, Grounds>();
  const parts = unitPartsOf(state);
  for (const { organisation } of parts) {
    const part = events.findLast((event) => organisationIn(event) === organisation);
    if (part) decisions.set(part.version, { subject: shareTaken(organisation) });
  }
  const conclusion = conclusionOf(state) && events.findLast(({ type }) => type === 'evaluation-finalised');
  if (!conclusion) return decisions;
  const isComputed = computedOf(state) !== undefined;
  const shared = isComputed && parts.length > 0 ? { subject: ownShareTaken } : {};
  return decisions.set(conclusion.version, { ...groundsOf(year, isComputed), ...shared });
}

/** Which of several units says its part by it. */
function organisationIn(event: StoredEvent): string | undefined {
  if (event.type !== 'implementer-attained') return undefined;
  const said = decoded<EvaluationEvent>(evaluation, event);
  return said.type === 'implementer-attained' ? said.data.organisation : undefined;
}

type Subject = Parameters<typeof carriedOutBy>[0];
const subjectIn = (told: readonly Told[]): Subject | undefined => told.at(-1)?.data as Subject | undefined;

/** The share of a unit that carries it out beside its own, as it is registered. */
const shareTaken =
  (organisation: string): Taken =>
  (told) =>
    subjectIn(told)?.implementers.find((each) => each.organisation === organisation)?.share;

/** The share of the subject’s unit, where it is registered: else it has what those beside it leave. */
const ownShareTaken: Taken = (told) => {
  const subject = subjectIn(told);
  return subject && carriedOutBy(subject).share;
};

/**
 * What a conclusion takes of what it rests on: the target as it was in force on the day, the budget of the year by then, what whoever
 * evaluated before it said, and, of one that was computed, what the treasury had paid.
 */
const groundsOf = (year: number, isComputed: boolean): Grounds => ({
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
    // What comes after the form does not change it; of several units, what each said of its part does.
    const said = formOf(state)?.form ?? attainedOf(state)?.attained;
    if (said === undefined) return { score, grade };
    const parts = unitPartsOf(state).map(({ organisation, share, attained }) => ({ organisation, share, attained }));
    return [said, ...parts.sort((one, other) => (one.organisation < other.organisation ? -1 : 1))];
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
