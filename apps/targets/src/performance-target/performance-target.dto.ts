import { Input } from '@wenxiao/contracts/input';
import {
  code,
  count,
  document,
  type Fields,
  flag,
  group,
  id,
  limits,
  list,
  stepAnswer,
  stepNeeds,
  term,
  words,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { performanceTargetFacts as facts } from '@wenxiao/facts/targets';
import { amounts, budgetApproval } from '../budget-line/budget-line.dto.js';
import { registrationFields } from '../subject/subject.dto.js';

const prepared = term('target-prepared', 'flag', {
  zh: '仅编制，暂不报送',
  en: 'only prepared, and not submitted yet',
  codes: { true: '仅编制', false: '报送' },
});
const { horizon, objective, indicators } = facts.targetDeclared.fields;

/** What a unit declares, and how: a form that was handed in is checked beside it. */
const declared = {
  horizon,
  objective,
  indicators,
  form: document('the form is checked; what is declared are figures').optional(),
  /** The money that is asked for with it, of the first year of the period. */
  requested: amounts.optional(),
  excess: words(t.excessReason, { max: limits.opinion }).optional(),
  prepared: flag(prepared).optional(),
  /** What the step of submitting asks for, where it asks for more than the declaration. */
  brings: group(stepNeeds).optional(),
} as const satisfies Fields;

const declaration = {
  type: 'target-declaration',
  fields: {
    /** A new subject, or the id of one that is there. */
    subject: group(registrationFields).optional(),
    subjectId: id(t.subject).optional(),
    period: code(t.period),
    ...declared,
  },
} as const;
const declaredKeys = [
  'horizon',
  'objective',
  'indicators',
  'form',
  'requested',
  'excess',
  'prepared',
  'brings',
] as const;
export class DeclareTargetDto extends Input(declaration, 'subject', 'subjectId', 'period', ...declaredKeys) {}

const revision = { type: 'target-revision', fields: declared } as const;
export class ReviseTargetDto extends Input(revision, ...declaredKeys) {}

const reason = words(t.targetAdjustmentReason, { max: limits.opinion });
/** Money is adjusted by its own acts, and by the approval of the adjustment. */
const adjustment = { type: 'target-adjustment', fields: { ...declared, reason } } as const;
export class AdjustTargetDto extends Input(
  adjustment,
  'horizon',
  'objective',
  'indicators',
  'form',
  'prepared',
  'brings',
  'reason',
) {}

export class KeepTargetDto extends Input(facts.otherTargetKept, 'reason') {}

export class AbandonAdjustmentDto extends Input(facts.targetAdjustmentAbandoned, 'reason') {}

export class DeclineAdjustmentDto extends Input(facts.targetAdjustmentDeclined, 'because') {}
export class LiftAdjustmentOverdueDto extends Input(facts.targetAdjustmentOverdueLifted, 'because') {}

const correctionReason = words(t.reason, { max: limits.opinion });
const correction = { type: 'target-correction', fields: { ...declared, reason: correctionReason } } as const;
export class CorrectTargetDto extends Input(correction, 'horizon', 'objective', 'indicators', 'form', 'reason') {}

const budget = group(budgetApproval).optional();
const taken = { type: 'target-step', fields: { ...stepAnswer.fields, budget } } as const;
/** A step; one that approves a budget in the same act says which. */
export class TakeStepDto extends Input(taken, 'answer', 'level', 'brings', 'budget') {}

export class HandOverDto extends Input(facts.targetTaskHandedOver, 'step', 'to', 'because') {}

const amended = {
  type: 'target-step-correction',
  fields: { ...stepAnswer.fields, budget, reason: correctionReason },
} as const;
export class CorrectStepDto extends Input(amended, 'answer', 'level', 'brings', 'budget', 'reason') {}

const approved = {
  type: 'budget-approvals',
  fields: {
    step: code(t.step).optional(),
    answer: code(t.answer).optional(),
    budgetKind: budgetApproval.budgetKind,
    from: budgetApproval.from,
    reason: budgetApproval.reason,
    items: list([], limits.batch, {
      subject: id(t.subject),
      period: code(t.period),
      year: budgetApproval.year,
      targetVersion: count(t.readVersion, { min: 1, noFigure: 'the version that was read' }),
      budgetLineVersion: count(t.readVersion, { noFigure: 'the version that was read' }),
      amounts,
    }),
  },
} as const;
export class ApproveTogetherDto extends Input(approved, 'step', 'answer', 'budgetKind', 'from', 'reason', 'items') {}
