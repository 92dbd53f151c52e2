import { accepted, type Decided, type Decision, type Fact, plusDays, rejected, under } from '@wenxiao/domain';
import type { Due } from '../shape/index.js';
import { type DueFacts, type DueRow, duesOf, isFixed } from './due-day.js';
import type { WorkCalendar } from './work-calendar.js';

/** A due day by who asks for it, a duty or a step, and its code there. */
export type DueCode = Readonly<{ askedBy: string; due: string }>;

/** When something that is still to be done has to be. */
export type DueDayNow = Readonly<{
  /** The last day on which it is on time; absent while an event or the holiday calendar is awaited. */
  on?: string;
  /** A target and no limit: {@link limitsOf}. */
  soft: boolean;
  awaitsCalendar?: true;
  /** Hash of the holiday calendar that counted it. */
  calendar?: string;
}>;

/** A due day that is still to be kept, with the path of the member of the set that states it. */
export type DueNow = DueCode & DueDayNow & Readonly<{ path: string }>;

export type DueRejection =
  | Readonly<{ code: 'unknown-due'; asked: DueCode; dues: readonly DueCode[] }>
  | Readonly<{ code: 'not-overdue'; asked: DueCode }>;

/** Dues that went by, and those of them that are held against nobody any more. */
type Overdue = Readonly<{ overdue: readonly DueCode[]; lifted: readonly DueCode[] }>;

export const codeOf = ({ askedBy, due }: DueCode): DueCode => ({ askedBy, due });
/** A due day in one word, as lists keep it: `submit/limit`. */
export const dueText = ({ askedBy, due }: DueCode): string => `${askedBy}/${due}`;
const isIn = (dues: readonly DueCode[], due: DueCode): boolean => dues.some((each) => isSameDue(each, due));

export const isSameDue = (one: DueCode, other: DueCode): boolean =>
  one.askedBy === other.askedBy && one.due === other.due;

/** The due day as it is known now. While it is not, it is nobody's target. */
export function dueDayNow(row: DueRow): DueDayNow {
  if (!isFixed(row)) return { soft: false, ...(row.awaits === 'calendar' && { awaitsCalendar: true as const }) };
  const { onTimeUntil: on, soft, calendar } = row;
  return { on, soft, ...(calendar !== undefined && { calendar }) };
}

/** What a member of the set at a path asks for. */
export function duesAsked(
  { code: askedBy, due, path }: Readonly<{ code: string; due: readonly Due[] | undefined; path: string }>,
  facts: DueFacts,
  calendar: WorkCalendar | undefined,
): readonly DueNow[] {
  return duesOf(due, facts, calendar).map((row) => ({
    askedBy,
    due: row.code,
    path: `${path}/due/${row.code}`,
    ...dueDayNow(row),
  }));
}

/** What open steps ask for. Several levels of a step have its due days once. */
export function duesOfSteps(
  open: readonly Readonly<{ code: string; step: Readonly<{ due?: readonly Due[] | undefined }>; path: string }>[],
  facts: DueFacts,
  calendar: WorkCalendar | undefined,
): readonly DueNow[] {
  const dues = open.flatMap(({ code, step: { due }, path }) => duesAsked({ code, due, path }, facts, calendar));
  return dues.filter((due, at) => dues.findIndex((each) => isSameDue(each, due)) === at);
}

/**
 * Those that are limits. A soft day (原则上, 一般) is a target: tasks show it, somebody may be reminded of it, and whoever watches warns
 * that it has gone by; nothing becomes overdue by it, and nobody is late for it.
 */
export const limitsOf = <Asked extends Pick<DueDayNow, 'soft'>>(dues: readonly Asked[]): readonly Asked[] =>
  dues.filter(({ soft }) => !soft);

/** When to look at limits: on the day after each; as soon as a calendar tells of it where none does. Alarms, not truth. */
export const alarmsOfDues = <Asked extends DueDayNow>(
  dues: readonly Asked[],
  whatOf: (due: Asked) => string,
): ReturnType<typeof alarmsOfDays<Asked>> => alarmsOfDays(limitsOf(dues), whatOf);

/** … and at targets as well, for whoever warns of those. */
export function alarmsOfDays<Asked extends DueDayNow>(
  dues: readonly Asked[],
  whatOf: (due: Asked) => string,
): readonly Readonly<{ what: string; wakeOn: string | undefined }>[] {
  return dues
    .filter(({ on, awaitsCalendar }) => on !== undefined || awaitsCalendar)
    .map((due) => ({ what: whatOf(due), wakeOn: due.on === undefined ? undefined : plusDays(due.on, 1) }));
}

/** `due/<step>/<code>` */
export const dueAlarm = ({ askedBy, due }: DueCode): string => `due/${askedBy}/${due}`;

/** What has not been said to be overdue yet. */
export const notOverdue = <Asked extends DueCode>(
  dues: readonly Asked[],
  { overdue }: Pick<Overdue, 'overdue'>,
): readonly Asked[] => dues.filter((due) => !isIn(overdue, due));

/** The limits whose last day was before a day, each with the day since when it is overdue. */
export function goneBy<Asked extends DueDayNow>(dues: readonly Asked[], today: string) {
  return limitsOf(dues).flatMap((due) =>
    due.on === undefined || due.on >= today ? [] : [{ ...due, since: plusDays(due.on, 1) }],
  );
}

/** Lifts an overdue day: it is held against nobody any more. */
export function decideToLift<Data extends DueCode, Event>(
  data: Data,
  { overdue, lifted }: Overdue,
  fact: (data: Data) => Decided<Event>,
): Decision<Event, DueRejection> {
  const asked = codeOf(data);
  if (!isIn(overdue, asked) || isIn(lifted, asked)) return rejected({ code: 'not-overdue', asked });
  return accepted<Event>(fact(data));
}

/** Reminds somebody of a day that is due, and rests on what asks for it. */
export function decideToRemind<Data extends DueCode, Event extends Fact>(
  data: Data,
  dues: readonly DueNow[],
  fact: (data: Data) => Event,
): Decision<Event, DueRejection> {
  const asked = codeOf(data);
  const found = dues.find((each) => isSameDue(each, asked));
  if (!found) return rejected({ code: 'unknown-due', asked, dues: dues.map(codeOf) });
  return accepted<Event>(under(fact(data), { path: found.path, calendar: found.calendar }));
}

/** What a task says where a day is counted in days of work that no calendar tells of yet. */
const calendarAwaited = '等待节假日历';

/** A due day as a task shows it; where the holiday calendar is awaited, in words. */
export const shownDue = ({ due, on, soft, awaitsCalendar }: Readonly<{ due: string }> & DueDayNow) => ({
  due,
  ...(on !== undefined && { on }),
  soft,
  ...(on === undefined && awaitsCalendar && { awaits: calendarAwaited }),
});
