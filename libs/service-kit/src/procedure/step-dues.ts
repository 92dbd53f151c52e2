import { plusDays } from '@wenxiao/domain';
import { type DueRow, duesOf, isFixed } from '@wenxiao/rules/deadline';
import { openNow } from '@wenxiao/rules/procedure';
import type { Alarm } from '../due/alarm.js';
import { type ByProcedure, type DueCode, isSameDue, procedureOf, type Walked } from './by-procedure.js';

/** A due day that is still to be kept, with the member of the set that states it. */
export type DueNow = DueCode &
  Readonly<{
    path: string;
    /** The last day on which it is on time; absent while an event or the holiday calendar is awaited. */
    on?: string;
    /** A target (原则上), or a limit. */
    soft: boolean;
    awaitsCalendar?: true;
    /** Hash of the holiday calendar that counted it. */
    calendar?: string;
  }>;

/** What is due of its open steps. Several levels of a step have its due days once. */
export function duesNow({ progress }: Walked, world: ByProcedure): readonly DueNow[] {
  const procedure = procedureOf(world, progress);
  if (progress.ended !== undefined || progress.procedure === '' || procedure.is === 'silent') return [];
  const { procedures, events, calendar } = world;
  const rows = openNow(procedure.value, progress, procedures).flatMap(({ code, step, path }) =>
    duesOf(step.due ?? [], { year: procedures.known.year, events }, calendar).map((row) => dueNow(code, row, path)),
  );
  return rows.filter((row, at) => rows.findIndex((each) => isSameDue(each, row)) === at);
}

function dueNow(askedBy: string, row: DueRow, path: string): DueNow {
  const { code } = row;
  const at = { askedBy, due: code, path: `${path}/due/${code}` };
  if (isFixed(row)) {
    const { calendar } = row;
    return { ...at, on: row.onTimeUntil, soft: row.soft, ...(calendar !== undefined && { calendar }) };
  }
  return { ...at, soft: false, ...(row.awaits === 'calendar' && { awaitsCalendar: true as const }) };
}

/** When to look: on the day after each due day. Alarms, not truth: the decider looks at what is there by then. */
export function alarmsOf(walked: Walked, world: ByProcedure): readonly Alarm[] {
  return duesNow(walked, world)
    .filter((due) => !walked.overdue.some((each) => isSameDue(each, due)))
    .filter(({ on, awaitsCalendar }) => on !== undefined || awaitsCalendar)
    .map(({ askedBy, due, on }) => ({
      what: `due/${askedBy}/${due}`,
      wakeOn: on === undefined ? undefined : plusDays(on, 1),
    }));
}

/** What a due day rests on: the member of the set, and the calendar that counted it. */
export type Counted = Readonly<{ path: string; calendar?: string | undefined }>;

/** What has gone by on a day and was not said yet. */
export function overdueOn(
  today: string,
  walked: Walked,
  world: ByProcedure,
): readonly (DueCode & Readonly<{ since: string; stated: Counted }>)[] {
  return duesNow(walked, world).flatMap(({ askedBy, due, on = today, path, calendar }) =>
    on >= today || walked.overdue.some((each) => isSameDue(each, { askedBy, due }))
      ? []
      : [{ askedBy, due, since: plusDays(on, 1), stated: { path, calendar } }],
  );
}

export type DueRejection =
  | Readonly<{ code: 'unknown-due'; asked: DueCode; dues: readonly DueCode[] }>
  | Readonly<{ code: 'not-overdue'; asked: DueCode }>;

/** Why an overdue day cannot be lifted. */
export function notLiftable({ askedBy, due }: DueCode, { overdue, lifted }: Walked): DueRejection | undefined {
  const asked = { askedBy, due };
  const isIn = (dues: readonly DueCode[]): boolean => dues.some((each) => isSameDue(each, asked));
  return !isIn(overdue) || isIn(lifted) ? { code: 'not-overdue', asked } : undefined;
}

/** What a reminder rests on; or why nobody is reminded. */
export function dueOrNone({ askedBy, due }: DueCode, walked: Walked, world: ByProcedure): Counted | DueRejection {
  const asked = { askedBy, due };
  const dues = duesNow(walked, world);
  const found = dues.find((each) => isSameDue(each, asked));
  if (found) return { path: found.path, calendar: found.calendar };
  return { code: 'unknown-due', asked, dues: dues.map((each) => ({ askedBy: each.askedBy, due: each.due })) };
}
