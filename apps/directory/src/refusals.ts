import { ProblemError, type ProblemText } from '@wenxiao/service-kit';
import type { AccountRejection } from './account/account.decider.js';
import type { AdoptionRejection } from './adoption/adoption.decider.js';
import type { BusinessClockRejection } from './business-clock/business-clock.decider.js';
import type { CalendarRejection } from './governing/calendar.decider.js';
import type { PersonGrantsRejection } from './grants/person-grants.decider.js';
import type { OrganisationRejection } from './organisation/organisation.decider.js';
import type { RuleSetRejection } from './rule-set/rule-set.decider.js';
import type { SettlementRejection } from './settlement/settlement.decider.js';

type Rejection =
  | AccountRejection
  | AdoptionRejection
  | BusinessClockRejection
  | CalendarRejection
  | OrganisationRejection
  | PersonGrantsRejection
  | RuleSetRejection
  | SettlementRejection;

/** What a person is told when a decider of this service says no. One entry for each code, or this does not compile. */
const refusals: Readonly<Record<Rejection['code'], ProblemText>> = {
  'not-registered': {
    status: 404,
    retry: false,
    zh: '没有这个单位，或您无权查看。',
    en: 'There is no such organisation, or you may not see it.',
  },
  'already-registered': {
    status: 409,
    retry: false,
    zh: '该编号的单位已登记，内容不同。请换一个新的 Idempotency-Key。',
    en: 'An organisation of this id exists already. Use a new Idempotency-Key.',
  },
  'wrong-parent': {
    status: 422,
    retry: false,
    zh: '此类单位不能设在该上级之下，可以的上级见 possible。',
    en: 'An organisation of this kind cannot stand below that one; possible says below what it can.',
  },
  'wrong-level': {
    status: 422,
    retry: false,
    zh: '区划须注明级次，且低于上级区划；其他单位不注明级次。',
    en: 'A jurisdiction states its level, below that of its parent; other organisations state none.',
  },
  'nature-required': {
    status: 422,
    retry: false,
    zh: '未知类别须注明性质（nature）。',
    en: 'An unknown kind needs its nature.',
  },
  'wrong-nature': {
    status: 422,
    retry: false,
    zh: '此类单位的性质应为 {nature}。',
    en: 'Organisations of this kind are of the nature that is named.',
  },
  'one-of-its-kind': {
    status: 409,
    retry: false,
    zh: '该区划已有此类单位（organisationId）。',
    en: 'The jurisdiction has an organisation of this kind already.',
  },
  'merged-already': {
    status: 409,
    retry: false,
    zh: '该单位已并入 {into}。',
    en: 'The organisation was taken over already.',
  },
  'below-itself': {
    status: 422,
    retry: false,
    zh: '单位不能设在自己或其下属之下。',
    en: 'An organisation does not lie below itself.',
  },
  'other-jurisdiction': {
    status: 422,
    retry: false,
    zh: '单位只能在本区划内调整上级；跨区划请新登记并注明承接。',
    en: 'An organisation moves within its jurisdiction. Beyond it, register a new one.',
  },
  'desks-beyond-reach': {
    status: 403,
    retry: false,
    zh: '岗位代表整个区划行事，须由管理该区划的管理员指定。',
    en: 'Desks act for the whole jurisdiction: they are assigned by who administers all of it.',
  },
  'no-counterpart': {
    status: 422,
    retry: false,
    zh: '只有单位（部门）可指定对口岗位。',
    en: 'Bodies alone have a desk that looks after them.',
  },
  'desk-not-borne': {
    status: 422,
    retry: false,
    zh: '本区划没有单位承担这一岗位，请先指定。',
    en: 'No organisation of the jurisdiction bears this desk. Assign it to one first.',
  },
  'desk-not-here': {
    status: 422,
    retry: false,
    zh: '这些岗位（desks）不能设在该单位，可以的范围见 within。',
    en: 'These desks do not stand there; within says below what they may.',
  },
  'desk-borne-elsewhere': {
    status: 422,
    retry: false,
    zh: '该岗位代表整个区划行事，只能在承担它的单位授予（其上级中承担的见 bearers），不能授予下属单位。请由管理承担单位的管理员办理。',
    en: 'The desk acts for the whole jurisdiction: it is granted at an organisation that bears it (bearers names those above), by who administers that, and at none below.',
  },
  'grantor-uses-desk': {
    status: 403,
    retry: false,
    zh: '您本人担任该岗位，不能授予他人；请由另一位管理员办理。',
    en: 'You fill this desk yourself, so that you do not grant it. Let another administrator do it.',
  },
  'desks-apart': {
    status: 422,
    retry: false,
    zh: '授权与用权须由不同的人担任：此人已有岗位（filled）与该岗位不相容。',
    en: 'Who grants and who uses are different people: the person fills desks (filled) that do not go with this one.',
  },
  'ends-before-it-begins': {
    status: 422,
    retry: false,
    zh: '末日（{to}）早于首日（{from}）。',
    en: 'It would end ({to}) before it begins ({from}).',
  },
  'days-gone-by': {
    status: 422,
    retry: false,
    zh: '{day} 已过（今日 {today}）：授权、委托自当日或以后起，至当日或以后止。要即时终止，请撤销或收回。',
    en: '{day} has gone by (today is {today}): grants and delegations begin and end today or later. To end one at once, revoke it.',
  },
  'not-yet': {
    status: 422,
    retry: false,
    zh: '{from} 尚未到来（今日 {today}）：单位的登记、名称、上级、合并和岗位自办理之日或以前起生效，请在当日办理。',
    en: '{from} is still to come (today is {today}): what an organisation is, and where it stands, holds at once. Tell it on that day.',
  },
  'before-last-change': {
    status: 422,
    retry: false,
    zh: '{from} 早于该单位上一次变动（{last}），请改填此日或以后。',
    en: 'The organisation last changed on {last}: what holds from {from} would lie before that. Name that day or a later one.',
  },
  'nobody-to-stand-in-for': {
    status: 422,
    retry: false,
    zh: '被代理人在该单位没有获授此岗位。委托、代理须写明授权所在的单位，不是其下属或上级单位。',
    en: 'The person who is to be stood in for was not granted this desk at this very organisation. Name the one at which it was granted, not one below or above it.',
  },
  'desk-not-delegated': {
    status: 403,
    retry: false,
    zh: '该岗位只能由管理员授予，不能自行委托。',
    en: 'Administrators alone give this desk: it is not handed on.',
  },
  'delegated-too-long': {
    status: 422,
    retry: false,
    zh: '委托、代理不能超过被代理人任该岗位的末日（{latest}），请写明此日或以前的末日。',
    en: 'Whoever is stood in for fills this desk until {latest}: name that day or an earlier one as the last.',
  },
  'fills-desk-already': {
    status: 409,
    retry: false,
    zh: '此人在该单位已有此岗位。',
    en: 'The person fills this desk there already.',
  },
  'works-elsewhere': {
    status: 422,
    retry: false,
    zh: '只能委托给在该单位或其下属任职的人，由其代理。',
    en: 'A desk is handed to somebody who works at its organisation, or below it.',
  },
  'no-such-grant': {
    status: 404,
    retry: false,
    zh: '此人在该单位没有可撤销、收回的这一岗位，或不是您委托的。请核对人员、岗位和单位。',
    en: 'There is no such desk of this person to take back at this organisation, or it is not you who handed it on. Check the person, the desk and the organisation.',
  },
  'own-account': {
    status: 403,
    retry: false,
    zh: '不能办理自己的账号；请由另一位管理员办理。',
    en: 'Nobody administers their own account. Let another administrator do it.',
  },
  'no-account': {
    status: 404,
    retry: false,
    zh: '没有这个账号，或您无权查看。',
    en: 'There is no such account, or you may not see it.',
  },
  'account-opened-already': {
    status: 409,
    retry: false,
    zh: '该账号已登记。',
    en: 'The account is there already.',
  },
  'own-grants': {
    status: 403,
    retry: false,
    zh: '不能更改自己的授权，请由另一位管理员办理。',
    en: 'Nobody changes their own grants. Let another administrator do it.',
  },
  'too-many-grants': {
    status: 422,
    retry: false,
    zh: '此人的授权过多，请改授上级单位，或先撤销不用的授权。',
    en: 'The person has too many grants. Grant over an organisation above instead, or revoke unused ones first.',
  },
  'version-not-next': {
    status: 422,
    retry: false,
    zh: '版本号须紧接已发布的最新版本，应为 {next}。',
    en: 'The version must follow the newest published one: it is next.',
  },
  'no-proposal': {
    status: 409,
    retry: false,
    zh: '没有待批准的提案。',
    en: 'There is no proposal that waits for a decision.',
  },
  'other-proposal': {
    status: 409,
    retry: false,
    zh: '待批准的已是另一份内容（见 proposed），请阅后再决定。',
    en: 'What waits is another text by now (see proposed). Read it and decide again.',
  },
  'same-person': {
    status: 403,
    retry: false,
    zh: '提案人不能批准或退回自己的提案，请由他人办理。',
    en: 'Who made a proposal neither approves nor returns it. Let another person do it.',
  },
  'adopted-too-early': {
    status: 422,
    retry: false,
    zh: '采用与生效之间须隔一个完整工作日，最早为 {earliest}，请改定生效日期。',
    en: 'One whole business day lies between an adoption and its effect: {earliest} is the first day. Choose it or a later one.',
  },
  'calendar-too-early': {
    status: 422,
    retry: false,
    zh: '发布与适用之间须隔一个完整工作日，最早为 {earliest}，请改定日期。',
    en: 'One whole business day lies between a calendar and its effect: {earliest} is the first day.',
  },
  'not-adoptable': {
    status: 422,
    retry: false,
    zh: '该规则不能在此采用，原因逐项见 errors。',
    en: 'The rule set cannot be adopted there; errors says everything that is wrong.',
  },
  'not-settleable': {
    status: 422,
    retry: false,
    zh: '不能如此明确：只能明确规则未规定的分值、区间、权重、档次、标准，原因逐项见 errors。',
    en: 'It cannot be settled so: only marks, bands, weights, steps and thresholds that the rules do not state can; errors says everything that is wrong.',
  },
  'unknown-rule-set': {
    status: 422,
    retry: false,
    zh: '没有已发布的该规则版本。',
    en: 'No such version of a rule set is published.',
  },
  'other-scheme': {
    status: 422,
    retry: false,
    zh: '该规则属于另一规则体系（ruleSetScheme）。',
    en: 'The rule set belongs to another scheme (ruleSetScheme).',
  },
  'not-a-demo': {
    status: 403,
    retry: false,
    zh: '只有演示环境的业务时钟可以调整。',
    en: 'Only the business clock of a demo can be moved.',
  },
  'clock-not-forward': {
    status: 422,
    retry: false,
    zh: '业务时钟只能向前调整，现为 {now}。',
    en: 'The business clock goes forward only; it is now {now}.',
  },
  'clock-too-far': {
    status: 422,
    retry: false,
    zh: '一次最多调到 {latest}：调过头不能退回。',
    en: 'One step reaches {latest} at most: it could not be taken back.',
  },
};

/** A decider's no as the answer to a request; its figures stand beside the code. */
export function refusalOf(rejection: unknown): ProblemError {
  const { code, ...figures } = rejection as Rejection;
  return new ProblemError(code, refusals[code], figures);
}
