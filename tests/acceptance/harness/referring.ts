import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { eventually } from './eventually.js';
import { versionOf } from './cycle.js';

type Answered = Promise<Answer<Accepted & Problem>>;
type Acting = 'desk' | 'office' | 'unit';

const trigger = 'unqualified-result';
export const referralId = (county: County, subject: string): string => `${subject}.${county.unitId}.${trigger}.1`;
export const referralAt = (county: County, subject: string): string => `referrals/${referralId(county, subject)}`;

/** The unit, for the finance bureau's evaluation of it. */
export const referralOf = (county: Pick<County, 'unitId'>, subject: string, different: object = {}) => ({
  subject,
  organisation: county.unitId,
  persons: [],
  trigger,
  evaluation: { type: 'finance-evaluation', period: '2023', number: 1 },
  ...different,
});

/** Proposed by the desk of its department, once the evaluation is known here. */
export const refer = (county: County, subject: string, different: object = {}, who: Acting = 'desk'): Answered =>
  eventually(`the evaluation of ${subject} is known`, async () => {
    const answer = await county.post(who, 'accountability', 'referrals', referralOf(county, subject, different));
    return answer.body.code === 'evaluation-not-concluded' ? undefined : answer;
  });

/** An act on the referral, upon the version that its reader has seen. */
export function onReferral(county: County, who: Acting, subject: string, act: string, body: object): Answered {
  const address = referralAt(county, subject);
  const read = (): Promise<number> => versionOf(county, 'accountability', address);
  return postAsRead(county, who, 'accountability', `${address}/${act}`, body, read);
}

const referralStep = (county: County, who: Acting, subject: string, step: string, body: object): Answered =>
  onReferral(county, who, subject, `steps/${step}`, body);

export const prepared = { answer: 'prepared', brings: { ground: 'unqualified' } };
export const prepare = (county: County, subject: string, who: Acting = 'desk'): Answered =>
  referralStep(county, who, subject, 'prepare', prepared);

export const issue = (county: County, subject: string, who: Acting = 'office'): Answered =>
  referralStep(county, who, subject, 'issue', {
    answer: 'referred',
    brings: {
      organisation: county.id,
      date: '2023-12-01',
      documents: [{ name: '移送函', document: 'referral-letter' }],
    },
  });
