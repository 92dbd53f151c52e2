import * as t from '@wenxiao/domain/terms';
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
import type { AssessmentRejection } from './ex-ante-assessment/assessment.commands.js';
import { ofAssessments } from './ex-ante-assessment/assessment.refusals.js';
import type { BudgetLineRejection } from './budget-line/budget-line.commands.js';
import type { TargetRejection } from './performance-target/performance-target.commands.js';
import type { OfficialCodeRejection } from './official-code/official-code.decider.js';
import type { SuccessionRejection } from './succession/succession.aggregate.js';
import { subjectActs, type SubjectRejection } from './subject/subject.commands.js';
import type { EarlierYearRejection } from './earlier-year/earlier-year.decider.js';
import { ofEarlierYears } from './earlier-year/earlier-year.refusals.js';
import type { BudgetYearRejection } from './budget-year/budget-year.decider.js';
import { ofIndicatorLibrary, type LibraryRejection } from './indicator-library/indicator-library.refusals.js';
import { ofLines } from './budget-line/budget-line.refusals.js';

export type Rejection =
  | SubjectRejection
  | OfficialCodeRejection
  | SuccessionRejection
  | AssessmentRejection
  | BudgetLineRejection
  | BudgetYearRejection
  | EarlierYearRejection
  | LibraryRejection
  | TargetRejection;
type OwnCode = Exclude<Rejection['code'], StepRejection['code']>;

const ofSubjects: Readonly<Record<SubjectRejection['code'], ProblemText>> = {
  'status-is': there(
    '对象现为“{subjectStatus}”状态，可办事项：{possible}。',
    'The subject is {subjectStatus}; what can be done: {possible}.',
    { subjectStatus: t.subjectStatus.codes, possible: subjectActs },
  ),
  'no-other-description': there(
    '对方系统的登记内容没有与本系统不一致之处待处理。',
    'The other system says nothing else of the subject that waits for a decision.',
  ),
  'unknown-kind': sent(
    '规则未列此类对象（{given}），可选类型：{listed}。',
    'The rules list no such kind of subject ({given}); they list {listed}.',
  ),
  'unknown-related-fund': sent(
    '规则未列此类关联资金（{given}），可选类别：{listed}。',
    'The rules list no such related fund ({given}); they list {listed}.',
  ),
  'shares-over-whole': sent(
    '各实施单位份额之和为 {sum}%，超过 100%。',
    'The shares of the implementing units are more than the whole.',
  ),
  'period-reversed': sent('计划终止日早于起始日。', 'The planned period ends before it begins.'),
  'planned-outside-period': sent(
    '{year} 年的计划资金不在计划实施期内。',
    'Money is planned for a year outside the planned period.',
  ),
  itself: sent(
    '对象不能以自身为所属、前身、并入或承接对象。',
    'A subject is no part, predecessor or successor of itself.',
  ),
  'before-last-change': there(
    '生效日 {from} 早于上一次变动（{last}）。',
    'It would hold from {from}, before the last change on {last}.',
  ),
  'no-such-responsibility': there('该人员没有这项责任。', 'The person does not answer for it in this role.'),
  'too-many-responsible': there('责任人已达上限 {limit} 项。', 'There are {limit} responsibilities, and no more.'),
  'ends-before-it-begins': sent('责任终止日早于起始日。', 'The responsibility would end before it begins.'),
  'acted-upon': there(
    '对象已有后续办理，不能撤回登记，可以终止。',
    'Something was done with it since: it can be ended, not withdrawn.',
  ),
};

/** Of what one subject has at a time. */
const ofSole: Readonly<Record<(OfficialCodeRejection | SuccessionRejection)['code'], ProblemText>> = {
  'code-taken': there('该项目代码已被本地区其他对象占用。', 'Another subject of the jurisdiction has this code.'),
  'already-succeeded': there(
    '对象 {predecessor} 已由本地区其他对象承接，请去掉该前身（predecessors），或先变更原承接对象。',
    'Another subject of the jurisdiction goes on with {predecessor}: leave it out of predecessors, or take it from the other first.',
  ),
};

const ofTargets: Readonly<Record<Exclude<TargetRejection['code'], StepRejection['code']>, ProblemText>> = {
  'not-outdated': notOutdated,
  'target-required': sent(
    '编制绩效目标是申报预算的前置条件，请先填写绩效指标。',
    'No budget request without performance targets: state the indicators first.',
  ),
  'indicator-twice': sent(
    '指标编号 {indicator} 重复，请改正。',
    'The indicator code {indicator} occurs twice. Correct it.',
  ),
  'indicator-incomplete': sent(
    '指标 {indicator} 缺少该方向所需的内容：{wants}。',
    'The indicator {indicator} lacks what its direction asks for: {wants}.',
  ),
  'indicator-contradictory': sent(
    '指标 {indicator} 含有与其方向不符的内容：{not}。',
    'The indicator {indicator} has what its direction excludes: {not}.',
  ),
  'range-reversed': sent(
    '指标 {indicator} 的区间下限 {value} 高于上限 {valueMax}。',
    'The lower end {value} of the indicator {indicator} is above the upper one, {valueMax}.',
  ),
  'unknown-horizon': sent(
    '规则未列此目标时限（{given}），可选：{listed}。',
    'The rules list no such horizon ({given}); they list {listed}.',
  ),
  'unknown-method': sent(
    '规则未列此评分方法（{given}），可选：{listed}。',
    'The rules list no such method of scoring ({given}); they list {listed}.',
  ),
  'unknown-origin': sent(
    '指标 {indicator} 须注明规则所列的任务来源（origin）：{listed}。',
    'Indicator {indicator} says whose task it is (origin), one of those that the rules list: {listed}.',
  ),
  'unknown-class': sent(
    '指标 {indicator} 须归入规则所列的指标类别（一级指标为类别，二级指标为其下的分类）：{listed}。',
    'Indicator {indicator} is of a class that the rules list, with its kind as the second level: {listed}.',
  ),
  'check-not-kept': sent(
    '“{called}”现为 {value}，不符合规则要求（见 atLeast、atMost）：请改正后重新申报。',
    '{check} comes to {value}, which is not what the rules ask for (see atLeast, atMost). Put it right and declare it again.',
  ),
  'not-separate': sent(
    '基本支出不单独设定绩效目标，请纳入部门整体支出。',
    'Basic expenditure has no target of its own: state it within the whole department’s.',
  ),
  'not-phased-in': there(
    '规则规定此类支出（{subjectKind}）分步纳入绩效管理，该年度尚未纳入：起始年度见 from，没有则尚未明确，请绩效管理机构先予明确（{path}）。',
    'The rules let such spending ({subjectKind}) come in later, and it has not by this year: from says from which year it does; where it is absent the performance office settles it first ({path}).',
  ),
  'unknown-entry': sent(
    '指标 {indicator} 所引的指标库条目 {entry} 不存在或不适用于本单位，请从指标库一览中选取。',
    'The indicator {indicator} names the entry {entry} of the library, which is not there for this unit: choose from the list of the library.',
  ),
  'entry-not-in-force': sent(
    '指标 {indicator} 所引的指标库条目版次在 {on} 未施行（现行版次见 inForce，没有则已停用），请改引现行版次或去掉引用。',
    'The indicator {indicator} names a version of the library that is not in force on {on}: name the one in force (inForce; none where it was retired), or no entry.',
  ),
  'entry-replaced': sent(
    '指标 {indicator} 所引的是上级指标库条目 {entry}，本级指标库另有同级次同名条目，请改引 {by}。',
    'The indicator {indicator} names the entry {entry} of the library above; the own library has one of the same levels and name: name {by}.',
  ),
  'version-without-entry': sent(
    '指标 {indicator} 只给出指标库条目版次，请一并给出条目（entry）。',
    'The indicator {indicator} names a version of the library and no entry: name the entry too.',
  ),
  'no-form': sent('不是绩效目标申报表，或无法读取：{path}。', 'It is no declaration form, or cannot be read: {path}.'),
  'no-procedure': there(
    '现行规则未规定此类目标的办理流程；请由绩效管理机构采用有此流程的规则（procedures，object 为 performance-target）。',
    'The rules in force have no procedure for such a target: the performance office adopts rules that have one (procedures, object performance-target).',
  ),
  'not-opened': there('目标尚未申报。', 'The target has not been declared.'),
  'nothing-declared': there('尚未申报任何内容。', 'Nothing was declared yet.'),
  'submitted-already': there(
    '已报送，待退回后修改，或直接更正。',
    'It was submitted: correct it, or wait until it is returned.',
  ),
  'approved-already': there(
    '已批复；此后按追加、核减、调剂或调整办理。',
    'It was approved: from then on it is raised, cut, transferred or adjusted.',
  ),
  'not-approved': there('目标尚未批复，不能调整。', 'The target is not approved: there is nothing to adjust.'),
  'no-other-target': there(
    '对方系统的绩效目标没有与本系统不一致之处待处理。',
    'The other system has no other target that waits for a decision.',
  ),
  'not-adjusting': there('没有正在办理的调整。', 'No adjustment is under way.'),
  'adjustment-not-asked': sent(
    '监控没有要求（或不再要求）按该纠偏决定调整目标，待调整的：{listed}。',
    'No such measure of monitoring asks for an adjustment any more; these do: {listed}.',
  ),
  'adjustment-not-overdue': there(
    '该项目标调整未逾期，或逾期已解除；逾期的：{listed}。',
    'That adjustment is not overdue, or that was lifted; these are: {listed}.',
  ),
  'period-over': there(
    '目标期间已于 {last} 结束，不能再调整或撤回批复。',
    'The period ended on {last}: what it was to reach is not changed afterwards.',
  ),
  'reviewed-already': there(
    '已有审核，不能更正；请待退回后修改。',
    'Somebody has answered it: it is returned, and not corrected.',
  ),
  'not-together': sent(
    '该环节的这一办理结果不与预算一并办理。',
    'With this answer the step approves no budget: leave it out.',
  ),
  together: there(
    '须与预算一并办理（budget-approvals），且金额与日期一致。',
    'It is done in one act with the budget (budget-approvals), with the same amount and day.',
  ),
};

const ofYears: Readonly<Record<BudgetYearRejection['code'], ProblemText>> = {
  'closed-before': there(
    '预算年度已于 {on} 关账；未结转的结余不再结转。',
    'The budget year was closed on {on}: what was not carried over has lapsed.',
  ),
  'year-not-over': there(
    '预算年度至 {last} 才结束，请在其后关账。',
    'The budget year ends on {last}: close it afterwards.',
  ),
  'accounts-completed': there(
    '决算完成日已登记为 {on}；有误请更正，误登请撤回。',
    'The final accounts are completed ({on}): correct that, or take it back.',
  ),
  'unknown-gate': sent(
    '规则没有由 {gate} 对整个预算年度作出的决定，可选的见 listed（为空的，由各目标的环节记录）。',
    'The rules have nothing decided by {gate} on the budget of the year; listed says what they have (none: each target records it in its step).',
  ),
  'unknown-gate-answer': sent(
    '规则没有这一结果（{answer}），可选的见 answers。',
    'The rules have no such answer; answers lists them.',
  ),
  'decided-later': sent('决定日期不能晚于今天（{today}）。', 'It was decided by today ({today}), not later.'),
  'decision-reason-required': sent(
    '请在 reason 中说明理由：未获批准的写明意见，与已登记的不同的写明更正理由。',
    'Say in reason why: of what was not approved, or why it is otherwise than was recorded.',
  ),
  'accounts-not-completed': there('尚未登记决算完成日。', 'The final accounts are not completed yet.'),
  'accounts-out-of-time': sent(
    '决算完成日须在 {first}（年度结束后）至 {today}（今日）之间。',
    'Final accounts are completed after the year, by today: between {first} and {today}.',
  ),
};

const refusals: Readonly<Record<OwnCode, ProblemText>> = {
  ...ofSubjects,
  ...ofSole,
  ...ofAssessments,
  ...ofLines,
  ...ofYears,
  ...ofEarlierYears,
  ...ofIndicatorLibrary,
  ...ofTargets,
};

/** A decider's no as the answer to a request; its figures stand beside the code. `id`: of the stream that said no. */
export function refusalOf(rejection: Rejection, id?: string): ProblemError {
  if (isStepRejection(rejection)) {
    const { code, text, details } = stepProblem(rejection);
    return new ProblemError(code, text, { ...details, ...(id !== undefined && { id }) });
  }
  const { code, ...figures } = rejection;
  return new ProblemError(code, refusals[code], { ...figures, ...(id !== undefined && { id }) });
}
