import { type OnRejected, ProblemError, type ProblemText } from '@wenxiao/service-kit';
import type { EvaluationRejection } from './evaluation/evaluation.js';

/** What a person is told when the decider says no. One entry for each code, or this does not compile. */
const refusals: Readonly<Record<EvaluationRejection['code'], ProblemText>> = {
  'wrong-state': {
    status: 409,
    retry: false,
    zh: '当前状态不能执行此操作，可执行的操作见 possible。',
    en: 'This cannot be done in the current state; possible says what can.',
  },
  'form-unfilled': {
    status: 422,
    retry: false,
    zh: '自评表未填写完成值和得分，请填写后再提交。',
    en: 'The form was never filled in. Fill in actual values and scores, then submit.',
  },
  'score-required': {
    status: 422,
    retry: false,
    zh: '自评表没有总分，请在 score 中录入总分。',
    en: 'The form has no total score. Enter it as score.',
  },
  'score-refused': {
    status: 422,
    retry: false,
    zh: '得分不能评级，原因见 reason，请更正。',
    en: 'The score cannot be graded; reason says why. Correct it.',
  },
  'self-evaluation-required': {
    status: 409,
    retry: false,
    zh: '部门评价和财政评价应在单位自评的基础上开展，请先提交单位自评（FF-37）。',
    en: 'Department and finance evaluation rest on the unit’s self-evaluation: submit that first (FF-37).',
  },
  'form-unknown': {
    status: 422,
    retry: false,
    zh: '现行规则对这类对象没有这种评价形式（FF-36）。',
    en: 'The rules in force hold no such evaluation of this kind of subject (FF-36).',
  },
  'methods-unknown': {
    status: 422,
    retry: false,
    zh: '评价方法不在现行规则之内，可用的方法见 known（FF-41）。',
    en: 'A method is none of the rules’; known lists them (FF-41).',
  },
  'not-an-evaluator': {
    status: 403,
    retry: false,
    zh: '您不是该评价工作组成员。',
    en: 'You are not of this evaluation’s work group.',
  },
  'weights-not-full': {
    status: 422,
    retry: false,
    zh: '各项权重之和须等于总分值（FF-43）。',
    en: 'The weights of all items add up to the full mark (FF-43).',
  },
  'score-above-weight': {
    status: 422,
    retry: false,
    zh: '得分不能超过该项权重。',
    en: 'A score does not exceed the weight of its item.',
  },
  'finding-required': {
    status: 422,
    retry: false,
    zh: '财政评价须对部门评价结果的科学性、真实性和准确性提出意见（FF-39）。',
    en: 'A finance evaluation states a finding on the department’s result (FF-39).',
  },
  'same-person': {
    status: 403,
    retry: false,
    zh: '自评人、评分人不能办理这一环节，请由他人办理。',
    en: 'Who evaluated the own unit, or gave the scores, does not do this step. Let another person do it.',
  },
  'rules-silent': {
    status: 503,
    retry: true,
    zh: '现行规则对此未作规定，无法判断，请联系财政部门。',
    en: 'The rule set in force says nothing on this; ask the finance bureau.',
  },
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function refusalOf(rejection: unknown): ProblemError {
  const { code, ...figures } = rejection as EvaluationRejection;
  return new ProblemError(code, refusals[code], figures);
}

/** A reaction is refused only by what nobody foresaw: the message is parked, and a person sees why. */
export const parked = Object.fromEntries(
  Object.keys(refusals).map((code) => [
    code,
    (rejection: EvaluationRejection) => {
      throw refusalOf(rejection);
    },
  ]),
) as unknown as OnRejected<EvaluationRejection, never>;
