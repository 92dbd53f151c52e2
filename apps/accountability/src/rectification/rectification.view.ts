import { isSameDue, shownDue } from '@wenxiao/rules/deadline';
import {
  type Admission,
  objectInProcedure,
  opinionsIn,
  outdatedTasks,
  possibleOn,
  type StepTask,
  stepTasks,
  toldRows,
  toSettle,
} from '@wenxiao/service-kit';
import { duesNow, ownDues } from './rectification.due.js';
import { isOver, lastOf, leftOf, type OpenedRectification, statusOf } from './rectification.state.js';
import type { RectificationWorld } from './rectification.world.js';
import type { LoadedRectification } from './rectification.worlds.js';

/** What it waits for: that the lead desk feeds back what is wrong, then its open steps; and that somebody looks at what asks for it no longer. */
export function tasksOf(state: OpenedRectification, world: RectificationWorld): readonly StepTask[] {
  if (isOver(state)) return [];
  const { hash } = world.ruling;
  const path = `procedures/${state.progress.procedure}`;
  const own = ownDues(state, world).map(shownDue);
  const steps =
    state.problems.length === 0
      ? [toSettle('反馈须整改的问题', path, hash, 'problems')]
      : stepTasks(state, world).map((task) => ({ ...task, dues: [...own, ...task.dues] }));
  return [...steps, ...outdatedTasks(world.outdated, { called: '问题整改', hash, path })];
}

/** A rectification as people read it: what is wrong, what was put right of it, by when, and what can be done now. */
export function viewOf(state: OpenedRectification, loaded: LoadedRectification, admission: Admission): object {
  const { world, subject } = loaded;
  const { progress, overdue, lifted, problems, answered, evaluation, measure, limit, reason, givenUp } = state;
  const object = objectInProcedure(progress, loaded);
  const tasks = tasksOf(state, world);
  const left = leftOf(state);
  return {
    status: statusOf(state),
    ...(progress.ended !== undefined && { outcome: progress.ended }),
    ...(givenUp !== undefined && { givenUp }),
    scheme: state.scheme,
    rules: world.ruling.hash,
    unit: subject.unit,
    name: subject.name,
    kind: subject.kind,
    ...(evaluation && { evaluation }),
    ...(measure !== undefined && { measure }),
    ...(reason !== undefined && { reason }),
    openedOn: state.openedOn,
    ...(limit !== undefined && { limit }),
    problems: problems.map((problem) => {
      const { answer, note } = lastOf(answered, problem.item) ?? {};
      return { ...problem, ...(answer !== undefined && { answer }), ...(note !== undefined && { note }) };
    }),
    rectified: problems.length - left.length,
    left: left.length,
    done: object ? toldRows(progress.done, object, admission) : progress.done,
    dues: duesNow(state, world),
    overdue: overdue.filter((due) => !lifted.some((each) => isSameDue(each, due))),
    tasks: object ? toldRows(tasks, object, admission) : tasks,
    ...(object && opinionsIn(object, admission)),
    possible: object && !isOver(state) && problems.length > 0 ? possibleOn(object, admission) : [],
  };
}
