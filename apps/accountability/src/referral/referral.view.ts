import { duesNow } from '@wenxiao/rules/procedure';
import {
  type Admission,
  objectInProcedure,
  opinionsIn,
  outdatedTasks,
  possibleOn,
  type StepTask,
  stepTasks,
} from '@wenxiao/service-kit';
import { isSameDue } from '@wenxiao/rules/deadline';
import { isIssued, type OpenedReferral } from './referral.state.js';
import type { ReferralWorld } from './referral.world.js';
import type { LoadedReferral } from './referral.worlds.js';

/** What it waits for; whom it keeps out may do none of it. */
export function tasksOf(state: OpenedReferral, world: ReferralWorld): readonly StepTask[] {
  const keptOut = [...state.persons, ...world.ofTheBody];
  const { hash } = world.ruling;
  const path = `accountability.referralTriggers/${state.trigger}`;
  const steps = state.progress.ended === undefined ? stepTasks(state, world) : [];
  return [...steps, ...outdatedTasks(world.outdated, { called: '移送问责', hash, path })].map((task) => ({
    ...task,
    barred: [...new Set([...task.barred, ...keptOut])],
  }));
}

/** A referral as those read it who act in it: whom it names, for what, how far it is, and what can be done of it now. */
export function viewOf(state: OpenedReferral, loaded: LoadedReferral, admission: Admission): object {
  const { world, subject } = loaded;
  const { progress, overdue, lifted, trigger, ground, reason, persons, organisation, openedOn, scheme } = state;
  const { evaluation, assessment } = state;
  const named = world.ruling.member('accountability.referralTriggers', trigger);
  const object = objectInProcedure(progress, loaded);
  return {
    status: progress.ended === undefined ? 'open' : isIssued(state) ? 'issued' : 'not-issued',
    ...(progress.ended !== undefined && { outcome: progress.ended }),
    scheme,
    rules: world.ruling.hash,
    subject: state.subject,
    name: subject.name,
    organisation,
    persons,
    trigger,
    ...(named.is === 'stated' && { triggerName: named.value.zh }),
    ...(ground !== undefined && { ground }),
    ...(reason !== undefined && { reason }),
    ...(evaluation && { evaluation }),
    ...(assessment && { assessment }),
    openedOn,
    procedure: progress.procedure,
    done: progress.done,
    skipped: progress.skipped,
    dues: duesNow(state, world),
    overdue: overdue.filter((due) => !lifted.some((each) => isSameDue(each, due))),
    tasks: tasksOf(state, world),
    ...(object && opinionsIn(object, admission)),
    possible: object ? possibleOn(object, admission) : [],
  };
}
