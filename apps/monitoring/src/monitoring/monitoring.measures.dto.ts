import { Input } from '@wenxiao/contracts/input';
import {
  code,
  type Fields,
  group,
  limits,
  money,
  oneOf,
  several,
  stepAnswer,
  stepCorrection,
  words,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { monitoringFacts } from '@wenxiao/facts/monitoring';

const { measureDecided, measureReminded, measureOverdueLifted } = monitoringFacts;
const measure = {
  ground: code(t.proposalGround),
  measures: several(oneOf(t.measures), limits.items),
  reason: words(t.proposalReason, { max: limits.opinion }),
  change: money(t.proposedChange, { signed: true }).optional(),
};

const inputOf = <const F extends Fields>(type: string, fields: F) => ({ type, fields });

/** With the step and the answer by which it is proposed, where the rules leave a choice. */
const proposal = inputOf('measure-proposal', {
  ...measure,
  step: code(t.step).optional(),
  level: stepAnswer.fields.level,
  answer: code(t.answer).optional(),
  brings: stepAnswer.fields.brings,
});
export class ProposeMeasureDto extends Input(
  proposal,
  'ground',
  'measures',
  'reason',
  'change',
  'step',
  'level',
  'answer',
  'brings',
) {}

/** What the step proposes again after a return, or does with the money where it adopts. */
const said = { measure: group(measure).optional(), acts: measureDecided.fields.acts.optional() };
const answer = inputOf('measure-answer', { ...stepAnswer.fields, ...said });
export class TakeMeasureStepDto extends Input(answer, 'answer', 'level', 'brings', 'measure', 'acts') {}
const correction = inputOf('measure-correction', { ...stepCorrection.fields, ...said });
export class CorrectMeasureStepDto extends Input(
  correction,
  'answer',
  'level',
  'brings',
  'reason',
  'measure',
  'acts',
) {}

export class RemindOfMeasureDto extends Input(measureReminded, 'askedBy', 'due', 'to', 'words') {}
export class LiftMeasureOverdueDto extends Input(measureOverdueLifted, 'askedBy', 'due', 'because') {}
