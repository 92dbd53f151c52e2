import * as t from '@wenxiao/domain/terms';
import { type ProblemText, sent, there } from '@wenxiao/service-kit';
import type { BudgetLineRejection } from './budget-line.commands.js';

export const ofLines: Readonly<Record<BudgetLineRejection['code'], ProblemText>> = {
  'nothing-changes': sent('金额没有变化。', 'Nothing would change.'),
  'no-amount': sent('金额 {change} 不符合要求：{flaw}。', '{change} is no amount as it has to be: {flaw}.'),
  'other-account': sent('此事项不涉及该科目。', 'The act does not move this account.'),
  'other-direction': sent('此事项的金额方向不符。', 'The act does not move money in this direction.'),
  'part-twice': sent('同一资金明细重复列示。', 'A part of the money is named twice.'),
  'other-source': sent(
    '结转的资金来源须为上年结转。',
    'What is carried over comes from what was left of the year before.',
  ),
  'below-zero': there(
    '将使该部分资金在 {on} 为 {amount}，小于零。',
    'The part would be {amount} on {on}, less than nothing.',
  ),
  'more-than-idle': there(
    '收回额 {recovered} 超过结余 {idle}。',
    '{recovered} would be recovered, and {idle} lies idle.',
  ),
  'nothing-to-reverse': there(
    '该记录没有可冲销的金额或拨付事项。',
    'The record changed nothing that could be taken back.',
  ),
  'reversed-before': there('该记录已被冲销。', 'The record was taken back before.'),
  'no-reversal': there('冲销内容与原记录不符。', 'It is not what the record changed.'),
  'payment-is': there('拨付状态现已为{payment}。', 'Payment is {payment} already.', {
    payment: t.paymentStatus.codes,
  }),
  'outside-year': sent('生效日须在 {first} 至 {last} 之间。', 'It may hold from a day between {first} and {last}.'),
  unbalanced: sent('调剂的增减须相等。', 'A transfer gives what it takes.'),
  'sum-of-parts': there(
    '该预算由所属汇总，本身没有资金。',
    'The line shows what its parts have, and has no money of its own.',
  ),
  'has-own-money': there(
    '该预算本身已有资金，须先冲销。',
    'The line has money of its own, which is to be taken back first.',
  ),
  'not-requested': there('尚未申请预算。', 'No budget was asked for yet.'),
  'not-approved': there('预算尚未批复。', 'The budget is not approved yet.'),
  'approved-already': there(
    '已批复（自 {from} 起 {total} 元）；此后追加、核减、调剂或调整。',
    'It was approved already ({total} from {from}): from then on it is raised, cut, transferred or adjusted.',
  ),
  'no-reason': sent('调整已批复的预算须说明理由（reason）。', 'Say in reason why an approved budget becomes another.'),
  'above-request': there(
    '批复数 {approved} 高于申请数 {requested}。',
    '{approved} would be approved, and {requested} was asked for.',
  ),
  'above-control-number': there(
    '申请数 {requested} 高于控制数 {control}，须修改申请或说明理由。',
    '{requested} is asked for, more than the control number {control}: revise the request or give a reason.',
  ),
  'above-control-refused': there(
    '申请数 {requested} 高于控制数 {control}，按规则不予受理，请修改申请。',
    '{requested} is asked for, more than the control number {control}: the rules let nobody ask for more, revise the request.',
  ),
  'rules-silent': there(
    '规则未规定申请超控制数如何处理（{path}），请绩效管理机构先予明确，或修改申请。',
    'The rules do not say what becomes of a request above the control number ({path}): the performance office settles it first, or revise the request.',
  ),
  'not-above-control-number': there(
    '申请数未超过控制数，无须说明。',
    'No more is asked for than the control number; no reason is needed.',
  ),
  'no-control-number': there(
    '尚未下达控制数，无从核减：请先下达控制数。',
    'No control number was issued yet: there is nothing to cut.',
  ),
  'cut-above-control-number': sent(
    '核减额 {reduction} 高于控制数 {control}。',
    '{reduction} would be cut off a control number of {control}.',
  ),
  'no-such-cut': there('没有这项核减。', 'There is no such cut.'),
  'nothing-to-decide': there('没有待裁定的控制数。', 'There is nothing to decide between.'),
  'stated-anew': there(
    '调剂涉及另一预算，须另行办理相反事项。',
    'It changed another line too: do the opposite as an act of its own.',
  ),
  'above-limit': sent(
    '金额或合计 {amount} 元超过上限 {limit} 元，请核对单位。',
    '{amount} yuan is more than an amount or a sum may be ({limit} yuan). Check the unit.',
  ),
  'too-many': sent('变动过多：{what} 共 {count}，上限 {limit}。', 'Too many changes: {what} {count}, at most {limit}.'),
  'requested-with': there(
    '该预算已随期间 {period} 的目标申请 {requested} 元；请修改该目标的申请。',
    'The line is asked for with the target of {period} ({requested} yuan): revise that one.',
  ),
  'approval-acted-upon': there(
    '批复后已有后续办理（{acts}），不能撤回，请说明理由更正。',
    'Something was done since ({acts}): correct the approval, with a reason, instead of taking it back.',
    { acts: t.moneyAct.codes },
  ),
  'year-closed': there(
    '预算年度已于 {last} 结束，不能撤回批复，请说明理由更正。',
    'The year ended on {last}: correct the approval, with a reason, instead of taking it back.',
  ),
  'no-late-change': there('没有年度结束后的变动待复核。', 'Nothing changed after the year that waits for a review.'),
  'no-other-budget': there(
    '对方系统的预算没有与本系统不一致之处待处理。',
    'The other system has no other budget that waits for a decision.',
  ),
  'both-lines': there('调剂、结转须两边一并冲销。', 'A transfer or carry-over is taken back on both lines in one act.'),
  'budget-year-closed': there(
    '预算年度已于 {on} 关账，不能再办理；追加等请在下年预算办理，结转有误请冲销并更正该笔结转，决算请登记决算完成日。',
    'The budget year was closed on {on}: act on the line of the year after; a wrong carry-over is reversed, and what is right said instead; what the final accounts say is recorded with them.',
  ),
  'more-than-rest': there(
    '结转额 {carried} 超过该部分结余 {rest}（预算减去已支付、已收回和已结转），请减少结转额。',
    '{carried} would be carried over, and {rest} is left (budget less what was paid, recovered and carried over): carry over less.',
  ),
  'paid-not-known': sent(
    '尚不知道该预算已支付多少，请在 paid 中填报支付数（没有支付填空表）。',
    'Nobody has said what was paid of the line: state it in paid (an empty list where nothing was).',
  ),
  'paid-is-known': sent(
    '该预算的支付数已知（{paid}），请去掉 paid；有误请由国库更正。',
    'What was paid of the line is known ({paid}): leave out paid; where it is wrong the treasury corrects it.',
  ),
  'no-later-year': sent(
    '结转须从较早年度转入较晚年度：上年预算的年度 {year} 不早于本预算年度。',
    'Money is carried over to a later year: name the line of a year before in counterpart, not of {year}.',
  ),
  'carried-over-already': there(
    '已从该部分结转 {carried}，办理后只剩 {left}；请先冲销结转。',
    '{carried} was carried over from the part, and {left} would be left: take the carry-over back first.',
  ),
};
