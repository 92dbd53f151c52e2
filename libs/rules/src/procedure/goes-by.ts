import {
  alarmsOfDues,
  dueAlarm,
  type DueCode,
  type DueNow,
  duesOfSteps,
  notOverdue,
  type WorkCalendar,
} from '../deadline/index.js';
import { type Ruling, type Silent, silent, type Stated } from '../ruling/index.js';
import type { Procedure } from '../shape/index.js';
import { openNow } from './open-now.js';
import { procedureFor } from './procedure-for.js';
import type { Progress } from './progress.js';
import type { World } from './world.js';

/** What an object goes by: the set that has its procedure, and what that may ask. */
export interface GoesBy {
  /** What procedures of the set are about, `referral`. */
  readonly object: string;
  /** By which procedure of the set, where something else names it. */
  readonly named?: string;
  readonly ruling: Ruling;
  /** What a procedure of that set may ask. */
  readonly procedures: World;
  readonly calendar?: WorkCalendar;
  /** The effective day on which each event of the budget year happened first: `budget.approved`. */
  readonly events: Readonly<Record<string, string>>;
}

/** How far it has come. */
export type Walked = Readonly<{
  progress: Progress;
  /** Dues that went by, and those of them that are held against nobody any more. */
  overdue: readonly DueCode[];
  lifted: readonly DueCode[];
}>;

/** A step, and which level of it. */
export type StepPlace = Readonly<{ step: string; level?: string }>;

/** Of a step with its level, where a request names one. */
export const placeAt = ({ step, level }: Readonly<{ step: string; level?: string | undefined }>): StepPlace => ({
  step,
  ...(level !== undefined && { level }),
});

export const isSamePlace = (one: StepPlace, other: StepPlace): boolean =>
  one.step === other.step && one.level === other.level;

/** The procedure that an object goes by: with which it began, or, before that, the one that the set has for it. */
export function procedureOf(world: GoesBy, { procedure }: Progress): Stated<Procedure> | Silent {
  const { ruling, procedures, object, named } = world;
  const begunOrNamed = procedure === '' ? named : procedure;
  if (begunOrNamed !== undefined) return ruling.member('procedures', begunOrNamed);
  const all = ruling.members('procedures').map(({ value }) => value);
  const found = procedureFor(all, object, procedures.known);
  return found.outcome === 'found' ? ruling.member('procedures', found.procedure.code) : silent('procedures');
}

/** What is due of its open steps. */
export function duesNow({ progress }: Pick<Walked, 'progress'>, world: GoesBy): readonly DueNow[] {
  const procedure = procedureOf(world, progress);
  if (progress.ended !== undefined || progress.procedure === '' || procedure.is === 'silent') return [];
  const { procedures, events, calendar } = world;
  return duesOfSteps(openNow(procedure.value, progress, procedures), { year: procedures.known.year, events }, calendar);
}

/** When to look at it: on the day after each due day. Alarms, not truth: the decider looks at what is there by then. */
export const alarmsOf = (walked: Walked, world: GoesBy): ReturnType<typeof alarmsOfDues> =>
  alarmsOfDues(notOverdue(duesNow(walked, world), walked), dueAlarm);
