import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { versionOf } from './cycle.js';
import { eventually } from './eventually.js';

type Answered = Promise<Answer<Accepted & Problem>>;
type Acting = 'office' | 'approver' | 'unit' | 'reviewer';

/** The finance bureau’s evaluation of the year. */
const financeResult = { type: 'finance-evaluation', period: '2023', number: 1 };
export const disclosureId = (subject: string, number = 1): string => `${subject}.2023.${String(number)}`;
export const disclosureAt = (id: string): string => `disclosures/${id}`;

export const disclosing = (subject: string, different: object = {}) => ({
  subject,
  year: 2023,
  results: [financeResult],
  ...different,
});

/** Proposed, once accountability knows of the conclusion. */
export const disclose = (county: County, subject: string, different: object = {}, who: Acting = 'office'): Answered =>
  eventually(`the result of ${subject} is known`, async () => {
    const answer = await county.post(who, 'accountability', 'disclosures', disclosing(subject, different));
    return answer.status === 404 || answer.body.code === 'results-not-concluded' ? undefined : answer;
  });

/** An act on a disclosure, upon the version that its reader has seen. */
export function onDisclosure(county: County, who: Acting, id: string, act: string, body: object): Answered {
  const address = disclosureAt(id);
  const read = (): Promise<number> => versionOf(county, 'accountability', address);
  return postAsRead(county, who, 'accountability', `${address}/${act}`, body, read);
}

export const cleared = { answer: 'clear' };
export const classify = (county: County, id: string, body: object = cleared, who: Acting = 'office'): Answered =>
  onDisclosure(county, who, id, 'steps/classification', body);

export const publication = {
  answer: 'published',
  brings: { date: '2023-12-01' },
  address: 'https://fufeng.example/gongkai/2023',
};
