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
import type { DisclosureRejection } from './disclosure.commands.js';

type OwnCode = Exclude<DisclosureRejection['code'], StepRejection['code']>;

/** What a person is told when the decider says no. One entry for each code that is not of a step, or this does not compile. */
const refusals: Readonly<Record<OwnCode, ProblemText>> = {
  'not-opened': there('该公开事项尚未提出。', 'The disclosure has not been opened.'),
  'rules-silent': there(
    '现行规则未作规定（{path}），请由牵头机构在规则中补充。',
    'The rules say nothing of this (see path). The lead desk has it put into the rules.',
  ),
  'given-up': there('该公开事项已终止（见 reason），请另行提出。', 'It was given up (see reason): open another.'),
  'disclosed-already': there(
    '该对象本年度已有公开事项正在办理，请先办结。',
    'A disclosure of the subject and year is under way: end that first.',
  ),
  'disclosed-apart': sent(
    '规则规定这些结果由不同单位公开（办理事项见 procedures），请分别提出。',
    'The rules have these results disclosed by different bodies (see procedures): open one for each.',
  ),
  'scope-wanting': sent(
    '请在 results 中列明公开哪些评价结果，或在 targets 中列明公开哪些绩效目标。',
    'Say in results which results are disclosed, or in targets which targets.',
  ),
  'content-not-disclosed': sent(
    '规则规定公开的内容见 contents，其他内容不在此公开，请去掉；需要公开的，由牵头机构在规则中补充。',
    'The rules have disclosed what contents lists and nothing else: leave the rest out, or have it put into the rules.',
  ),
  'targets-not-approved': there(
    '只公开已批复的绩效目标：targets 所列尚未批复，本年度已批复的见 approved。',
    'Only approved targets are disclosed: targets lists what was not approved, approved what is of the year.',
  ),
  'targets-changed': there(
    '绩效目标已调整或撤回批复（见 targets），不能公开：请终止本事项，另行提出。',
    'Targets were adjusted or taken back since (see targets): give this up and open another.',
  ),
  'results-not-concluded': there(
    '只公开已形成结论的评价结果：results 所列尚无结论，已有结论的见 concluded。',
    'Only what was concluded is disclosed: results lists what was not, concluded what was.',
  ),
  'results-changed': there(
    '核查后评价结果已更正或撤回（见 results），不能公开：请终止本事项，另行提出。',
    'Results were corrected or taken back since (see results): give this up and open another.',
  ),
  'check-wanting': there(
    '按规则（{path}）须先由他人核查涉密与敏感内容，方可公开。',
    'The rules (see path) have somebody else check it for what is secret before it is published.',
  ),
  'address-wanting': sent(
    '请写明在何处公开：填写 address，或附公开文件（brings.documents）。',
    'Say where it was published: in address, or by a document (brings.documents).',
  ),
  'address-not-asked': sent(
    '本环节不填写公开位置，请去掉 address。',
    'This answer publishes nothing: leave address out.',
  ),
  'not-outdated': notOutdated,
  'unknown-due': sent('没有这一期限，可选期限见 dues。', 'There is no such due day; dues lists them.'),
  'not-overdue': there('该期限未逾期，或逾期已解除。', 'It is not overdue, or that was lifted.'),
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function disclosureProblem(rejection: DisclosureRejection): ProblemError {
  if (isStepRejection(rejection)) return stepProblem(rejection);
  const { code, ...figures } = rejection;
  return new ProblemError(code, refusals[code], figures);
}
