import type { Progress } from '@wenxiao/rules/procedure';
import type { Procedure } from '@wenxiao/rules/shape';
import type { StepTask } from '@wenxiao/service-kit';

/**
 * A review that has a subject merged into another ends the target, and changes no subject: that is done by whoever answered so, and waits
 * for them as long as the subject goes on and nothing is declared anew.
 */
export function mergingTasks(
  { procedure, progress }: Readonly<{ procedure: Procedure; progress: Progress }>,
  hash: string,
): readonly StepTask[] {
  return procedure.steps.flatMap(({ code, by, answers }) => {
    const done = progress.done.find(({ step }) => step === code);
    const answer = answers.find((each) => each.code === done?.answer);
    const merges = answer?.effects?.some((effect) => 'effect' in effect && effect.effect === 'merge-subjects');
    if (!answer || merges !== true) return [];
    const why = { hash, path: `procedures/${procedure.code}/steps/${code}/answers/${answer.code}` };
    return [
      {
        kind: 'act',
        step: 'merge-subjects',
        zh: `按审核结果整合项目：${answer.zh}`,
        by,
        barred: [],
        waitsFor: [],
        dues: [],
        why,
      },
    ];
  });
}
