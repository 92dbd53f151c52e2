import type { StoredEvent } from '@wenxiao/event-store';
import { type GoesBy, procedureOf, type Progress } from '@wenxiao/rules/procedure';
import type { BusinessClock } from '../runtime/business-clock.js';
import type { Ahead, Alarm } from '../due/alarm.js';
import type { Task } from '../due/task.js';
import type { Departures } from '../directory/known-people.js';
import { knowTasks } from './know-tasks.js';
import type { ObjectPlace } from './object-place.js';
import { departureAlarms, personsIn } from './person-left.js';
import type { InProcedure } from './step-authority.js';
import { placedTask, type StepTask } from './step-tasks.js';

/** An object in its procedure; undefined where its set has none for it. */
export function objectInProcedure(
  progress: Progress,
  { place, world }: Readonly<{ place: ObjectPlace; world: GoesBy }>,
): InProcedure | undefined {
  const procedure = procedureOf(world, progress);
  if (procedure.is === 'silent') return undefined;
  const { ruling, procedures } = world;
  return { place, ruling, world: procedures, procedure: procedure.value, progress };
}

type Standing = Readonly<{
  progress: Progress;
  scheme: string;
  /** When to look at it again, and what waits for somebody. */
  alarms: readonly Alarm[];
  tasks: readonly StepTask[];
  about: Task['about'];
  stored: readonly StoredEvent[];
  clock: Pick<BusinessClock, 'dayOf'>;
}>;

/** What lies ahead of an object in its procedure: beside its own alarms and tasks, whoever leaves, and whom its answers inform. */
export function aheadInProcedure(
  { progress, scheme, alarms, tasks, about, stored, clock }: Standing,
  loaded: Readonly<{ place: ObjectPlace; world: GoesBy & Readonly<{ departures: Departures }> }>,
): Ahead {
  const { world, place } = loaded;
  const object = objectInProcedure(progress, loaded);
  return {
    alarms: [...alarms, ...departureAlarms(world.departures)],
    names: personsIn(progress),
    tasks: [
      ...tasks.map((task) => placedTask(task, about, { world, place, progress, scheme })),
      ...(object ? knowTasks(object, { stored, clock, scheme, about }) : []),
    ],
  };
}
