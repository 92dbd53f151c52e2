import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { versionOf } from './cycle.js';
import { eventually } from './eventually.js';

type Answered = Promise<Answer<Accepted & Problem>>;
type Acting = 'office' | 'reviewer' | 'unit';
/** Of which organisation, and which report of the rules. */
type Which = readonly [organisation: string, report: string];

export type Report = Readonly<{
  version: number;
  status: string;
  submission?: object;
  results: readonly Readonly<{ subject: string; score?: string; grade?: string; changed?: true }>[];
}>;

export const reportAt = ([organisation, report]: Which): string => `reports-upward/${organisation}/2023/${report}`;

/** It, as somebody reads it, once it is as it should be. */
export const reportOf = (
  county: County,
  who: Acting,
  which: Which,
  is: (report: Report) => boolean = () => true,
): Promise<Report> =>
  eventually(`the report ${which[1]} is as it should`, async () => {
    const { status, body } = await county.get<Report>(who, 'accountability', reportAt(which));
    return status === 200 && is(body) ? body : undefined;
  });

const onReport = (county: County, who: Acting, which: Which, act: string, body: object): Answered => {
  const read = (): Promise<number> => versionOf(county, 'accountability', reportAt(which));
  return postAsRead(county, who, 'accountability', `${reportAt(which)}${act}`, body, read);
};

export const compiled = { documents: [{ name: '2023年度预算绩效评价结果汇总' }] };
export const compile = (county: County, who: Acting, which: Which, body: object = compiled): Answered =>
  onReport(county, who, which, '', body);
export const submit = (county: County, who: Acting, which: Which, body: object): Answered =>
  onReport(county, who, which, '/submission', body);
/** The lead desk says that the final accounts are completed. */
export async function completeAccounts(county: County, on: string): Promise<void> {
  const accounts = 'budget-years/2023';
  const read = (): Promise<number> => versionOf(county, 'targets', accounts);
  const { status, text } = await postAsRead(county, 'office', 'targets', `${accounts}/final-accounts`, { on }, read);
  if (status !== 201) throw new Error(`Refused: ${String(status)} ${text}`);
}
