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
        /** Whether it was late when it was concluded first. */
        firstLate?: boolean;
      }>);

export type OpenedAssessment = Extract<AssessmentState, { status: 'opened' }>;

/** Whether it is in the way of another by the same procedure for that year: it is under way, or what it came to lets the subject go on. */
export const standsFor = ({ progress, result, year }: OpenedAssessment, forYear: number): boolean =>
  progress.ended === undefined || (year === forYear && !isAgainst(result));

/** Whether what it came to keeps the subject out, or takes money from it: it may be assessed anew. */
const isAgainst = (result: AssessmentResult | undefined): boolean =>
  (result?.effects ?? []).some((effect) => effect === 'block-request' || effect === 'keep-out-of-library') ||
  result?.effects.length === 0;

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

/** A score counts as long as its step does; the same again is a correction. */
function scoredAfter(state: OpenedAssessment, { type, data }: ExAnteAssessmentEvent): OpenedAssessment {
  const counts = ({ step, level }: StepPlace): boolean =>
    state.progress.done.some((row) => row.step === step && row.level === level);
  const before = state.scores.filter(counts);
  if (type !== 'ex-ante-scored' || data.score === undefined || !counts(data)) return { ...state, scores: before };
  const { step, level, by, score } = data;
  const place = { step, ...(level !== undefined && { level }) };
  const others = before.filter((each) => each.step !== step || each.level !== level);
  return { ...state, scores: [...others, { ...place, by, score }] };
}
