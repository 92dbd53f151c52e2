import { shownDue } from '@wenxiao/rules/deadline';
import {
  duesNow,
  type GoesBy,
  procedureOf,
  type WaitingStep,
  waitingSteps,
  type Walked,
} from '@wenxiao/rules/procedure';
import type { Task } from '../due/task.js';
import { whatOf } from '../reconciling/reconciler.js';
import type { ObjectPlace } from './object-place.js';
import { personLeftTasks } from './person-left.js';
import { leadDeskOf, whoseIs } from './step-authority.js';
import type { ByProcedure } from './by-procedure.js';

/** Something that waits for somebody. Tasks are read from rows; they are no events. */
export type StepTask = WaitingStep & Pick<Task, 'dues' | 'reconciles'>;

/** The steps that are open, and who of those that they name has left. What its set has no procedure for waits for its rules. */
export function stepTasks(
  walked: Walked,
  world: GoesBy & Partial<Pick<ByProcedure, 'departures'>>,
): readonly StepTask[] {
  const { progress } = walked;
  const { hash } = world.ruling;
  const procedure = procedureOf(world, progress);
  if (procedure.is === 'silent')
    return [{ ...toSettle(adoptProcedure, procedure.path, hash), waitsFor: [procedure.path] }];
  const dues = duesNow(walked, world).map(shownDue);
  const object = { procedure: procedure.value, progress, world: world.procedures };
  const steps: readonly StepTask[] = waitingSteps(object, hash).map((step) => ({ ...step, dues }));
  return world.departures ? [...steps, ...personLeftTasks(world.departures, progress, hash)] : steps;
}

/** What is to be done where a set has no procedure for an object; the task is the lead desk's. */
export const adoptProcedure = '所依规则未规定办理流程：请采用有此流程的规则，并将该事项改按现行规则办理';

/** What the lead desk has to see to. */
export const toSettle = (zh: string, path: string, hash: string, step = 'settle'): StepTask => ({
  kind: 'settle',
  step,
  zh,
  barred: [],
  waitsFor: [],
  dues: [],
  why: { hash, path },
});

/** A task with the desks and persons that it waits for today. */
export function placedTask(
  { by, level, ...rest }: StepTask,
  about: Task['about'],
  {
    world,
    place,
    progress,
    scheme,
  }: Readonly<{ world: Pick<GoesBy, 'ruling' | 'procedures'>; place: ObjectPlace; scheme: string }> &
    Pick<Walked, 'progress'>,
): Task {
  const { ruling, procedures } = world;
  return {
    ...rest,
    scheme,
    ...(level !== undefined && { level }),
    what: whatOf({ ...rest, ...(level !== undefined && { level }) }),
    about,
    whose: whoseIs(by ?? leadDeskOf(ruling), { place, ruling, world: procedures, progress }, level),
  };
}
