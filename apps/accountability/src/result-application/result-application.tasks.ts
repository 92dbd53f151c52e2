import { outdatedTasks, type StepTask, stepTasks, toSettle } from '@wenxiao/service-kit';
import { inForce, type ResultState } from './result-application.state.js';
import type { ResultWorld } from './result-application.world.js';

/** What a result waits for: its open steps; that it is disclosed, once what follows is decided; or, where its evaluation was taken back, that somebody looks at what followed. */
export function tasksOf(state: ResultState, world: ResultWorld): readonly StepTask[] {
  if (state.status === 'unknown') return [];
  const { ruling, outdated, toDisclose } = world;
  if (state.withdrawnAt === undefined) {
    const path = `resultApplication.disposals/${state.disposal?.disposal ?? ''}`;
    const { hash } = ruling;
    return [
      ...stepTasks(state, world),
      ...(toDisclose ? [disclosing(toDisclose, hash)] : []),
      ...outdatedTasks(outdated, { called: '结果应用决定', hash, path }),
    ];
  }
  const path = `evaluationTypes/${state.evaluation.type}`;
  const zh = inForce(state) ? '评价结论已撤回，请核对已作出的结果应用决定' : '评价结论已撤回，待重新形成结论';
  return [toSettle(zh, path, ruling.hash, 'outdated')];
}

/** Until a disclosure holds the result. */
const disclosing = ({ value, path }: NonNullable<ResultWorld['toDisclose']>, hash: string): StepTask => ({
  kind: 'act',
  step: 'disclose',
  zh: `评价结果${value.zh}`,
  by: value.by,
  barred: [],
  waitsFor: [],
  dues: [],
  why: { hash, path },
});
