import { project, type StepNeeds, stepAnswer, stepNeeds, stepWithdrawal } from '@wenxiao/domain/field';
import { Input } from './input.js';

/** One step of a procedure: the answer, the level of a step that is repeated, what the answer needs. An object adds what it is about. */
export class StepAnswerDto extends Input(stepAnswer, 'answer', 'level', 'brings') {}

/** Who took a step takes it back, with a reason. */
export class StepWithdrawalDto extends Input(stepWithdrawal, 'level', 'reason') {}

/** What an answer brings, as facts hold it: amounts in yuan, each value in its stored form. */
export function broughtOf({ brings }: Pick<StepAnswerDto, 'brings'>): StepNeeds {
  return project(stepNeeds, brings ?? {});
}
