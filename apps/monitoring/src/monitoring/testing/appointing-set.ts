import { layered, type Resolved } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';

type Procedure = NonNullable<RuleSet['members']['procedures']>[number];
type Step = Procedure['steps'][number];

function ofFufeng() {
  const set = seed('fufeng-2022');
  const own = set?.members.procedures?.find(({ code }) => code === 'corrective-measure');
  if (!set || !own) throw new Error('The rule set of Fufeng has no corrective measures');
  return { set, own };
}
const { set, own } = ofFufeng();

const named = (code: string) => ({
  code,
  zh: code,
  source: [{ instrument: 'implementing-rules', article: '第三十三条' }],
});

/** 纠偏 in which the performance office names who looks at a measure before it is decided, and checks what was done. @param decides how the step is called that decides. */
export function measuresAppointing(decides: string): Procedure {
  const [propose, decide] = own.steps as [Step, Step];
  const appoint: Step = {
    ...named('appoint'),
    act: 'appoint',
    by: { desk: 'performance-office', of: 'jurisdiction' },
    answers: [{ ...named('named'), then: 'next', needs: ['persons'], assigns: 'group' }],
  };
  const look: Step = {
    ...named('look'),
    act: 'review',
    by: { assigned: 'group' },
    repeats: 'each-assigned',
    answers: [{ ...named('looked'), then: 'next' }],
  };
  const answers = decide.answers.map((answer) =>
    answer.code === 'adopted' ? { ...answer, then: 'next' as const } : answer,
  );
  const check: Step = {
    ...named('check'),
    act: 'resolve',
    by: { desk: 'performance-office', of: 'jurisdiction' },
    answers: [{ ...named('done'), then: 'end', outcome: 'done' }],
  };
  const steps = [propose, appoint, look, { ...decide, code: decides, answers }, check];
  return { ...named('corrective-measure'), object: 'corrective-measure', steps };
}

/** Fufeng, had it that procedure of corrective measures instead of its own. */
export function fufengWith(procedure: Procedure): Resolved {
  const procedures = (set.members.procedures ?? []).map((each) => (each.code === procedure.code ? procedure : each));
  return layered({ ...set, members: { ...set.members, procedures } }, undefined, { organisation: false });
}
