import type { Outdated } from '@wenxiao/domain';
import { scaleName } from '@wenxiao/rules/layers';
import { type DueNow, shownDue } from '@wenxiao/rules/deadline';
import { type WaitingStep, waitingSteps } from '@wenxiao/rules/procedure';
import { adoptProcedure, outdatedTasks, personLeftTasks, personsIn, settlingDesk } from '@wenxiao/service-kit';
import { notToBeOpened } from './evaluation.decider.js';
import { duesNow } from './evaluation.due.js';
import { type Evaluation, type EvaluationState, isConcluded, type OpenEvaluation } from './evaluation.state.js';
import { type EvaluationWorld, procedureOf, silentScalesOf, typeOf } from './evaluation.world.js';

/** Something that waits for somebody. Tasks are read from rows; they are no events. */
export type EvaluationTask = Omit<WaitingStep, 'step'> &
  Readonly<{
    scheme: string;
    /** Absent while the evaluation is to be begun. */
    step?: string;
    /** What the conclusion rests on and that is otherwise now. */
    reconciles?: Outdated;
    dues: readonly Pick<DueNow, 'askedBy' | 'due' | 'on' | 'soft'>[];
  }>;

/** What an evaluation waits for: to be begun, or its open steps. One whose set has no procedure for it waits for its rules. */
export function tasksOf(state: EvaluationState, world: EvaluationWorld): readonly EvaluationTask[] {
  if (state.status === 'unknown') return [];
  const { scheme } = state;
  const dues = duesNow(state, world).map((due) => ({ askedBy: due.askedBy, ...shownDue(due) }));
  return tasks(state, world).map((task) => ({ scheme, dues, ...task }));
}

/** What has no dues of its own has those of the evaluation. */
type Task = Omit<EvaluationTask, 'scheme' | 'dues'> & Partial<Pick<EvaluationTask, 'dues'>>;

function tasks(state: Evaluation, world: EvaluationWorld): readonly Task[] {
  const { hash } = world.ruling;
  const procedure = procedureOf(world);
  if (procedure.is === 'silent') {
    const { path } = procedure;
    return [{ kind: 'settle', zh: adoptProcedure, barred: [], waitsFor: [path], why: { hash, path } }];
  }
  if (state.status === 'expected') return state.excepted ? [] : beginning(world);
  const object = { procedure: procedure.value, progress: state.progress, world: world.procedures };
  const keptOut = namedAndKeptOut(state, world);
  const steps: readonly Task[] = waitingSteps(object, hash).map((task) =>
    task.by && 'assigned' in task.by ? { ...task, barred: [...task.barred, ...keptOut] } : task,
  );
  const path = `evaluationTypes/${world.place.type}`;
  const toSettle = [
    ...personLeftTasks(world.departures, state.progress, hash),
    ...personLeftTasks({ left: keptOut }, state.progress, hash, '受派人员现任职于被评价单位，请指派他人接替'),
    ...world.outdated.flatMap((each) => outdatedTasks([each], { called: calledBy(each), hash, path })),
  ];
  return [...steps, ...toSettle.map((task) => ({ ...task, dues: [] })), ...settling(state, world)];
}

/** What rests on the subject itself rests on the shares of the units that carry it out. */
const calledBy = ({ stream }: Outdated): string =>
  stream.startsWith('subject/') ? '按资金份额汇总的自评' : '评价结论';

/** Who was named to judge, and has come since to work where it is judged. */
const namedAndKeptOut = (
  { progress }: OpenEvaluation,
  { evaluatedThemselves, departures }: EvaluationWorld,
): readonly string[] =>
  personsIn(progress).filter((person) => evaluatedThemselves.includes(person) && !departures.left.includes(person));

/** What the rules are silent on is settled by the performance office, once for all that wait for it. */
function settling(state: OpenEvaluation, world: EvaluationWorld): readonly Task[] {
  const paths = isConcluded(state) ? [] : silentScalesOf(world);
  const [path] = paths;
  if (path === undefined) return [];
  const names = paths.map((each) => scaleName(each)?.zh ?? each).join('、');
  const by = { desk: settlingDesk, of: 'jurisdiction' } as const;
  const why = { hash: world.ruling.hash, path };
  return [{ kind: 'settle', step: 'settle', zh: `规则未规定${names}，请予明确`, by, barred: [], waitsFor: paths, why }];
}

/** It is to be begun by whom the set gives the type to, once what it rests on is there. */
function beginning(world: EvaluationWorld): readonly Task[] {
  const type = typeOf(world);
  if (type.is === 'silent' || !world.hasContent) return [];
  const refusal = notToBeOpened(type, world);
  const waitsFor = refusal?.code === 'rests-on' ? [`evaluation:${refusal.evaluationType}`] : [];
  const { zh, by } = type.value;
  const why = { hash: world.ruling.hash, path: type.path };
  return [{ kind: waitsFor.length > 0 ? 'settle' : 'act', zh, by, barred: [], waitsFor, why }];
}
