import { isSameDue } from '@wenxiao/rules/deadline';
import { duesNow } from '@wenxiao/rules/procedure';
import {
  type Admission,
  objectInProcedure,
  opinionsIn,
  outdatedTasks,
  possibleOn,
  type StepTask,
  stepTasks,
  toldRows,
} from '@wenxiao/service-kit';
import { isSameTarget } from './disclosure.publishing.js';
import { isOver, type OpenedDisclosure, statusOf } from './disclosure.state.js';
import { type DisclosureWorld, isSameEvaluation } from './disclosure.world.js';
import type { LoadedDisclosure } from './disclosure.worlds.js';

/** What it waits for: its open steps; and that somebody looks at results that are other ones now. */
export function tasksOf(state: OpenedDisclosure, world: DisclosureWorld): readonly StepTask[] {
  const { hash } = world.ruling;
  const path = `procedures/${state.progress.procedure}`;
  const steps = isOver(state) ? [] : stepTasks(state, world);
  return [...steps, ...outdatedTasks(world.outdated, { called: '信息公开', hash, path })];
}

/** A disclosure as people read it: which results and targets, as they were and as they are, how far it is, and where it was published. */
export function viewOf(state: OpenedDisclosure, loaded: LoadedDisclosure, admission: Admission): object {
  const { world, subject } = loaded;
  const { progress, overdue, lifted, results, targets, reason, published, givenUp } = state;
  const object = objectInProcedure(progress, loaded);
  const tasks = tasksOf(state, world);
  return {
    status: statusOf(state),
    ...(givenUp !== undefined && { givenUp }),
    scheme: state.scheme,
    rules: world.ruling.hash,
    unit: subject.unit,
    name: subject.name,
    kind: subject.kind,
    results: results.map((result) => {
      const now = world.concluded.find((each) => isSameEvaluation(each, result));
      const isSame = now && now.score === result.score && now.grade === result.grade;
      const { score, grade } = now ?? {};
      const figures = { ...(score !== undefined && { score }), ...(grade !== undefined && { grade }) };
      return { ...result, ...(!isSame && { changed: true, ...(now && { now: figures }) }) };
    }),
    ...(targets && {
      targets: targets.map((one) => ({
        ...one,
        ...(!world.approved.some((other) => isSameTarget(one, other)) && { changed: true }),
      })),
    }),
    ...(reason !== undefined && { reason }),
    openedOn: state.openedOn,
    ...(published?.address !== undefined && { address: published.address }),
    done: object ? toldRows(progress.done, object, admission) : progress.done,
    dues: duesNow(state, world),
    overdue: overdue.filter((due) => !lifted.some((each) => isSameDue(each, due))),
    tasks: object ? toldRows(tasks, object, admission) : tasks,
    ...(object && opinionsIn(object, admission)),
    possible: object && !isOver(state) ? possibleOn(object, admission) : [],
  };
}
