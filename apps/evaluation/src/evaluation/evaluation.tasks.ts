import { openNow } from '@wenxiao/rules/procedure';
import type { Step } from '@wenxiao/rules/shape';
import { notToBeOpened } from './evaluation.decider.js';
import { type DueNow, duesNow } from './evaluation.due.js';
import type { Evaluation, EvaluationState } from './evaluation.state.js';
import { type EvaluationWorld, procedureOf, typeOf } from './evaluation.world.js';

/** Something that waits for somebody. Tasks are read from rows; they are no events. */
export type EvaluationTask = Readonly<{
  /** `act`: a step that can be taken now. `settle`: something has to be known or decided before anybody can. */
  kind: 'act' | 'settle';
  scheme: string;
  /** Absent while the evaluation is to be begun. */
  step?: string;
  level?: string;
  zh: string;
  /** Whose it is, as the set says it: a desk of a body, a route, those whom a step named. Absent: the lead desk. */
  by?: Step['by'];
  /** Who may not, because of what they did. */
  barred: readonly string[];
  /** What has to be known, to be stated, or to come first. */
  waitsFor: readonly string[];
  dues: readonly Pick<DueNow, 'askedBy' | 'due' | 'on' | 'soft'>[];
  /** The member of the set that asks for it. */
  why: Readonly<{ hash: string; path: string }>;
}>;

/** What an evaluation waits for: to be begun, or its open steps. One whose set has no procedure for it waits for its rules. */
export function tasksOf(state: EvaluationState, world: EvaluationWorld): readonly EvaluationTask[] {
  if (state.status === 'unknown') return [];
  const { scheme } = state;
  const dues = duesNow(state, world).map(({ askedBy, due, on, soft }) => ({
    askedBy,
    due,
    ...(on !== undefined && { on }),
    soft,
  }));
  return tasks(state, world).map((task) => ({ scheme, dues, ...task }));
}

type Task = Omit<EvaluationTask, 'scheme' | 'dues'>;

function tasks(state: Evaluation, world: EvaluationWorld): readonly Task[] {
  const { hash } = world.ruling;
  const procedure = procedureOf(world);
  if (procedure.is === 'silent') {
    const { path } = procedure;
    return [{ kind: 'settle', zh: '规则未规定办理流程', barred: [], waitsFor: [path], why: { hash, path } }];
  }
  if (state.status === 'expected') return beginning(world);
  return openNow(procedure.value, state.progress, world.procedures).map(
    ({ code, level, step, path, barred, waitsFor = [] }) => ({
      kind: waitsFor.length > 0 ? 'settle' : 'act',
      step: code,
      ...(level !== undefined && { level }),
      zh: step.zh,
      by: step.by,
      barred,
      waitsFor: waitsFor.map(({ on, name }) => `${on}:${name}`),
      why: { hash, path },
    }),
  );
}

/** It is to be begun by whom the set gives the type to, once what it rests on is there. */
function beginning(world: EvaluationWorld): readonly Task[] {
  const type = typeOf(world);
  if (type.is === 'silent') return [];
  const refusal = notToBeOpened(type, world);
  const waitsFor = refusal?.code === 'rests-on' ? [`evaluation:${refusal.evaluationType}`] : [];
  const { zh, by } = type.value;
  const why = { hash: world.ruling.hash, path: type.path };
  return [{ kind: waitsFor.length > 0 ? 'settle' : 'act', zh, by, barred: [], waitsFor, why }];
}
