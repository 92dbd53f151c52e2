import { accepted, type Command, type Decider, type Fact, nothingToDo, rejected, type TextsOf } from '@wenxiao/domain';

/** By which arrangement of holidays a body counts, from when on. The hash is of exactly this text. */
export type PublishedCalendar = Readonly<{ bodyId: string; from: string; hash: string; text: string }>;

export type CalendarEvent = Fact<'calendar-published', PublishedCalendar>;

/** What every string of the events says, and so to whom. */
export const calendarTexts: TextsOf<CalendarEvent> = {
  'calendar-published': { bodyId: 'id', from: 'figure', hash: 'id', text: 'public' },
};

export type CalendarCommand = Command<'publish', PublishedCalendar>;

export type CalendarRejection = Readonly<{ code: 'calendar-too-early'; from: string; earliest: string }>;

export type CalendarState = Readonly<{ published: readonly Pick<PublishedCalendar, 'from' | 'hash'>[] }>;

/** The calendars of one body. The first may hold from any day; each further one with a whole business day between. */
export const calendarDecider: Decider<
  CalendarState,
  CalendarCommand,
  CalendarEvent,
  CalendarRejection,
  Readonly<{ earliest: string }>
> = {
  initialState: { published: [] },
  decide({ data }, { published }, { earliest }) {
    const newest = published.at(-1);
    if (newest?.from === data.from && newest.hash === data.hash) return nothingToDo;
    if (newest && data.from < earliest) return rejected({ code: 'calendar-too-early', from: data.from, earliest });
    return accepted({ type: 'calendar-published', data });
  },
  evolve({ published }, { data: { from, hash } }) {
    return { published: [...published, { from, hash }] };
  },
};
