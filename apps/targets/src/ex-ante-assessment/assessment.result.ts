import { type Decided, under } from '@wenxiao/domain';
import * as t from '@wenxiao/domain/terms';
import { type ExAnteAssessmentEvent, exAnteAssessmentFacts as facts } from '@wenxiao/facts/targets';
import { limitsOf } from '@wenxiao/rules/deadline';
import { duesNow, type StepTaken } from '@wenxiao/rules/procedure';
import type { Answer, Effect } from '@wenxiao/rules/shape';
import type { DataFor } from './assessment.commands.js';
import type { OpenedAssessment } from './assessment.state.js';
import type { AssessmentWorld } from './assessment.world.js';

type EffectCode = keyof typeof t.assessmentEffect.codes;

const codeOf = (effect: Effect): string => {
  if ('effect' in effect) return effect.effect;
  return 'admit' in effect ? 'admit-to-library' : '';
};

/** What follows from an answer of what the product does after an assessment. */
const effectsOf = ({ effects = [] }: Answer): readonly EffectCode[] =>
  effects.map(codeOf).filter((code): code is EffectCode => Object.hasOwn(t.assessmentEffect.codes, code));

/** Whether the same act takes from the control number of the subject's line: by how much, a person says. */
export const cutsControlNumber = (answer: Answer): boolean => effectsOf(answer).includes('cut-control-number');

type Around = Readonly<{
  data: DataFor<'take-step'>;
  state: OpenedAssessment;
  world: AssessmentWorld;
  today: string;
}>;

/** What the assessment comes to with the answer that concludes it: the conclusion, the score, what follows; late where its limit has gone by. */
export function resultOf(
  { answer, step }: Pick<StepTaken, 'answer' | 'step'>,
  { data, state, world, today }: Around,
): Decided<ExAnteAssessmentEvent> {
  const { score } = data.brings;
  const gone = limitsOf(duesNow(state, world)).filter(
    ({ askedBy, on }) => askedBy === step.code && on !== undefined && on < today,
  );
  const library = answer.effects?.flatMap((effect) => ('admit' in effect ? [effect.admit] : [])).at(0);
  const ranking = library === undefined ? undefined : world.ruling.member('rankings', library);
  const resulted = facts.exAnteResulted({
    step: step.code,
    conclusion: answer.outcome ?? answer.code,
    ...(score !== undefined && { score }),
    effects: effectsOf(answer),
    ...(library !== undefined && { library }),
    on: today,
    late: state.firstLate ?? gone.length > 0,
  });
  return under(resulted, ...gone, ...(ranking?.is === 'stated' ? [ranking] : []));
}
