import { unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { ReportUpwardEvent, reportUpwardFacts } from '@wenxiao/facts/accountability';
import type { Reported } from './report-upward.world.js';

type Compiled = DataOf<typeof reportUpwardFacts.reportCompiled.fields>;
export type Submission = DataOf<typeof reportUpwardFacts.reportUpwardSubmitted.fields>;

export type ReportState =
  | Readonly<{ status: 'unknown' }>
  | Readonly<{ status: 'expected'; scheme: string }>
  | (Readonly<{ status: 'compiled' | 'submitted'; scheme: string; results: readonly Reported[] }> &
      Pick<Compiled, 'documents'> &
      Readonly<{ compiledOn: string; submission?: Submission }>);

/** History is never judged again: whatever was recorded is taken as it stands. */
export function evolve(state: ReportState, event: ReportUpwardEvent): ReportState {
  switch (event.type) {
    case 'report-expected':
      return { status: 'expected', scheme: event.data.scheme };
    case 'report-compiled': {
      const { scheme, documents, on: compiledOn } = event.data;
      return { status: 'compiled', scheme, documents, compiledOn, results: [] };
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
    default:
      return unreachable(event);
  }
}
