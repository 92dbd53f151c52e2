import type { StepRejection } from '@wenxiao/rules/procedure';
import {
  isStepRejection,
  notOutdated,
  ProblemError,
  type ProblemText,
  sent,
  stepProblem,
  there,
} from '@wenxiao/service-kit';
import type { ReferralRejection } from './referral.commands.js';

type OwnCode = Exclude<ReferralRejection['code'], StepRejection['code']>;

/** What a person is told when the decider says no. One entry for each code that is not of a step, or this does not compile. */
const refusals: Readonly<Record<OwnCode, ProblemText>> = {
  'not-opened': there('该移送尚未立项。', 'The referral has not been opened.'),
  'rules-silent': there(
    '现行规则未作规定（{path}），请由牵头机构在规则中补充。',
    'The rules say nothing of this (see path). The lead desk has it put into the rules.',
  ),
  'referral-reason-required': sent(
    '规则未规定移送范围（{path}），由人判断：请在 reason 中说明为何移送该单位或人员。',
    'The rules do not say whom they refer (see path), so a person decides: say in reason why this body or these persons.',
  ),
  'unknown-trigger': sent(
    '规则没有这一移送情形，可选的见 listed。',
    'The rules have no such trigger of a referral; listed says which they have.',
  ),
  'not-referable': sent(
    '只能移送该对象的单位或其主管部门，且须在规则规定的移送范围（referable）内。',
    'Only the unit of the subject or its department is referred, as far as the rules refer them (referable).',
  ),
  'persons-not-referable': sent(
    '规则的移送范围（referable）不含个人，请去掉 persons。',
    'The rules refer no persons (see referable): leave persons empty.',
  ),
  'unknown-person': sent(
    '没有这些人员，或其账号已停用、不属于被移送单位（见 persons）。',
    'These persons are not there, are disabled, or are not of the body that is referred (see persons).',
  ),
  'refers-themselves': {
    status: 403,
    retry: false,
    zh: '不能办理涉及本人或本单位的移送，请由他人办理。',
    en: 'Nobody acts on a referral of themselves or of their own body. Let another person do it.',
  },
  'referred-to-themselves': sent(
    '不能把移送发给被移送的单位或人员（见 named），请改填其他机关或人员。',
    'A referral goes neither to the body nor to the persons that it refers (see named). Name another authority or person.',
  ),
  'referred-before': there(
    '该单位已因同一情形移送，或移送正在办理。',
    'The body was referred for this trigger before, or a referral for it is under way.',
  ),
  'evaluation-not-concluded': there(
    '所据评价没有有效结论（见 evaluation）：尚未形成，或已撤回。',
    'The evaluation that it rests on has no conclusion (see evaluation): none was reached, or it was taken back.',
  ),
  'assessment-not-concluded': there(
    '该项工作考核尚无结论或已撤回，不能据以移送；工作考核只用于移送被考核单位本身（subject 填该单位）。',
    'The work assessment is not concluded, or was taken back. It is a reason to refer the body itself: subject is the body then.',
  ),
  'not-of-bureau': sent(
    '单位自评和部门评价的结果只供参考，不作为移送依据（{evaluationType}）。',
    'What a unit or department concludes on itself is information alone, and no ground for a referral (see type).',
  ),
  'unknown-finding': sent(
    '该移送情形没有这一认定（见 finding），可选的见 listed。',
    'The trigger rests on no such finding (see finding); listed says on which it does.',
  ),
  'trigger-not-met': there(
    '移送情形不成立（依据见 restedOn）；须有 findings 所列认定之一的，请在 ground 中注明。',
    'The trigger does not hold (see restedOn). Where it rests on one of findings, state what was found in ground.',
  ),
  'trigger-not-known': there(
    '移送情形是否成立尚不能判断，缺少的内容见 missing；以评价结果为据的，请注明 evaluation。',
    'Whether the trigger holds is not known yet; missing says what is wanting. Name the evaluation that it rests on.',
  ),
  'not-outdated': notOutdated,
  'unknown-due': sent('没有这一期限，可选期限见 dues。', 'There is no such due day; dues lists them.'),
  'not-overdue': there('该期限未逾期，或逾期已解除。', 'It is not overdue, or that was lifted.'),
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function referralProblem(rejection: ReferralRejection): ProblemError {
  if (isStepRejection(rejection)) return stepProblem(rejection);
  const { code, ...figures } = rejection;
  return new ProblemError(code, refusals[code], figures);
}
