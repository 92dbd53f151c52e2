import { accepted, type Command, type Decider, nothingToDo, rejected } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type CalendarEvent, calendarFacts as facts } from '@wenxiao/facts/directory';
import type { CountedDay } from '@wenxiao/rules/deadline';

/** By which arrangement of holidays a body counts, from when on. The hash is of exactly this text. */
type PublishedCalendar = DataOf<typeof facts.calendarPublished.fields>;

export type CalendarCommand = Command<'publish', PublishedCalendar>;

export type CalendarRejection =
  | Readonly<{ code: 'calendar-too-early'; from: string; earliest: string }>
  /** Not even the calendar itself says which is the first day that may be chosen. */
  | Readonly<{ code: 'holiday-calendar-gap'; date: string }>;

export type CalendarState = Readonly<{ published: readonly Pick<PublishedCalendar, 'from' | 'hash'>[] }>;

/** The calendars of one body. The first may hold from any day; each further one with a whole business day between. */
export const calendarDecider: Decider<
  CalendarState,
  CalendarCommand,
  CalendarEvent,
  CalendarRejection,
  Readonly<{ earliest: CountedDay }>
> = {
  initialState: { published: [] },
  decide({ data }, { published }, { earliest }) {
    const newest = published.at(-1);
    if (newest?.from === data.from && newest.hash === data.hash) return nothingToDo;
    if (!newest) return accepted(facts.calendarPublished(data));
    if ('unknown' in earliest) return rejected({ code: 'holiday-calendar-gap', date: earliest.unknown });
    const { from } = data;
    if (from < earliest.day) return rejected({ code: 'calendar-too-early', from, earliest: earliest.day });
    return accepted(facts.calendarPublished(data));
  },
  evolve({ published }, { data: { from, hash } }) {
    return { published: [...published, { from, hash }] };
  },
};
