import type { ProblemText } from '@wenxiao/service-kit';
import type { OrganisationRejection } from '../organisation/organisation.decider.js';
import type { PersonGrantsRejection } from './person-grants.decider.js';

/** What whoever grants, takes or hands on a desk is told, beside what is said of organisations, too. */
export const personGrantsRefusals: Readonly<
  Record<Exclude<PersonGrantsRejection['code'], OrganisationRejection['code']>, ProblemText>
> = {
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
  'days-gone-by': {
    status: 422,
    retry: false,
    zh: '{day} 已过（今日 {today}）：授权、委托自当日或以后起，至当日或以后止。要即时终止，请撤销或收回。',
    en: '{day} has gone by (today is {today}): grants and delegations begin and end today or later. To end one at once, revoke it.',
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
};
