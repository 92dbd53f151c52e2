import { calendarPublished } from '@wenxiao/contracts';
import { type CalendarEvent, calendarFacts } from '@wenxiao/facts/directory';
import type { CountedDay } from '@wenxiao/rules/deadline';
import type { Aggregate } from '@wenxiao/service-kit';
import {
  calendarDecider,
  type CalendarCommand,
  type CalendarRejection,
  type CalendarState,
} from './calendar.decider.js';

/** Streams `governing/<body id>.calendar`: all that governs travels on one topic. */
export const holidayCalendar: Aggregate<
  CalendarState,
  CalendarCommand,
  CalendarEvent,
  CalendarRejection,
  Readonly<{ earliest: CountedDay }>
> = {
  category: 'governing',
  decider: calendarDecider,
  about: (id) => ({ organisation: id.split('.')[0] ?? id }),
  facts: calendarFacts,
  publish: ({ data }) => calendarPublished(data),
};
