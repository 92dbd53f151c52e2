import { alarmsOfDues, dueAlarm, type DueNow, duesOfSteps, notOverdue } from '@wenxiao/rules/deadline';
import { openNow } from '@wenxiao/rules/procedure';
import type { Alarm } from '../due/alarm.js';
import { type ByProcedure, procedureOf, type Walked } from './by-procedure.js';

/** What is due of its open steps. */
export function duesNow({ progress }: Pick<Walked, 'progress'>, world: ByProcedure): readonly DueNow[] {
  const procedure = procedureOf(world, progress);
  if (progress.ended !== undefined || progress.procedure === '' || procedure.is === 'silent') return [];
  const { procedures, events, calendar } = world;
  return duesOfSteps(openNow(procedure.value, progress, procedures), { year: procedures.known.year, events }, calendar);
}

/** Alarms, not truth: the decider looks at what is there by then. */
export const alarmsOf = (walked: Walked, world: ByProcedure): readonly Alarm[] =>
  alarmsOfDues(notOverdue(duesNow(walked, world), walked), dueAlarm);
