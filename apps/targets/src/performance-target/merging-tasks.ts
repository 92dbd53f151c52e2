import type { StepTask } from '@wenxiao/service-kit';
import { answersWith } from './answers-with.js';

/**
 * A review that has a subject merged into another ends the target, and changes no subject: that is done by whoever answered so, and waits
 * for them as long as the subject goes on and nothing is declared anew.
 */
export function mergingTasks(object: Parameters<typeof answersWith>[1], hash: string): readonly StepTask[] {
  return answersWith('merge-subjects', object).map(({ step, answer, path }) => ({
    kind: 'act',
    step: 'merge-subjects',
    zh: `按审核结果整合项目：${answer.zh}`,
    by: step.by,
    barred: [],
    waitsFor: [],
    dues: [],
    why: { hash, path },
  }));
}
