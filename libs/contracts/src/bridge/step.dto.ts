import {
  type DataOf,
  decisionKeeping,
  objectRebase,
  partyReplacement,
  project,
  stepAdvice,
  type StepNeeds,
  stepAnswer,
  stepCorrection,
  stepNeeds,
  stepWithdrawal,
} from '@wenxiao/domain/field';
import { Input } from './input.js';

/** One step of a procedure: the answer, the level of a step that is repeated, what the answer needs. An object adds what it is about. */
export class StepAnswerDto extends Input(stepAnswer, 'answer', 'level', 'brings') {}

/** The same answer again, whole, with what it should have brought, and why. */
export class StepCorrectionDto extends Input(stepCorrection, 'answer', 'level', 'brings', 'reason') {}

/** Who took a step takes it back, with a reason. */
export class StepWithdrawalDto extends Input(stepWithdrawal, 'level', 'reason') {}

/** A desk that co-operates says what it thinks. */
export class StepAdviceDto extends Input(stepAdvice, 'level', 'opinion') {}

/** The lead desk moves an object to the set in force, and says why. */
export class RebaseDto extends Input(objectRebase, 'reason') {}

/** Somebody takes the place of a person or organisation that a step named. */
export class ReassignDto extends Input(partyReplacement, 'as', 'from', 'to', 'reason') {}

/** What a decision rests on has changed, and the desk keeps it, and says why. */
export class KeepDecisionDto extends Input(decisionKeeping, 'decision', 'stream', 'version', 'reason') {}

/** What an answer brings, as facts hold it: amounts in yuan, each value in its stored form. */
export function broughtOf({ brings }: Pick<StepAnswerDto, 'brings'>): StepNeeds {
  return project(stepNeeds, brings ?? {});
}

/** Who takes whose place and why, as facts hold it. */
export function replacementOf(body: ReassignDto): DataOf<typeof partyReplacement.fields> {
  const { as, from, to, reason } = body;
  return { as, from: from.toLowerCase(), to: to.toLowerCase(), reason };
}
