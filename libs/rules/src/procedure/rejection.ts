import { unreachable } from '@wenxiao/domain';
import type { Needed } from '../shape/procedure.js';
import type { MissingRow } from './recorded.js';

/** Why a step could not be taken, with what explains it. */
export type StepRejection =
  | Readonly<{ code: 'ended'; outcome: string }>
  /** The step, or this level of it, is not open; what is open instead. */
  | Readonly<{ code: 'not-open'; step: string; level?: string; open: readonly OpenPlace[] }>
  | Readonly<{ code: 'not-known'; step: string; missing: readonly Omit<MissingRow, 'step'>[] }>
  | Readonly<{ code: 'decided-elsewhere'; gate: string; on: string }>
  /** The level is another assigned person. */
  | Readonly<{ code: 'not-yours'; level: string }>
  /** The steps that this person did on this object, which keep them out of this one. */
  | Readonly<{ code: 'same-person'; did: readonly string[] }>
  | Readonly<{ code: 'no-such-answer'; answers: readonly Readonly<{ answer: string; zh: string }>[] }>
  /** An exception is for where nobody is left who may act. */
  | Readonly<{ code: 'somebody-is-left' }>
  | Readonly<{ code: 'answer-wanting'; wanting: readonly Wanting[] }>
  | Readonly<{ code: 'other-answer'; answer: string }>
  | Readonly<{ code: 'not-the-latest-act'; latest?: Omit<OpenPlace, 'zh'> }>
  | Readonly<{ code: 'not-assigned' | 'already-assigned'; as: string }>
  /** Whom a step named has begun: they are replaced one by one, and not named otherwise by a correction. */
  | Readonly<{ code: 'named-have-acted'; as: string }>
  /** It goes by the set in force as it is. */
  | Readonly<{ code: 'under-it-already'; rules: string }>
  /** The set in force has no procedure for it. */
  | Readonly<{ code: 'no-procedure-there'; path: string }>
  | Readonly<{ code: 'nobody-asked'; step: string }>;

export interface OpenPlace {
  readonly step: string;
  readonly level?: string;
  readonly zh: string;
}

/**
 * What an answer lacks: `document:minutes` is missing, `amount` has no form of an amount, `checklist` leaves items out or words, items
 * failed where the answer is for what passes whole (`checklist`), or goes on and does not explain them (`opinion`).
 */
export interface Wanting {
  readonly needed: string;
  readonly because: 'missing' | 'malformed' | 'incomplete' | 'repeated' | 'wordless' | 'items-failed' | 'not-listed';
  /** The items, persons or documents that are left out, unknown or named twice. */
  readonly these?: readonly string[];
}

export type StepRejected = Readonly<{ outcome: 'rejected'; rejection: StepRejection }>;

export function rejected(rejection: StepRejection): StepRejected {
  return { outcome: 'rejected', rejection };
}

/** What a person is told, in Chinese first. */
export function rejectionWords(rejection: StepRejection): Readonly<{ zh: string; en: string }> {
  switch (rejection.code) {
    case 'ended':
      return {
        zh: '办理已结束，不能再办；办理有误的，请先由最后环节的办理人撤回该环节',
        en: 'The procedure has ended: if something was wrong, whoever took the last step takes that back first',
      };
    case 'not-open': {
      const open = rejection.open.map(({ zh }) => zh);
      const now = open.length > 0 ? open.join('、') : '无';
      return { zh: `该环节现在不能办理；可办理的环节：${now}`, en: `This step is not open now; open are: ${now}` };
    }
    case 'not-known': {
      const names = rejection.missing.map(({ name, year }) =>
        year === undefined ? [name, name] : [`${name}（${String(year)}）`, `${name} (${String(year)})`],
      );
      return {
        zh: `有关情况尚不明确，暂不能办理：${names.map(([zh]) => zh).join('、')}`,
        en: `Not known yet: ${names.map(([, en]) => en).join(', ')}`,
      };
    }
    case 'decided-elsewhere':
      return { zh: '须先由有关机构审议决定，不在此处办理', en: 'Another body decides this, not here' };
    case 'not-yours':
      return { zh: '这是另一名受派人员的办理事项', en: 'This is for another person who was assigned' };
    case 'same-person':
      return { zh: '同一人不能既办理前一环节又办理本环节', en: 'Whoever did the earlier step cannot do this one' };
    case 'no-such-answer':
      return {
        zh: `该环节没有这种办理结果；可选：${rejection.answers.map(({ answer, zh }) => `${zh}（${answer}）`).join('、')}`,
        en: `The step has no such answer; there are: ${rejection.answers.map(({ answer }) => answer).join(', ')}`,
      };
    case 'somebody-is-left':
      return { zh: '尚有其他人可以办理，不适用例外', en: 'Somebody else may act: no exception is needed' };
    case 'answer-wanting':
      return wantingWords(rejection.wanting);
    case 'other-answer':
      return { zh: '更正不能改变办理结果；请先撤回', en: 'A correction cannot change the answer: withdraw it first' };
    case 'not-the-latest-act':
      return {
        zh: '其后已有办理，不能撤回；请先由其办理人撤回其后的环节',
        en: 'Another act has followed: it can be withdrawn once whoever took that has taken it back',
      };
    case 'not-assigned':
      return { zh: '该人员或机构未被指派', en: 'They are not assigned' };
    case 'already-assigned':
      return { zh: '该人员或机构已被指派', en: 'They are assigned already' };
    case 'named-have-acted':
      return {
        zh: '受派人员或机构已开始办理，不能以更正改派；请逐一更换',
        en: 'Those who were assigned have begun: replace them one by one',
      };
    case 'under-it-already':
      return { zh: '该事项已按现行规则办理', en: 'It goes by the rules in force already' };
    case 'no-procedure-there':
      return {
        zh: `现行规则未规定该事项的办理流程（${rejection.path}），不能改按现行规则办理`,
        en: `The rules in force have no procedure for it (${rejection.path}): it stays under those by which it goes`,
      };
    case 'nobody-asked':
      return { zh: '该环节未请协同科室提出意见', en: 'The step asks nobody for an opinion' };
    default:
      return unreachable(rejection);
  }
}

const whyWanting: Readonly<Record<Wanting['because'], readonly [zh: string, en: string]>> = {
  missing: ['缺少', 'is missing'],
  malformed: ['形式不符', 'has not the form that it needs'],
  incomplete: ['不完整', 'is incomplete'],
  repeated: ['重复', 'names something twice'],
  wordless: ['须逐项写明判断（note）', 'judges items without saying why (note)'],
  'items-failed': ['有不符合的审核要点', 'has items that failed'],
  'not-listed': ['须为规则所列之一', 'is none of those that the rules list'],
};

const neededInChinese: Readonly<Record<Exclude<Needed, object>, string>> = {
  reason: '办理理由',
  opinion: '办理意见',
  amount: '金额',
  checklist: '核对事项',
  score: '评定分数',
  date: '决定日期',
  persons: '人员',
  organisation: '单位',
  items: '逐项内容',
  ground: '办理依据',
  finding: '认定情形',
};

/** What is to be put into `brings`, each by the name that it has there. */
function wantingWords(wanting: readonly Wanting[]): Readonly<{ zh: string; en: string }> {
  const failed = wanting.find(({ because }) => because === 'items-failed');
  if (failed?.needed === 'checklist')
    return { zh: '有审核要点不符合，不能办理通过', en: 'Items of the checklist failed: it does not pass' };
  if (failed)
    return { zh: '有审核要点不符合仍予通过的，须在意见中说明', en: 'Items failed: say in the opinion why it goes on' };
  const each = wanting.map(({ needed, because, these = [] }) => {
    const name = Object.hasOwn(neededInChinese, needed)
      ? neededInChinese[needed as keyof typeof neededInChinese]
      : '文件';
    const [zh, en] = whyWanting[because];
    const [which, whichInEnglish] = these.length > 0 ? [`（${these.join('、')}）`, ` (${these.join(', ')})`] : ['', ''];
    return { zh: `${name} ${needed} ${zh}${which}`, en: `${needed} ${en}${whichInEnglish}` };
  });
  return {
    zh: `办理内容（brings）不完整或不符合要求：${each.map(({ zh }) => zh).join('；')}`,
    en: `What the answer brings is incomplete or not in the form that it needs: ${each.map(({ en }) => en).join('; ')}`,
  };
}
