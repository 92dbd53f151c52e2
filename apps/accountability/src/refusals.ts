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
import type { ResultRejection } from './result-application/result-application.commands.js';

type Rejection = ResultRejection;
type OwnCode = Exclude<Rejection['code'], StepRejection['code']>;

/** What a person is told when a decider says no. One entry for each code that is not of a step, or this does not compile. */
const refusals: Readonly<Record<OwnCode, ProblemText>> = {
  'no-result': there('该对象本年度尚无评价结果。', 'There is no result of the subject in this year yet.'),
  'result-outdated': there(
    '评价结论已撤回，待重新形成结论后再决定。',
    'The conclusion of the evaluation was taken back: decide once it is concluded anew.',
  ),
  'rules-silent': there(
    '现行规则未作规定（{path}），请由牵头机构在规则中补充。',
    'The rules say nothing of this (see path). The lead desk has it put into the rules.',
  ),
  'disposal-wanting': sent(
    '本环节须作出结果应用决定（disposal）。',
    'This step decides what follows: send it in disposal.',
  ),
  'disposal-not-asked': sent(
    '本环节不作结果应用决定，请去掉 disposal。',
    'This step decides nothing: leave disposal out.',
  ),
  'acts-on-refused': sent(
    '作用年度须在 {first} 至 {last} 之间。',
    'The year that it acts on lies between {first} and {last}.',
  ),
  'unknown-disposal': sent(
    '规则没有这一结果应用方式，可选的见 listed。',
    'The rules have no such disposal; listed says which they have.',
  ),
  'unknown-finding': sent(
    '规则没有这一认定情形，可选的见 listed。',
    'The rules have no such finding; listed says which they have.',
  ),
  'finding-required': sent(
    '评价结果不直接导致这一方式，须在 disposal.findings 中注明所据认定（见 findings）。',
    'The result does not lead to this by itself: state one of findings in disposal.findings.',
  ),
  'leads-elsewhere': sent(
    '评价结果不导致这一方式，规则所导致的方式见 proposed。',
    'The result does not lead to this; proposed says what it leads to.',
  ),
  'without-exception': sent(
    '按规定“一律”执行，不能以较轻的方式代替，须选择 required 所列方式。',
    'The rules leave no exception: nothing milder stands in its place. Choose from required.',
  ),
  'disposal-not-known': there(
    '有关情况尚不明确（见 missing），暂不能决定。',
    'Something that the decision turns on is not known yet (see missing).',
  ),
  'amount-not-asked': sent(
    '这一方式不录入金额：或不涉及金额，或全额计算。请去掉 reduction。',
    'No amount is entered for this disposal: it takes none, or all that there is. Leave reduction out.',
  ),
  'amount-required': sent(
    '规则没有规定数额，请在 disposal.reduction 中录入核减额，没有默认值。',
    'The rules state no amount. Enter it as disposal.reduction; there is no default.',
  ),
  'budget-not-known': there(
    '预算尚未送达，不能决定金额，请稍后重试。',
    'The budget has not arrived here yet, so that no amount can be decided. Try again in a moment.',
  ),
  'more-than-idle': sent(
    '收回额 {reduction} 须大于 0，且不超过结余 {idle}。',
    'What is recovered, {reduction}, has to be above 0 and at most what lies idle, {idle}.',
  ),
  'reduction-out-of-range': sent(
    '核减额须大于零且不超过预算（见 budget）；预算为零的，不填核减额。',
    'A reduction is above zero and at most the budget (see budget); of a budget of zero, leave it out.',
  ),
  'reason-required': sent(
    '规则未作规定（{path}），由人决定的须说明理由。',
    'The rules say nothing of this (see path): whoever decides says why.',
  ),
  'not-outdated': notOutdated,
  'unknown-due': sent('没有这一期限，可选期限见 dues。', 'There is no such due day; dues lists them.'),
  'not-overdue': there('该期限未逾期，或逾期已解除。', 'It is not overdue, or that was lifted.'),
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function refusalOf(rejection: Rejection): ProblemError {
  if (isStepRejection(rejection)) return stepProblem(rejection);
  const { code, ...figures } = rejection;
  return new ProblemError(code, refusals[code], figures);
}

/** What others tell of a result that is there is refused by a defect alone. The message is parked, and a person sees why. */
export function parked(rejection: ResultRejection): never {
  throw refusalOf(rejection);
}
