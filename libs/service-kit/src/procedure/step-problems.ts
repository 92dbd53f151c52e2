import { rejectionWords, type StepRejection } from '@wenxiao/rules/procedure';
import type { Refusal } from '../access/authority.js';
import { named, type RefusalWords, type Words } from './desk-words.js';
import type { basisOf } from '../http/basis-of.js';
import { ProblemError } from '../http/problem.js';

/** HTTP status of each refusal of a step. A code that is missing does not compile. */
const statuses: Readonly<Record<StepRejection['code'], number>> = {
  ended: 409,
  'not-open': 409,
  'not-known': 409,
  'decided-elsewhere': 409,
  'not-yours': 403,
  'same-person': 403,
  'no-such-answer': 422,
  'somebody-is-left': 409,
  'answer-wanting': 422,
  'other-answer': 409,
  'not-the-latest-act': 409,
  'not-assigned': 422,
  'already-assigned': 409,
  'named-have-acted': 409,
  'under-it-already': 409,
  'no-procedure-there': 409,
  'nobody-asked': 409,
};

export function isStepRejection(rejection: Readonly<{ code: string }>): rejection is StepRejection {
  return Object.hasOwn(statuses, rejection.code);
}

/** A step that could not be taken, as the answer to a request; what explains it stands beside the code. */
export function stepProblem(rejection: StepRejection): ProblemError {
  const { code, ...figures } = rejection;
  return new ProblemError(code, { status: statuses[code], retry: false, ...rejectionWords(rejection) }, figures);
}

const refusals: Readonly<Record<Refusal['code'], (of: RefusalWords) => Words>> = {
  'same-person': ({ what }) => ({
    zh: `您办理过须与本环节分开的环节${named(what?.zh)}，请由他人办理。`,
    en: `You did a step that this one is to be apart from${what ? ` (${what.en})` : ''}. Let another person do it.`,
  }),
  'wrong-desk': ({ what, organisations = [], elsewhere }) => ({
    zh: `此事项由${organisations.join('、')}${named(what?.zh)}岗位办理，${elsewhere ? '您的该岗位不及于该单位，请由该单位的该岗位办理' : '您没有该岗位'}。`,
    en: `This is for the desk “${what?.en ?? ''}”${organisations.length > 0 ? ` of ${organisations.join(', ')}` : ''}; ${elsewhere ? 'you fill it, but not over this organisation. Let whoever fills it there do it' : 'you do not fill it'}.`,
  }),
  'not-assigned': ({ what }) => ({
    zh: `此事项由受派人员${named(what?.zh)}办理，您未被指派。`,
    en: `This is for whoever was assigned${what ? ` (${what.en})` : ''}, and you were not.`,
  }),
  'no-route': ({ what }) => ({
    zh: `规则今日未将此事项${named(what?.zh)}分派给任何岗位，请联系牵头机构。`,
    en: `The rules lead this${what ? ` (${what.en})` : ''} to no desk today. Ask the lead desk.`,
  }),
  'not-acting-as': () => ({
    zh: '您不能以该单位的名义办理此事项，请更换或省略 Wenxiao-Acting-As。',
    en: 'You may not do this for that organisation. Name another in Wenxiao-Acting-As, or none.',
  }),
};

/** Why a person may not act, as the answer to a request. */
export function authorityProblem(
  refusal: Refusal,
  of: RefusalWords,
  basis: ReturnType<typeof basisOf> = {},
): ProblemError {
  const { code, ...figures } = refusal;
  const words = refusals[code]({ ...of, elsewhere: 'elsewhere' in refusal });
  return new ProblemError(code, { status: 403, retry: false, ...words }, { ...figures, ...basis });
}

export const reasonRequired = (): ProblemError =>
  new ProblemError('reason-required', {
    status: 422,
    retry: false,
    zh: '部门未对口任何岗位，由牵头机构代办，须在 brings.reason 说明理由。',
    en: 'The department is assigned to no desk, and the lead desk acts in its place: say why in brings.reason.',
  });
