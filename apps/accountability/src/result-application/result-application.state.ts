import { unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { ResultApplicationEvent, resultApplicationFacts } from '@wenxiao/facts/accountability';
import { isOfProcedure, notBegun, progressAfter, type Walked, walkedAfter } from '@wenxiao/rules/procedure';

type Facts = typeof resultApplicationFacts;
/** The evaluation whose result is applied. */
export type Evaluated = DataOf<Facts['resultOpened']['fields']>;
type Refusal = Omit<DataOf<Facts['disposalRefused']['fields']>, 'decision'>;

/** What was decided to follow, by the version in which it was, and what came of it. */
export type Disposal = DataOf<Facts['disposalDecided']['fields']> &
  Readonly<{ version: number }> &
  (Readonly<{ status: 'decided' | 'applied' }> | (Readonly<{ status: 'refused' }> & Refusal));

export type ResultState =
  | Readonly<{ status: 'unknown'; version: number }>
  | (Walked &
      Readonly<{
        status: 'open';
        version: number;
        evaluation: Evaluated;
        /** The evaluation was taken back, at this version of it. */
        withdrawnAt?: number;
        /** The latest decision, also where it was made on an earlier result. */
        disposal?: Disposal;
      }>);

export type OpenResult = Extract<ResultState, { status: 'open' }>;

/** A decision that holds: targets carries it out, or has. */
export const inForce = ({ disposal }: OpenResult): Disposal | undefined =>
  disposal?.status === 'refused' ? undefined : disposal;

/** Whether it was decided on the result as it is now, by a step that counts. */
export const restsOnStep = ({ disposal, progress }: OpenResult): boolean =>
  disposal !== undefined && progress.done.some(({ step }) => step === disposal.step);

/** History is never judged again: whatever was recorded is taken as it stands. */
export function evolve(before: ResultState, event: ResultApplicationEvent): ResultState {
  const state = { ...before, version: before.version + 1 };
  if (event.type === 'result-opened') {
    const { version } = state;
    const disposal = state.status === 'open' && state.disposal ? { disposal: state.disposal } : {};
    return {
      status: 'open',
      version,
      evaluation: event.data,
      progress: notBegun,
      overdue: [],
      lifted: [],
      ...disposal,
    };
  }
  return state.status === 'open' ? evolveOpen(state, event) : state;
}

type OfOpen = Exclude<ResultApplicationEvent, { type: 'result-opened' }>;

function evolveOpen(state: OpenResult, event: OfOpen): OpenResult {
  if (isOfProcedure('result', event)) return walkedAfter('result', state, event);
  switch (event.type) {
    case 'disposal-decided':
      return { ...state, disposal: { ...event.data, version: state.version, status: 'decided' } };
    case 'disposal-applied':
    case 'disposal-refused':
    case 'disposal-withdrawn':
      return settled(state, event);
    case 'result-outdated':
      return event.data.because === 'withdrawn' ? { ...state, withdrawnAt: event.data.version } : state;
    case 'result-superseded':
      return state;
    default:
      return unreachable(event);
  }
}

type Settling = Extract<OfOpen, { type: 'disposal-applied' | 'disposal-refused' | 'disposal-withdrawn' }>;

/** What became of a decision. Of an earlier one than the latest nothing more is kept. */
function settled(state: OpenResult, event: Settling): OpenResult {
  const { disposal, ...rest } = state;
  if (disposal?.version !== event.data.decision) return state;
  switch (event.type) {
    case 'disposal-applied':
      return { ...rest, disposal: { ...disposal, status: 'applied' } };
    case 'disposal-withdrawn':
      return rest;
    case 'disposal-refused': {
      const { decision: _decision, ...refusal } = event.data;
      const progress = restsOnStep(state) ? progressAfter.refused(state.progress, disposal.step) : state.progress;
      return { ...rest, progress, disposal: { ...disposal, status: 'refused', ...refusal } };
    }
    default:
      return unreachable(event);
  }
}
