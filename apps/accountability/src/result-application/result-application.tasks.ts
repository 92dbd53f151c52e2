import { outdatedTasks, type StepTask, stepTasks, toSettle } from '@wenxiao/service-kit';
import { inForce, type OpenResult, type ResultState, restsOnStep } from './result-application.state.js';
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
      ...followUps(state, world),
      ...(toDisclose ? [disclosing(toDisclose, hash)] : []),
      ...outdatedTasks(outdated, { called: '结果应用决定', hash, path }),
    ];
  }
  const path = `evaluationTypes/${state.evaluation.type}`;
  const zh = inForce(state) ? '评价结论已撤回，请核对已作出的结果应用决定' : '评价结论已撤回，待重新形成结论';
  return [toSettle(zh, path, ruling.hash, 'outdated')];
}

/** What people carry out by other acts: how that is called where it waits for them. */
const carriedOutElsewhere: Readonly<Record<string, string>> = {
  prefer: '优先安排',
  'merge-subjects': '调整或整合项目',
};

/**
 * What was decided and no act carries out by itself waits for the desk that decided it, until the budget of the year that it acts on is
 * arranged, or the subject is there no more.
 */
function followUps(state: OpenResult, world: ResultWorld): readonly StepTask[] {
  const disposal = inForce(state);
  if (!disposal || !restsOnStep(state) || world.isGone || world.isApproved(disposal.actsOn)) return [];
  const { ruling } = world;
  const procedure = ruling.member('procedures', state.progress.procedure);
  const decided = procedure.is === 'stated' && procedure.value.steps.find(({ code }) => code === disposal.step);
  if (!decided) return [];
  const path = `resultApplication.disposals/${disposal.disposal}`;
  return disposal.effects.flatMap(({ effect }) => {
    const zh = carriedOutElsewhere[effect];
    if (zh === undefined) return [];
    const called = `落实结果应用决定（${String(disposal.actsOn)}年）：${zh}`;
    const why = { hash: ruling.hash, path };
    return [{ kind: 'act', step: effect, zh: called, by: decided.by, barred: [], waitsFor: [], dues: [], why }];
  });
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
