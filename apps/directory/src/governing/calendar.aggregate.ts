import { calendarPublished } from '@wenxiao/contracts';
import type { Aggregate } from '@wenxiao/service-kit';
import {
  calendarDecider,
  type CalendarCommand,
  type CalendarEvent,
  type CalendarRejection,
  type CalendarState,
  calendarTexts,
} from './calendar.decider.js';

/** Streams `governing/<body id>.calendar`: all that governs travels on one topic. */
export const holidayCalendar: Aggregate<
  CalendarState,
  CalendarCommand,
  CalendarEvent,
  CalendarRejection,
  Readonly<{ earliest: string }>
> = {
  category: 'governing',
  decider: calendarDecider,
  about: (id) => ({ organisation: id.split('.')[0] ?? id }),
  schemaVersions: { 'calendar-published': 1 },
  texts: calendarTexts,
  publish: ({ data }) => calendarPublished(data),
};
