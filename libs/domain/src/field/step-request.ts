import * as t from '../terms/procedure.js';
import { code, group, id, words } from './field.js';
import { limits } from './limits.js';
import { stepNeeds } from './step-fact.js';

/** What a person says of a step when they take it, put it right, or take it back: the part of a request that is the same for every object. */
export const stepAnswer = {
  type: 'step-answer',
  fields: {
    answer: code(t.answer),
    level: id(t.levelOfStep).optional(),
    brings: group(stepNeeds).optional(),
  },
} as const;
export const stepCorrection = {
  type: 'step-correction',
  fields: { ...stepAnswer.fields, reason: words(t.reason, { max: limits.opinion }) },
} as const;
export const stepWithdrawal = {
  type: 'step-withdrawal',
  fields: { level: id(t.levelOfStep).optional(), reason: words(t.reason, { max: limits.opinion }) },
} as const;

/** What a desk that co-operates thinks of a step that somebody else takes. */
export const stepAdvice = {
  type: 'step-advice',
  fields: { level: id(t.levelOfStep).optional(), opinion: words(t.advice, { max: limits.opinion }) },
} as const;

/** What the lead desk says when it moves an object to the set in force, and when somebody takes another's place. */
export const objectRebase = {
  type: 'object-rebase',
  fields: { reason: words(t.rebaseReason, { max: limits.opinion }) },
} as const;
export const partyReplacement = {
  type: 'party-replacement',
  fields: {
    as: code(t.assignedAs),
    from: id(t.replacedParty),
    to: id(t.succeedingParty),
    reason: words(t.reassignReason, { max: limits.opinion }),
  },
} as const;
