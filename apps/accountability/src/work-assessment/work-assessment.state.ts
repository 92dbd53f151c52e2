import { unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { WorkAssessmentEvent, workAssessmentFacts } from '@wenxiao/facts/accountability';

type Scored = DataOf<typeof workAssessmentFacts.workScored.fields>;
export type ItemScored = Scored['items'][number];
export type Conclusion = DataOf<typeof workAssessmentFacts.workConcluded.fields>;

export type WorkState =
  | Readonly<{ status: 'unknown' }>
  | Readonly<{
      status: 'scored' | 'concluded';
      scheme: string;
      items: readonly ItemScored[];
      total: string;
      scoredOn: string;
      conclusion?: Conclusion;
    }>;

/** History is never judged again: whatever was recorded is taken as it stands. */
export function evolve(state: WorkState, event: WorkAssessmentEvent): WorkState {
  switch (event.type) {
    case 'work-scored': {
      const { scheme, items, total, on: scoredOn } = event.data;
      return { status: 'scored', scheme, items, total, scoredOn };
    }
    case 'work-assessment-concluded':
      return state.status === 'unknown' ? state : { ...state, status: 'concluded', conclusion: event.data };
    case 'work-assessment-taken-back': {
      if (state.status === 'unknown') return state;
      const { conclusion: _conclusion, ...rest } = state;
      return { ...rest, status: 'scored' };
    }
    default:
      return unreachable(event);
  }
}
