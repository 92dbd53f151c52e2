import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { versionOf } from './cycle.js';
import { eventually } from './eventually.js';

type Answered = Promise<Answer<Accepted & Problem>>;

/** A rectification, as it is read. */
export type Rectification = Readonly<{
  version: number;
  status: string;
  outcome?: string;
  problems: readonly Readonly<{ item: string; problem?: string; answer?: string }>[];
  rectified: number;
  left: number;
  tasks: readonly Readonly<{ step: string }>[];
}>;

export const rectificationAt = (id: string): string => `rectifications/${id}`;

/** By the finance bureau’s evaluation of the year, by what was decided of its result, by a corrective measure. */
export const askedBy = {
  evaluation: (subject: string): string => `${subject}.2023.evaluation.finance-evaluation.2023.1`,
  result: (subject: string): string => `${subject}.2023.result`,
  measure: (subject: string, proposal: string): string => `${subject}.2023.measure.${proposal}`,
} as const;

/** It, as the performance office reads it, once it is as it should be. */
export const rectificationOf = (
  county: County,
  id: string,
  is: (rectification: Rectification) => boolean = () => true,
): Promise<Rectification> =>
  eventually(`the rectification ${id} is as it should`, async () => {
    const { status, body } = await county.get<Rectification>('office', 'accountability', rectificationAt(id));
    return status === 200 && is(body) ? body : undefined;
  });

/** An act on a rectification, upon the version that its reader has seen. */
export function onRectification(
  county: County,
  who: 'office' | 'unit',
  id: string,
  act: string,
  body: object,
): Answered {
  const address = rectificationAt(id);
  const read = (): Promise<number> => versionOf(county, 'accountability', address);
  return postAsRead(county, who, 'accountability', `${address}/${act}`, body, read);
}

const documents = [{ name: '整改报告', document: 'rectification-report' }];
export const putRight = (item: string, answer = 'rectified') => ({ item, answer, note: '已按要求办理' });
export const reported = (...problems: readonly object[]) => ({
  answer: 'submitted',
  brings: { documents },
  problems,
});

/** The unit reports what it did about each problem. */
export const report = (county: County, id: string, ...problems: readonly object[]): Answered =>
  onRectification(county, 'unit', id, 'steps/submit', reported(...problems));

/** The performance office checks it. */
export const check = (county: County, id: string, answer: string, brings: object = {}): Answered =>
  onRectification(county, 'office', id, 'steps/check', { answer, brings });
