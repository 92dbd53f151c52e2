import { ProblemError, type ProblemText, sent, there } from '@wenxiao/service-kit';
import type { ReportRejection } from './report-upward.decider.js';

/** What a person is told when the decider says no. */
const refusals: Readonly<Record<ReportRejection['code'], ProblemText>> = {
  'disclosed-instead': there(
    '该项按规则以信息公开办理，请在 disclosures 中办理。',
    'The rules have this carried out by disclosures: use those.',
  ),
  'no-results': there('该年度尚无已形成结论的评价结果，无可报送。', 'No result of the year is concluded yet.'),
  'document-wanting': sent('请在 documents 中列明报送文件。', 'Name the document of the report in documents.'),
  'again-reason-required': sent(
    '已编制过，重新编制须在 reason 中说明理由。',
    'It was compiled before: say in reason why it is compiled again.',
  ),
  'submitted-already': there('已经报送；如有误，请先撤回报送。', 'It was submitted: take that back first.'),
  'not-compiled': there('尚未编制，请先编制。', 'It is not compiled yet: compile it first.'),
  'not-submitted': there('尚未报送，无可撤回。', 'It was not submitted: there is nothing to take back.'),
  'not-waiting': there(
    '该项报送现在不等待环节 {step}（现等待的见 waitsFor），请改填现等待的环节。',
    'It does not wait for this step now: name the one in waitsFor, if there is one.',
  ),
  'accounts-not-completed': there(
    '本年度决算尚未完成，不能附入或报送。',
    'The final accounts of the year are not completed: it cannot go out yet.',
  ),
  'opens-later': there('按规则自 {opensOn} 起报送。', 'By the rules it goes out from a later day on (see opensOn).'),
  'other-report-first': there(
    '按规则须先办结另一项报送（{report}）。',
    'The rules have another report go out before it (see report).',
  ),
  'day-to-come': sent('报送日不能晚于今天（{today}）。', 'It was submitted by today (see today), not later.'),
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function reportProblem({ code, ...figures }: ReportRejection): ProblemError {
  return new ProblemError(code, refusals[code], figures);
}

/** What is expected is refused by a defect alone. The message is parked, and a person sees why. */
export function parked(rejection: ReportRejection): never {
  throw reportProblem(rejection);
}
