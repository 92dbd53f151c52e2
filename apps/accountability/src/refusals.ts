import { type OnRejected, ProblemError, type ProblemText } from '@wenxiao/service-kit';
import type { ResultApplicationRejection } from './result-application/result-application.js';

/** What a person is told when the decider says no. One entry for each code, or this does not compile. */
const refusals: Readonly<Record<ResultApplicationRejection['code'], ProblemText>> = {
  'wrong-state': {
    status: 409,
    retry: false,
    zh: '当前状态不能执行此操作，可执行的操作见 possible。',
    en: 'This cannot be done in the current state; possible says what can.',
  },
  'person-required': {
    status: 403,
    retry: false,
    zh: '结果应用方式须由人决定，不能由系统流程决定。',
    en: 'A disposal is decided by a person, never by a process.',
  },
  'disposal-unknown': {
    status: 422,
    retry: false,
    zh: '该方式不在现行规则之内，可选的方式见 known（FF-47）。',
    en: 'The rules in force hold no such disposal; known lists theirs (FF-47).',
  },
  'finding-unknown': {
    status: 422,
    retry: false,
    zh: '该认定不是规则为这一方式所列的认定，可选的见 known（FF-47）。',
    en: 'The rules name no such finding for this disposal; known lists theirs (FF-47).',
  },
  'finding-required': {
    status: 422,
    retry: false,
    zh: '评价等级不直接导致这一方式，须在 finding 中注明所依据的认定，可选的见 findings（FF-47）。',
    en: 'The grade does not lead to this disposal: state a finding, one of findings (FF-47).',
  },
  'grade-leads-elsewhere': {
    status: 422,
    retry: false,
    zh: '评价等级不导致这一方式，规则所导致的方式见 proposed（FF-47）。',
    en: 'The grade does not lead to this disposal; proposed says what it leads to (FF-47).',
  },
  'without-exception': {
    status: 422,
    retry: false,
    zh: '按规定“一律”执行，不能以较轻的方式代替，须选择 required 所列方式（FF-47）。',
    en: 'The rules leave no exception (一律): nothing milder stands in its place. Choose from required (FF-47).',
  },
  'amount-refused': {
    status: 422,
    retry: false,
    zh: '这一方式不录入金额：或不涉及金额，或按现行预算全额计算。请去掉 reduction。',
    en: 'No amount is entered for this disposal: it takes none, or all that is in force. Leave reduction out.',
  },
  'amount-required': {
    status: 422,
    retry: false,
    zh: '规则没有规定数额，请在 reduction 中录入核减额，没有默认值（A-8）。',
    en: 'The rules state no amount. Enter it as reduction; there is no default (A-8).',
  },
  'budget-unknown': {
    status: 409,
    retry: true,
    zh: '现行预算尚未送达，不能决定金额，请稍后重试。',
    en: 'The budget in force has not arrived here yet, so no amount can be decided. Try again in a moment.',
  },
  'reduction-out-of-range': {
    status: 422,
    retry: false,
    zh: '核减额须大于零且不超过现行预算。',
    en: 'A reduction is above zero and at most the budget in force.',
  },
  'trigger-unknown': {
    status: 422,
    retry: false,
    zh: '该情形不在现行规则之内，可选的情形见 known（FF-48）。',
    en: 'The rules in force hold no such trigger; known lists theirs (FF-48).',
  },
  'grade-required': {
    status: 422,
    retry: false,
    zh: '这一移送情形以财政评价等级为 grade 所列等级为前提（FF-48）。',
    en: 'This trigger needs a finance evaluation with the grade named in grade (FF-48).',
  },
  'not-referable': {
    status: 422,
    retry: false,
    zh: '只能移送该项资金的单位或其主管部门（FF-48）。',
    en: 'The unit of the money, or its department, can be referred, and no other (FF-48).',
  },
  'persons-not-referable': {
    status: 422,
    retry: false,
    zh: '现行规则没有规定移送人员，请去掉 personIds。',
    en: 'The rules in force refer no persons. Leave personIds out.',
  },
  'referred-before': {
    status: 409,
    retry: false,
    zh: '该单位已因同一情形移送。',
    en: 'This body was referred before for the same trigger.',
  },
  'same-person': {
    status: 403,
    retry: false,
    zh: '被移送人员不能办理移送，请由他人办理。',
    en: 'Who is referred does not make the referral. Let another person do it.',
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
  const { code, ...figures } = rejection as ResultApplicationRejection;
  return new ProblemError(code, refusals[code], figures);
}

/** A reaction is refused only by what nobody foresaw: the message is parked, and a person sees why. */
export const parked = Object.fromEntries(
  Object.keys(refusals).map((code) => [
    code,
    (rejection: ResultApplicationRejection) => {
      throw refusalOf(rejection);
    },
  ]),
) as unknown as OnRejected<ResultApplicationRejection, never>;
