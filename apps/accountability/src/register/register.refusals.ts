import * as t from '@wenxiao/domain/terms';
import { ProblemError, type ProblemText, sent } from '@wenxiao/service-kit';
import type { RegisterRejection } from './register.commands.js';

/** 409: what is there is otherwise. */
const there = (zh: string, en: string): ProblemText => ({
  status: 409,
  retry: false,
  zh,
  en,
  called: { now: t.registerStatus.codes },
});

/** What a person is told when the decider says no. */
const refusals: Readonly<Record<RegisterRejection['code'], ProblemText>> = {
  'rules-silent': there(
    '现行规则未作规定（{path}），任何人不得办理；请由牵头机构在规则中补充。',
    'The rules say nothing of this (see path), so that nobody may. The lead desk has it put into the rules.',
  ),
  'thing-wanting': sent(
    '须且只须写明一个列入对象（该名录登记的是 {about}）：subject、organisation、person 之一，机构、人员不在系统内的写 named。',
    'Name the one thing that is entered (about says what the register holds): subject, organisation or person; in named what of the last two the product does not know.',
  ),
  'unknown-thing': sent('没有这一列入对象（{about}）。', 'There is no such thing here (see about).'),
  'unknown-register': sent(
    '规则没有这一名录，已有的见 listed（为空的，规则未设名录）；需要的，由牵头机构在规则中补充。',
    'The rules have no such register; listed says which they have. The lead desk has one put into the rules.',
  ),
  'unknown-kind': sent(
    '规则没有这一名录类别，可选类别见 listed（为空的，不填 kind）。',
    'The register has no such kind; listed says which it has (none: leave kind out).',
  ),
  'entered-already': there(
    '同一对象已在该名录中，现为“{now}”；退出或不予列入后方可再次列入。',
    'The same thing stands in the register (see now): it is entered anew once it has left, or was declined.',
  ),
  'not-entered': there('没有这一名录条目。', 'There is no such entry.'),
  'entry-is': there(
    '该条目现为“{now}”状态，不能办理此事项。',
    'The entry is what now says: this cannot be done with it.',
  ),
  'unknown-finding': sent(
    '规则列入该名录不看这一认定情形（{finding}），可填的见 listed。',
    'The rules enter nothing for that finding; listed says for which they do.',
  ),
  'condition-not-met': there(
    '按已知情况（见 restedOn），不符合规则规定的列入条件；经核实有所列认定情形（见 findings）的，请在 findings 中注明。',
    'By what is known (see restedOn) the condition of the rules does not hold: say in findings what you found of those listed, if you did.',
  ),
  'words-required': sent(
    '是否符合列入条件尚有未知情况（见 missing），仍要列入的，请在 words 中说明依据。',
    'Whether the condition holds is not known yet (see missing): say in words on what ground it is entered all the same.',
  ),
  'review-wanting': sent(
    '点评须写明期次（occasion）、按规则所列事项逐项点评（checklist，每项写明 note）、所邀请的各方人员及其是否参加（participants）；所缺见 wanting。',
    'A review names its round (occasion), says something of each item (checklist, with a note), and who was invited as whom and whether they came (participants): wanting says what is missing.',
  ),
  'review-not-asked': sent(
    '该类别不是点评，请去掉 checklist 和 participants。',
    'Entries of this kind are no reviews: leave checklist and participants out.',
  ),
  'day-to-come': sent('日期不能晚于今天（{today}）。', 'The day is today (see today) or before, not later.'),
  'rating-required': sent('该名录记录评分，请填写 rating。', 'What is logged of it is a rating: send it in rating.'),
  'rating-not-asked': sent('该名录不记录评分，请去掉 rating。', 'No rating is logged of it: leave rating out.'),
  'log-words-required': sent('请在 words 中写明记录内容。', 'Say in words what is logged.'),
  'assignment-required': sent(
    '该名录记录责任分工，请填写 leaders（责任领导）和 desks（责任科室，排前者牵头）；责任领导多于一名的，在 words 中说明。',
    'What is logged of it is who answers for it: send leaders, and desks with the lead first; say in words why there is more than one leader.',
  ),
  'assignment-not-asked': sent(
    '该名录不记录责任分工，请去掉 leaders 和 desks。',
    'Who answers for it is not logged: leave leaders and desks out.',
  ),
  'unknown-assignee': sent(
    '责任领导或责任科室不在本区划（见 unknown）。',
    'No such person or organisation is of the jurisdiction (see unknown).',
  ),
  'unknown-row': sent('没有这一条记录（共 {rows} 条）。', 'There is no such row (rows says how many there are).'),
  'row-reason-required': sent('更正记录须在 reason 中说明理由。', 'Say in reason why the row is put right.'),
  'entered-by-answer': there(
    '该条目由环节办理结果列入，须由该环节的办理人撤回，条目随之撤回。',
    'An answer elsewhere has it entered (see occasion): whoever gave that takes it back, and the entry goes with it.',
  ),
  'strike-asked': there(
    '已申请注销，等待确认机构确认或不予注销。',
    'Somebody has said so already: it waits for whoever confirms, who does or declines.',
  ),
  'strike-not-asked': there('没有人申请注销该条目。', 'Nobody has said that it was entered in error.'),
  'strike-asked-by-yourself': {
    status: 403,
    retry: false,
    zh: '您申请了注销，请由他人确认。',
    en: 'You asked for it to be struck: let another person confirm that.',
  },
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function registerProblem({ code, ...figures }: RegisterRejection): ProblemError {
  return new ProblemError(code, refusals[code], figures);
}

/** What is proposed, or entered by an answer elsewhere, is refused by a defect alone. The message is parked, and a person sees why. */
export function parked(rejection: RegisterRejection): never {
  throw registerProblem(rejection);
}
