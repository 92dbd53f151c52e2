import { unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { ExAnteAssessmentEvent, exAnteAssessmentFacts } from '@wenxiao/facts/targets';
import { isOfProcedure, notBegun, type StepPlace, type Walked, walkedAfter } from '@wenxiao/rules/procedure';

/** What it came to, and what follows from it. */
export type AssessmentResult = DataOf<(typeof exAnteAssessmentFacts)['exAnteResulted']['fields']>;
export type Conduct = DataOf<(typeof exAnteAssessmentFacts)['exAnteConducted']['fields']>;
/** What one of those who were asked scored. */
export type Scored = StepPlace & Readonly<{ by: string; score: string }>;

export type AssessmentState =
  | Readonly<{ status: 'unknown' }>
  | (Walked &
      Readonly<{
        status: 'opened';
        scheme: string;
        year: number;
        requested: boolean;
        openedOn: string;
        /** The other department that assesses. */
        organisation?: string;
        conduct?: Conduct;
        scores: readonly Scored[];
        result?: AssessmentResult;
        /** What it took off the control number. */
        cut?: string;
        givenUp?: true;
        /** Whether it was late when it was concluded first. */
        firstLate?: boolean;
      }>);

export type OpenedAssessment = Extract<AssessmentState, { status: 'opened' }>;

/**
 * Whether it is in the way of another by the same procedure for that year: it is under way, or what it came to lets the subject go on.
 * One that was given up is in nobody's way.
 */
export const standsFor = ({ progress, result, year, givenUp, cut }: OpenedAssessment, forYear: number): boolean => {
  if (givenUp) return false;
  const isAgainst = cut !== undefined || (result?.effects ?? []).some((effect) => against.has(effect));
  return progress.ended === undefined || (year === forYear && !isAgainst);
};

/** What keeps the subject out: it may be assessed anew. */
const against: ReadonlySet<string> = new Set(['block-request', 'keep-out-of-library']);

export function evolve(state: AssessmentState, event: ExAnteAssessmentEvent): AssessmentState {
  if (event.type === 'ex-ante-opened') {
    const { scheme, procedure, year, requested, organisation, on: openedOn } = event.data;
    const progress = { ...notBegun, procedure };
    const other = organisation !== undefined && { organisation };
    const opened = { scheme, year, requested, openedOn, ...other, progress };
    return { status: 'opened', ...opened, overdue: [], lifted: [], scores: [] };
  }
  if (state.status === 'unknown') return state;
  if (isOfProcedure('ex-ante', event)) return scoredAfter(walkedAfter('ex-ante', state, event), event);
  switch (event.type) {
    case 'ex-ante-conducted':
      return { ...state, conduct: event.data };
    case 'ex-ante-given-up':
      return { ...state, givenUp: true, progress: { ...state.progress, open: [], ended: 'given-up' } };
    case 'ex-ante-resulted':
      return { ...state, result: event.data, firstLate: state.firstLate ?? event.data.late };
    case 'ex-ante-result-withdrawn': {
      const { result: _result, ...rest } = state;
      return rest;
    }
    default:
      return unreachable(event);
  }
}

/** A score counts as long as its step does; the same again is a correction. An amount is what was taken off the control number. */
function scoredAfter(before: OpenedAssessment, { type, data }: ExAnteAssessmentEvent): OpenedAssessment {
  const amount = 'amount' in data ? data.amount : undefined;
  const state = amount === undefined ? before : { ...before, cut: amount };
  const counts = ({ step, level }: StepPlace): boolean =>
    state.progress.done.some((row) => row.step === step && row.level === level);
  const scores = state.scores.filter(counts);
  if (type !== 'ex-ante-scored' || data.score === undefined || !counts(data)) return { ...state, scores };
  const { step, level, by, score } = data;
  const place = { step, ...(level !== undefined && { level }) };
  const others = scores.filter((each) => each.step !== step || each.level !== level);
  return { ...state, scores: [...others, { ...place, by, score }] };
}
