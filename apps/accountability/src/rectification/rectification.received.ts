import type { StepNeeds } from '@wenxiao/domain/field';
import type { StoredEvent } from '@wenxiao/event-store';
import type { GoesBy } from '@wenxiao/rules/procedure';
import type { RectificationState } from './rectification.state.js';

type Received = Pick<StepNeeds, 'date'> & Readonly<{ step: string }>;

/**
 * The day on which the unit received the letter of feedback (反馈意见书), as whoever received it said last: dues may be counted from it.
 * None before that, nor where it was taken back.
 */
export function receivedIn(state: RectificationState, events: readonly StoredEvent[]): GoesBy['events'] {
  if (state.status === 'unknown') return {};
  const last = events.findLast(({ type }) => type === 'rectification-received');
  if (!last) return {};
  const { step, date } = JSON.parse(last.data) as Received;
  const isDone = state.progress.done.some((each) => each.step === step);
  return isDone && date !== undefined ? { 'feedback-letter.received': date } : {};
}
