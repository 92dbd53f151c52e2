import { unreachable } from '@wenxiao/domain';
import { compareExtents, type Looseness } from '../parameter/refinement.js';
import type { DayOfMonth, Deadline } from './deadline.js';

/** A later deadline is looser. Deadlines with different anchors, or a mixture of earlier and later parts, are not comparable. */
export function laterIsLooser(own: Deadline, upper: Deadline): Looseness {
  if (anchorOf(own) !== anchorOf(upper)) return 'not-comparable';
  return compareExtents(extentsOf(own), extentsOf(upper));
}

function anchorOf(deadline: Deadline): string {
  switch (deadline.anchor) {
    case 'fixed-date':
      return deadline.anchor;
    case 'period-end':
      return `${deadline.anchor} ${deadline.period}`;
    case 'event':
      return `${deadline.anchor} ${deadline.unit} ${deadline.events.join(' ')}`;
    case 'working-days':
      return `${deadline.anchor} ${deadline.after} ${(deadline.events ?? []).join(' ')}`;
    default:
      return unreachable(deadline);
  }
}

function extentsOf(deadline: Deadline): readonly number[] {
  const grace = deadline.graceDays ?? 0;
  switch (deadline.anchor) {
    case 'fixed-date': {
      const dayOfYear = deadline.month * 31 + dayNumber(deadline.day);
      const date = deadline.yearOffset * 13 * 31 + dayOfYear - Number(!deadline.inclusive);
      return [date, grace, Number(deadline.rollNonWorking), deadline.firstBudgetYear ?? 0];
    }
    case 'period-end': {
      const day = dayNumber(deadline.day) + deadline.offsetDays - Number(!deadline.inclusive);
      return [day, grace, Number(deadline.rollNonWorking)];
    }
    case 'event':
      return [deadline.count, grace, Number(deadline.rollNonWorking)];
    case 'working-days':
      return [deadline.count, grace];
    default:
      return unreachable(deadline);
  }
}

function dayNumber(day: DayOfMonth): number {
  return day === 'last' ? 31 : day;
}
