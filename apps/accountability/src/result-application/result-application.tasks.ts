import { outdatedTasks, type StepTask, stepTasks, toSettle } from '@wenxiao/service-kit';
import { inForce, type ResultState } from './result-application.state.js';
import type { ResultWorld } from './result-application.world.js';

/** What a result waits for: its open steps; or, where its evaluation was taken back, that somebody looks at what followed. */
export function tasksOf(state: ResultState, world: ResultWorld): readonly StepTask[] {
  if (state.status === 'unknown') return [];
  const { ruling, outdated } = world;
  if (state.withdrawnAt === undefined) {
    const path = `resultApplication.disposals/${state.disposal?.disposal ?? ''}`;
    const { hash } = ruling;
    return [...stepTasks(state, world), ...outdatedTasks(outdated, { called: '结果应用决定', hash, path })];
  }
  const path = `evaluationTypes/${state.evaluation.type}`;
  const zh = inForce(state) ? '评价结论已撤回，请核对已作出的结果应用决定' : '评价结论已撤回，待重新形成结论';
  return [toSettle(zh, path, ruling.hash, 'outdated')];
}
