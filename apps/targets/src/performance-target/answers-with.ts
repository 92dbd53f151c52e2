import type { Progress } from '@wenxiao/rules/procedure';
import type { Effect, Procedure, Step } from '@wenxiao/rules/shape';

type Answered = Readonly<{ step: Step; answer: Step['answers'][number]; path: string }>;

/** The answers that stand and have an effect, with the steps that gave them. */
export function answersWith(
  effect: Extract<Effect, { effect: string }>['effect'],
  { procedure, progress }: Readonly<{ procedure: Procedure; progress: Progress }>,
): readonly Answered[] {
  return procedure.steps.flatMap((step): readonly Answered[] => {
    const done = progress.done.find((each) => each.step === step.code);
    const answer = step.answers.find(({ code }) => code === done?.answer);
    const has = answer?.effects?.some((each) => 'effect' in each && each.effect === effect);
    if (!answer || has !== true) return [];
    return [{ step, answer, path: `procedures/${procedure.code}/steps/${step.code}/answers/${answer.code}` }];
  });
}
