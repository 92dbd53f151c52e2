import {
  all,
  Flag,
  isWholeNumber,
  ListOfCodes,
  must,
  NestedVariant,
  OneOf,
  Optional,
  WholeNumber,
} from '../parameter/value-checks.js';

/** Events from which a period may run. A service that knows one passes its date to `dueDate`. */
export const deadlineEvents = [
  'assessment-requested',
  'assessment-object-fixed',
  'final-accounts-completed',
  'feedback-letter-received',
] as const;
export type DeadlineEvent = (typeof deadlineEvents)[number];

/** The last day of its month, or a day by its number; a month that has no such day is due on its last (matrix B-17). */
export type DayOfMonth = number | 'last';

function DayInMonth(): PropertyDecorator {
  const accepts = (value: unknown): boolean => value === 'last' || isWholeNumber(value, 1, 31);
  return must('dayOfMonth', accepts, ' 1 至 31 的日或 "last"', 'a day from 1 to 31, or "last"');
}

abstract class DeadlineTerms {
  /** What being late means: a `flag` on the record, or only a `warning` where the text says 原则上. Neither blocks. */
  @OneOf(['flag', 'warning']) readonly whenLate!: 'flag' | 'warning';
  /** Days after the due date that still count as on time (matrix N-6). */
  @Optional() @WholeNumber(0, 366) readonly graceDays?: number;
}

/** Anchor 1: a day of the year, 每年10月底前. */
export class FixedDateDeadline extends DeadlineTerms {
  @OneOf(['fixed-date']) readonly anchor!: 'fixed-date';
  @WholeNumber(1, 12) readonly month!: number;
  @DayInMonth() readonly day!: DayOfMonth;
  /** The calendar year, counted from the budget year: -1 is the year before. */
  @WholeNumber(-5, 5) readonly yearOffset!: number;
  /** Nothing is due for earlier budget years. */
  @Optional() @WholeNumber(1990, 2200) readonly firstBudgetYear?: number;
  /** Whether the day that the text names (前) is itself on time (matrix N-3). */
  @Flag() readonly inclusive!: boolean;
  /** Whether a rest day moves the due date to the next working day (matrix N-4). */
  @Flag() readonly rollNonWorking!: boolean;
}

/** Anchor 2: a day at or near the end of each month or quarter, 每季度末. */
export class PeriodEndDeadline extends DeadlineTerms {
  @OneOf(['period-end']) readonly anchor!: 'period-end';
  @OneOf(['month', 'quarter']) readonly period!: 'month' | 'quarter';
  /** The day of the period's last month. */
  @DayInMonth() readonly day!: DayOfMonth;
  /** Calendar days from that day: -5 is five days before. */
  @WholeNumber(-90, 90) readonly offsetDays!: number;
  @Flag() readonly inclusive!: boolean;
  @Flag() readonly rollNonWorking!: boolean;
}

/** Anchor 3: a period that runs from an event, 决算完成后一个月内. The day of the event does not count. */
export class EventDeadline extends DeadlineTerms {
  @OneOf(['event']) readonly anchor!: 'event';
  /** The clock starts with the earliest of these that has happened, and is never restarted (matrix N-10). */
  @ListOfCodes(deadlineEvents) readonly events!: readonly DeadlineEvent[];
  @WholeNumber(1, 3660) readonly count!: number;
  /** Days are calendar days (matrix A-1); working days are anchor 4. */
  @OneOf(['month', 'calendar-day']) readonly unit!: 'month' | 'calendar-day';
  @Flag() readonly rollNonWorking!: boolean;
}

/** Anchor 4: a number of working days by the holiday calendar, 次月10个工作日内. The day they run from does not count. */
export class WorkingDaysDeadline extends DeadlineTerms {
  @OneOf(['working-days']) readonly anchor!: 'working-days';
  @WholeNumber(1, 366) readonly count!: number;
  @OneOf(['month-end', 'quarter-end', 'event']) readonly after!: 'month-end' | 'quarter-end' | 'event';
  /** With `after: 'event'`: as in {@link EventDeadline}. */
  @Optional() @ListOfCodes(deadlineEvents) readonly events?: readonly DeadlineEvent[];
}

export type Deadline = FixedDateDeadline | PeriodEndDeadline | EventDeadline | WorkingDaysDeadline;

const shapes = {
  'fixed-date': FixedDateDeadline,
  'period-end': PeriodEndDeadline,
  event: EventDeadline,
  'working-days': WorkingDaysDeadline,
} as const satisfies Record<Deadline['anchor'], unknown>;

/** A parameter's value is a deadline with one of the four anchors (matrix X-2). */
export function DeadlineValue(): PropertyDecorator {
  const eventsNamed = must(
    'eventsNamed',
    (value) => !needsEvent(value as Partial<Deadline> | undefined) || namesEvents(value as Partial<EventDeadline>),
    '写明起算事件(events)的期限',
    'a deadline that names the events from which it runs',
  );
  return all(NestedVariant('anchor', shapes), eventsNamed);
}

function needsEvent(deadline: Partial<Deadline> | undefined): boolean {
  return deadline?.anchor === 'event' || (deadline?.anchor === 'working-days' && deadline.after === 'event');
}

function namesEvents({ events }: Partial<EventDeadline>): boolean {
  return Array.isArray(events) && events.length > 0;
}
