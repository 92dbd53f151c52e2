import { unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { ReportUpwardEvent, reportUpwardFacts } from '@wenxiao/facts/accountability';
import type { Reported } from './report-upward.world.js';

type Compiled = DataOf<typeof reportUpwardFacts.reportCompiled.fields>;
export type Submission = DataOf<typeof reportUpwardFacts.reportUpwardSubmitted.fields>;

/** Who was handed a step. */
type Held = Readonly<{ heldBy?: Readonly<Partial<Record<string, string>>> }>;

export type ReportState =
  | Readonly<{ status: 'unknown' }>
  | (Readonly<{ status: 'expected'; scheme: string }> & Held)
  | (Readonly<{ status: 'compiled' | 'submitted'; scheme: string; results: readonly Reported[] }> &
      Pick<Compiled, 'documents'> &
      Readonly<{ compiledOn: string; submission?: Submission }> &
      Held);

/** What it waits for now, of whoever fills the desk that the rules name; undefined once it has gone out, or before it is expected. */
export type ReportStep = 'compile' | 'submit';
const steps: Readonly<Record<ReportState['status'], ReportStep | undefined>> = {
  unknown: undefined,
  expected: 'compile',
  compiled: 'submit',
  submitted: undefined,
};
export const stepNow = ({ status }: ReportState): ReportStep | undefined => steps[status];

/** History is never judged again: whatever was recorded is taken as it stands. */
export function evolve(state: ReportState, event: ReportUpwardEvent): ReportState {
  switch (event.type) {
    case 'report-expected':
      return { status: 'expected', scheme: event.data.scheme };
    case 'report-compiled': {
      const { scheme, documents, on: compiledOn } = event.data;
      return { status: 'compiled', scheme, documents, compiledOn, results: [], ...heldIn(state) };
    }
    case 'results-listed':
      return 'results' in state ? { ...state, results: [...state.results, ...event.data.results] } : state;
    case 'report-upward-submitted':
      return 'results' in state ? { ...state, status: 'submitted', submission: event.data } : state;
    case 'report-upward-taken-back': {
      if (!('results' in state)) return state;
      const { submission: _submission, ...rest } = state;
      return { ...rest, status: 'compiled' };
    }
    case 'report-upward-reminded':
      return state;
    case 'report-upward-task-handed-over': {
      const { step, to } = event.data;
      return state.status === 'unknown' ? state : { ...state, heldBy: { ...state.heldBy, [step]: to } };
    }
    default:
      return unreachable(event);
  }
}

const heldIn = (state: ReportState): Held =>
  state.status === 'unknown' || !state.heldBy ? {} : { heldBy: state.heldBy };
