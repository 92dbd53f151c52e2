import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { yuan } from './cycle.js';

type Answered = Promise<Answer<Accepted & Problem>>;
type Year = Readonly<{ year: number; version: number; status: string }> & Readonly<Record<string, unknown>>;

export const earlierAt = (subject: string): string => `subjects/${subject}/earlier-years`;

/** What is recorded of a subject’s years, as somebody reads it. */
export async function earlierYearsOf<Names extends string>(
  county: County<Names>,
  who: Names,
  subject: string,
): Promise<readonly Year[]> {
  return (await county.get<{ years: readonly Year[] }>(who, 'targets', earlierAt(subject))).body.years;
}

/** What a notice prints of a year. */
export const printed = (said: object) => ({
  document: '年度绩效评价结果通报',
  documentNumber: '财绩〔2023〕4号',
  documentDate: '2022-12-30',
  ...said,
});
/** … of a million in the budget. */
export const executedOf = (executed: string) => printed({ budget: yuan('1000000.00'), executed: yuan(executed) });

/** Something is said of a year, upon the version that its reader has seen: it is recorded; or `act` is done to what was. */
export const sayOfYear = <Names extends string>(
  county: County<Names>,
  who: Names,
  [subject, year]: readonly [subject: string, year: number],
  body: object,
  act: '' | '/correction' | '/withdrawal' = '',
): Answered =>
  postAsRead(county, who, 'targets', `${earlierAt(subject)}/${String(year)}${act}`, body, async () => {
    const years = await earlierYearsOf(county, who, subject);
    return years.find((each) => each.year === year)?.version ?? 0;
  });
