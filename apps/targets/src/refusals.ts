import { type OnRejected, ProblemError, type ProblemText } from '@wenxiao/service-kit';
import type { BudgetLineRejection } from './budget-line/budget-line.decider.js';
import type { PerformanceTargetRejection } from './performance-target/performance-target.decider.js';

export type Rejection = PerformanceTargetRejection | BudgetLineRejection;

/** What a person is told when a decider of this service says no. One entry for each code, or this does not compile. */
const refusals: Readonly<Record<Rejection['code'], ProblemText>> = {
  'wrong-state': {
    status: 409,
    retry: false,
    zh: '当前状态不能执行此操作，可执行的操作见 possible。',
    en: 'This cannot be done in the current state; possible says what can.',
  },
  'same-person': {
    status: 403,
    retry: false,
    zh: '申报人不能审核或批复自己申报的目标，请由他人办理。',
    en: 'Who declared a target neither reviews nor approves it. Let another person do it.',
  },
  'target-required': {
    status: 422,
    retry: false,
    zh: '编制绩效目标是申报预算的前置条件，请先填写绩效指标（FF-20）。',
    en: 'No budget request without performance targets: state the indicators first (FF-20).',
  },
  'not-separate': {
    status: 422,
    retry: false,
    zh: '基本支出不单独设定绩效目标，请纳入部门整体支出（FF-22）。',
    en: 'Basic expenditure has no target of its own: state it within the whole department’s (FF-22).',
  },
  'indicator-twice': {
    status: 422,
    retry: false,
    zh: '指标编号重复，请改正。',
    en: 'An indicator id occurs twice. Correct it.',
  },
  'wrong-stage': {
    status: 409,
    retry: false,
    zh: '尚未轮到该审核环节，请按 expected 所示环节办理（FF-24）。',
    en: 'It is not the turn of this stage of review; expected says whose turn it is (FF-24).',
  },
  'dimensions-incomplete': {
    status: 422,
    retry: false,
    zh: '须对规则所列每一方面给出结论（FF-24）。',
    en: 'Give a verdict on each dimension that the rules name, and on no other (FF-24).',
  },
  'rules-silent': {
    status: 503,
    retry: true,
    zh: '现行规则对此未作规定，无法判断，请联系财政部门。',
    en: 'The rule set in force says nothing on this; ask the finance bureau.',
  },
  'unknown-proposal': {
    status: 422,
    retry: false,
    zh: '没有这项待处理的纠偏建议。',
    en: 'There is no such corrective measure waiting for a decision.',
  },
  'not-a-reduction': {
    status: 422,
    retry: false,
    zh: '纠偏只能调减预算，调整后金额不能高于现行预算（FF-33）。',
    en: 'A corrective measure reduces the budget; the amount may not exceed what is in force (FF-33).',
  },
  'reduction-out-of-range': {
    status: 422,
    retry: false,
    zh: '核减额须大于零且不超过现行预算。',
    en: 'A reduction is above zero and at most the budget in force.',
  },
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function refusalOf(rejection: unknown, id?: string): ProblemError {
  const { code, ...figures } = rejection as Rejection;
  return new ProblemError(code, refusals[code], { ...figures, ...(id !== undefined && { id }) });
}

/** A reaction is refused only by what nobody foresaw: the message is parked, and a person sees why. */
export const parked = Object.fromEntries(
  Object.keys(refusals).map((code) => [
    code,
    (rejection: Rejection) => {
      throw refusalOf(rejection);
    },
  ]),
) as unknown as OnRejected<Rejection, never>;
