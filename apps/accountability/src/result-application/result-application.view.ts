import { duesNow } from '@wenxiao/rules/procedure';
import { type Admission, audienceOf, objectInProcedure, opinionsIn, possibleOn, toldRows } from '@wenxiao/service-kit';
import { proposedDisposals } from './result-application.disposal.js';
import { remainingOf } from './result-application.idle.js';
import type { Disposal, OpenResult } from './result-application.state.js';
import { tasksOf } from './result-application.tasks.js';
import type { LoadedWorld } from './result-application.worlds.js';

/** A result as people read it: what it rests on, what the set proposes, what was decided, and what can be done of it now. */
export function viewOf(state: OpenResult, loaded: LoadedWorld, admission: Admission): object {
  const { world, place } = loaded;
  const { ruling, procedures, proposedYear } = world;
  const { evaluation, progress, overdue, lifted, withdrawnAt, disposal } = state;
  const { scheme, version: evaluationVersion, ...evaluated } = evaluation;
  const object = objectInProcedure(progress, loaded);
  const budget = world.budgetOf(proposedYear);
  return {
    status: withdrawnAt !== undefined ? 'outdated' : progress.ended === undefined ? 'open' : 'done',
    ...(progress.ended !== undefined && { outcome: progress.ended }),
    scheme,
    rules: ruling.hash,
    evaluation: { ...evaluated, version: evaluationVersion },
    proposed: proposedDisposals(ruling, procedures.known).map(({ value, path }) => ({
      disposal: value.code,
      zh: value.zh,
      effects: value.effects,
      ...(value.amount !== undefined && { amount: value.amount }),
      withoutException: value.withoutException === true,
      path,
    })),
    actsOn: proposedYear,
    ...(budget !== undefined && { budget }),
    ...(disposal && { disposal: disposalView(disposal, loaded, audienceOf(admission, place.jurisdiction)) }),
    done: object ? toldRows(progress.done, object, admission) : progress.done,
    dues: duesNow(state, world),
    overdue: overdue.filter((due) => !lifted.some((each) => each.askedBy === due.askedBy && each.due === due.due)),
    tasks: object ? toldRows(tasksOf(state, world), object, admission) : tasksOf(state, world),
    ...(object && opinionsIn(object, admission)),
    possible: object && withdrawnAt === undefined ? possibleOn(object, admission) : [],
  };
}

/** Of what recovers idle money: what still lies idle, and what is left of the decision by that. */
function disposalView({ reason, ...disposal }: Disposal, { world }: LoadedWorld, reader: string): object {
  const member = world.ruling.member('resultApplication.disposals', disposal.disposal);
  const { idle, place } = world;
  const remaining = remainingOf(disposal, { year: place.year, idle });
  return {
    ...disposal,
    ...(member.is === 'stated' && { zh: member.value.zh }),
    ...(remaining !== undefined && { idle, remaining }),
    ...(reason !== undefined && reader === 'finance' && { reason }),
  };
}
