import * as t from '@wenxiao/domain/terms';
import { ProblemError, type ProblemText, sent, there } from '@wenxiao/service-kit';

const own = {
  'not-yet': sent(
    '{from} 尚未到来（今日 {today}）：划转、暂停、恢复、并入、终止自办理之日或以前起生效，请在当日办理。',
    '{from} is still to come (today is {today}): whose a subject is, and whether it goes on, holds at once. Tell it on that day.',
  ),
  'entry-not-selectable': sent(
    '指标库条目 {entry} 不存在、不适用于本框架，或所给版次在 {from} 未施行（现行版次见 inForce）。',
    'The entry {entry} of the library is not there for this framework, or not in force on {from} in that version (inForce says which is).',
  ),
  'unknown-fund': sent(
    '规则未列此类资金（{given}），可选类型：{listed}。',
    'The rules list no such fund ({given}); they list {listed}.',
  ),
  'subject-is': there(
    '对象现为“{subjectStatus}”状态，不能办理此事项。',
    'The subject is {subjectStatus}: this cannot be done for it.',
    { subjectStatus: t.subjectStatus.codes },
  ),
  'one-subject': sent(
    '须且只须给出一项：新登记的对象，或已有对象的编号（subject 或 subjectId）。',
    'Name either subject or subjectId.',
  ),
  'not-reduced': there(
    '审核结论为调减预算，批复数 {approved} 元须低于申请数 {requested} 元。',
    'The review has the money reduced: less than what is asked for ({requested}) is approved, not {approved}.',
  ),
  'target-wanting': sent('须先申报该期间的绩效目标。', 'Declare the performance target of that period first.'),
  'request-blocked': there(
    '第 {assessment} 次事前绩效评估结论为“{conclusion}”，不得申请预算资金；方案调整后可重新申请评估。',
    'Ex-ante assessment number {assessment} concluded “{conclusion}”: no money is asked for. Have the subject assessed anew once it is revised.',
  ),
  'register-blocks': there(
    '该对象或其单位已列入“{called}”，按规则不得申请预算资金；按规则退出后方可申请。',
    'The subject, or its unit, stands in the register {register}: by the rules no money is asked for until it has left.',
  ),
  'assessment-wanting': there(
    '须先完成事前绩效评估（{called}）：请先申请评估并待其形成结论。',
    'An ex-ante assessment comes first ({procedure}): ask for it, and wait until it has ended.',
  ),
  'description-wanting': there(
    '是否须先完成事前绩效评估（{called}），取决于对象资料中的“{wanted}”：请先填写。',
    'Whether an ex-ante assessment comes first ({procedure}) depends on what the subject does not say ({wanted}): state it first.',
    { wanted: { 'subject.is-new': t.isNew.zh } },
  ),
  'under-review': there(
    '期间 {period} 的绩效目标连同申请金额已报送审核，不能另行更改申请数；请先撤回报送或待退回，再修改目标和金额并重新报送。',
    'The target of {period} is under review with the money that is asked for: take the submission back, or wait until it is returned, and declare both anew.',
  ),
  'not-handed-over': sent(
    '对象 {subject} 未由其所在区划移交本区划：须先在原区划终止，并注明承接区划。',
    'The subject {subject} was not handed over to this jurisdiction: it is ended where it stands, naming this one, first.',
  ),
  'successor-required': sent(
    '本区划内承接须指明承接对象（successor）。',
    'Name in successor what goes on with it in this jurisdiction.',
  ),
  'unknown-subject': sent('没有对象 {subject}。', 'There is no subject {subject}.'),
  'named-twice': sent(
    '同一目标在清单中重复（见 twice），本次未批复任何一项。',
    'A target stands twice in the list (see twice); nothing was approved.',
  ),
  'not-ready': there(
    '部分对象尚不能批复（见 waiting），本次未批复任何一项。',
    'Some cannot be approved yet (see waiting); nothing was approved.',
  ),
  'year-out-of-reach': sent(
    '预算年度须在 {first} 至 {last} 之间。',
    'The budget year has to lie between {first} and {last}.',
  ),
  'day-out-of-reach': sent('生效日须在 {first} 至 {last} 之间。', 'The day has to lie between {first} and {last}.'),
  'one-per-unit': there(
    '该单位已有此类对象（{subject}），每个单位只有一个。',
    'The unit has a subject of this kind, {subject}, and only one.',
  ),
  'of-its-unit': there(
    '此类对象按单位设立，不能改类型或转到其他单位；请终止后另行登记。',
    'It is the one of its kind in its unit: it is ended, and another registered, and not moved or made another kind.',
  ),
  'in-a-circle': there(
    '对象 {subject} 已从属于或承接自本对象，不能形成循环。',
    'The subject {subject} is part of this one, or goes on with its work: that would be a circle.',
  ),
  'approved-with-target': there(
    '该预算与期间 {period} 的绩效目标一并批复，更正、撤回亦须在该目标上办理。',
    'The budget is approved together with the target of {period}, and corrected or taken back there.',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

export const ownProblem = (code: keyof typeof own, details: Readonly<Record<string, unknown>> = {}): ProblemError =>
  new ProblemError(code, own[code], details);
