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
import type { RectificationRejection } from './rectification.commands.js';

type OwnCode = Exclude<RectificationRejection['code'], StepRejection['code']>;

/** What a person is told when the decider says no. One entry for each code that is not of a step, or this does not compile. */
const refusals: Readonly<Record<OwnCode, ProblemText>> = {
  'not-opened': there('该整改尚未启动。', 'The rectification has not been opened.'),
  'rules-silent': there(
    '现行规则未作规定（{path}），请由牵头机构在规则中补充。',
    'The rules say nothing of this (see path). The lead desk has it put into the rules.',
  ),
  'given-up': there('该整改已终止（见 reason），不再办理。', 'It is not to be rectified any more (see reason).'),
  'problems-not-stated': there(
    '尚未反馈须整改的问题：请由牵头机构在 problems 中逐项列明。',
    'Nobody has said what is to be put right: the lead desk states it in problems, one by one.',
  ),
  'problem-wordless': sent('每个问题须写明内容（见 items）。', 'Each problem is put into words (see items).'),
  'change-reason-required': sent(
    '问题已经反馈，改动须在 reason 中说明理由。',
    'The problems were fed back before: say in reason why they are stated otherwise.',
  ),
  'unknown-problem': sent(
    '没有反馈过这些问题（见 items），已反馈的见 listed。',
    'These problems were not fed back (see items); listed says which were.',
  ),
  'problems-unanswered': sent(
    '报告须逐项说明整改情况，未说明的见 items：请在 problems 中填写 answer 和 note。',
    'A report says of each problem what was done; items says which are left: give answer and note in problems.',
  ),
  'not-all-rectified': there(
    '问题须全部整改到位（100%）方可办结，未到位的见 items。',
    'It ends when every problem is put right; items says which are not.',
  ),
  'limit-gone-by': sent(
    '整改期限不能早于今天（{today}）。',
    'The day by which it is to be rectified lies before today (see today).',
  ),
  'limit-of-the-rules': sent(
    '整改期限由规则规定（{path}），请去掉 limit。',
    'The rules say by when it is rectified (see path): leave limit out.',
  ),
  'not-outdated': notOutdated,
  'unknown-due': sent('没有这一期限，可选期限见 dues。', 'There is no such due day; dues lists them.'),
  'not-overdue': there('该期限未逾期，或逾期已解除。', 'It is not overdue, or that was lifted.'),
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function rectificationProblem(rejection: RectificationRejection): ProblemError {
  if (isStepRejection(rejection)) return stepProblem(rejection);
  const { code, ...figures } = rejection;
  return new ProblemError(code, refusals[code], figures);
}

/** What others ask for is refused by a defect alone. The message is parked, and a person sees why. */
export function parked(rejection: RectificationRejection): never {
  throw rectificationProblem(rejection);
}
