import type { Outdated } from '@wenxiao/domain';
import type { DueCode, WorkCalendar } from '@wenxiao/rules/deadline';
import { type Progress, procedureFor, type World } from '@wenxiao/rules/procedure';
import { type Ruling, type Silent, silent, type Stated } from '@wenxiao/rules/ruling';
import type { Procedure } from '@wenxiao/rules/shape';
import type { Departures } from '../directory/known-people.js';

/** What an object looks up that goes by a procedure of its rule set: a result that is applied, a referral, a corrective measure. */
export interface ByProcedure {
  /** What procedures of the set are about, `referral`. */
  readonly object: string;
  readonly ruling: Ruling;
  /** What a procedure of that set may ask. */
  readonly procedures: World;
  readonly calendar?: WorkCalendar;
  /** The effective day on which each event of the budget year happened first: `budget.approved`. */
  readonly events: Readonly<Record<string, string>>;
  /** What was decided of it and rests on what is otherwise now. */
  readonly outdated: readonly Outdated[];
  /** Who of those whom it names has left. */
  readonly departures: Departures;
}

/** How far it has come. */
export type Walked = Readonly<{
  progress: Progress;
  /** Dues that went by, and those of them that are held against nobody any more. */
  overdue: readonly DueCode[];
  lifted: readonly DueCode[];
}>;

export type StepAt = Readonly<{ step: string; level?: string }>;

export const isSamePlace = (one: StepAt, other: StepAt): boolean =>
  one.step === other.step && one.level === other.level;

/** The procedure that it goes by: with which it began, or, before that, the one that the set has for it. */
export function procedureOf(world: ByProcedure, { procedure }: Progress): Stated<Procedure> | Silent {
  const { ruling, procedures, object } = world;
  if (procedure !== '') return ruling.member('procedures', procedure);
  const all = ruling.members('procedures').map(({ value }) => value);
  const found = procedureFor(all, object, procedures.known);
  return found.outcome === 'found' ? ruling.member('procedures', found.procedure.code) : silent('procedures');
}
