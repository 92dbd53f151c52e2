import { ProblemError, type ProblemText } from '@wenxiao/service-kit';
import type { AccountRejection } from './account/account.decider.js';
import type { AdoptionRejection } from './adoption/adoption.decider.js';
import type { BusinessClockRejection } from './business-clock/business-clock.decider.js';
import type { ExchangeMappingRejection } from './exchange-mapping/exchange-mapping.decider.js';
import type { CalendarRejection } from './governing/calendar.decider.js';
import type { PersonGrantsRejection } from './grants/person-grants.decider.js';
import { personGrantsRefusals } from './grants/person-grants.refusals.js';
import type { OrganisationRejection } from './organisation/organisation.decider.js';
import type { RuleSetRejection } from './rule-set/rule-set.decider.js';
import type { SettlementRejection } from './settlement/settlement.decider.js';

type Rejection =
  | AccountRejection
  | AdoptionRejection
  | BusinessClockRejection
  | CalendarRejection
  | ExchangeMappingRejection
  | OrganisationRejection
  | PersonGrantsRejection
  | RuleSetRejection
  | SettlementRejection;

/** What a person is told when a decider of this service says no. One entry for each code, or this does not compile. */
const refusals: Readonly<Record<Rejection['code'], ProblemText>> = {
  ...personGrantsRefusals,
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
  'code-taken': {
    status: 409,
    retry: false,
    zh: '编码 {officialCode} 已为另一单位（区划）所用，请核对后改填；原单位已并入其他单位的，其编码可以再用。',
    en: 'Another organisation has the official code {officialCode}. Check it; the code of one that was taken over may be given again.',
  },
  'merged-already': {
    status: 409,
    retry: false,
    zh: '该单位已并入 {into}，请改在承接单位办理。',
    en: 'The organisation was taken over already (into). Turn to what goes on in its place.',
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
    zh: '单位只能在本区划内调整上级、合并。跨区划的，请在该区划（jurisdictionId）新登记单位，原单位的项目以办结并注明承接区划的方式移交，由该区划承接。',
    en: 'An organisation moves and merges within its jurisdiction. Beyond it, register a new one in that jurisdiction (jurisdictionId), and end the projects of this one naming that as the successor, which then goes on with them.',
  },
  'merges-unlike': {
    status: 422,
    retry: false,
    zh: '只能并入同类、同级的单位（本单位 kind，对方 intoKind）：并入后，原有的授权即是对承接单位的授权，不得因此扩大。请改选同类单位，或另行调整其人员和项目。',
    en: 'An organisation merges into one of its own kind and level (kind, intoKind): its grants are grants over the successor, and are to open no more there. Choose another, or move its people and projects by themselves.',
  },
  'merges-upwards': {
    status: 422,
    retry: false,
    zh: '不能并入自己的上级单位：原有的授权会及于该上级的全部下属。请改并入同级单位，或将其人员和项目调整至上级后不再使用。',
    en: 'An organisation does not merge into one above it: its grants would reach everything below that. Merge it into one beside it, or move its people and projects up.',
  },
  'desks-left': {
    status: 409,
    retry: false,
    zh: '该单位承担的岗位（见 desks）尚未由承接单位承担，并入后将无人办理：请先为承接单位指定这些岗位。',
    en: 'It bears desks (see desks) that its successor does not, and nobody would do their work: assign them to the successor first.',
  },
  'desks-filled': {
    status: 409,
    retry: false,
    zh: '仍有人在该单位担任这些岗位（见 desks），取消后其授权即落空：请先撤销这些人员的授权。',
    en: 'People fill these desks there (see desks), and would do so in vain: revoke their grants first.',
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
  'ends-before-it-begins': {
    status: 422,
    retry: false,
    zh: '末日（{to}）早于首日（{from}）。',
    en: 'It would end ({to}) before it begins ({from}).',
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
  'person-erased': {
    status: 409,
    retry: false,
    zh: '此人已注销，其账号不再办理任何事项；如此人回来，请另行登记。',
    en: 'The person is erased, and nothing is done to their account any more. If they return, register them anew.',
  },
  'account-opened-already': {
    status: 409,
    retry: false,
    zh: '该账号已登记。',
    en: 'The account is there already.',
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
  'holiday-calendar-gap': {
    status: 409,
    retry: false,
    zh: '节假日安排未包括 {date}，无法确定最早可以生效的日期。请先发布包括该日的节假日安排（holiday-calendars）。',
    en: 'No holiday calendar covers {date}, so the first day that may be chosen is not known. Publish one that does (holiday-calendars).',
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
  'unfit-beside-settled': {
    status: 422,
    retry: false,
    zh: '与同一范围内已作的明确合在一起不相符，原因逐项见 errors。请把相关各项放在一次明确中一并重新明确；与单独明确的类型、年度不相符的，先就该类型、年度重新明确。',
    en: 'It does not fit what is settled already where it would hold; errors says everything that is wrong. Settle anew, in one decision, all that belongs together; where a type and year were settled apart, settle these anew first.',
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
  'mapping-flawed': {
    status: 422,
    retry: false,
    zh: '列对应关系有误，逐项见 errors。',
    en: 'Something is wrong with the mapping; errors says everything.',
  },
  'mapping-of-other-table': {
    status: 409,
    retry: false,
    zh: '该列对应关系已用于另一种交换表（{table}），请另取名称。',
    en: 'The mapping is one of another table already (table). Give this one another name.',
  },
  'no-such-mapping': {
    status: 404,
    retry: false,
    zh: '本区划没有这一列对应关系；上级区划的由上级区划停用。',
    en: 'The jurisdiction keeps no mapping of this name. One of a jurisdiction above is retired there.',
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
