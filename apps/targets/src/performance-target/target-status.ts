import { isSubmitted, type TargetState } from './performance-target.state.js';

/** Where a target stands, in one word for lists. */
export type TargetStatus = 'prepared' | 'submitted' | 'returned' | 'approved' | 'adjusting' | 'closed';

export function statusOf(state: TargetState): TargetStatus {
  const { progress, inForce } = state;
  const hasEnded = progress.ended !== undefined;
  if (inForce) return hasEnded ? 'approved' : 'adjusting';
  if (hasEnded) return 'closed';
  if (isSubmitted(state)) return 'submitted';
  return progress.submission > 1 ? 'returned' : 'prepared';
}
