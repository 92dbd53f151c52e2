import { postAsRead } from './as-read.js';
import type { Answer } from './caller.js';
import type { Accepted, County, Problem } from './county.js';
import { eventually } from './eventually.js';

/** What follows from the result of an evaluation, as it is read. */
export type Result = Readonly<{
  version: number;
  status: string;
  actsOn: number;
  budget: string;
  proposed: readonly Readonly<{ disposal: string; withoutException: boolean }>[];
  disposal?: Readonly<{ disposal: string; change?: string; status: string }>;
}>;

export const resultAt = (id: string): string => `results/${id}/2023`;

export const resultOf = (county: County, id: string, is: (result: Result) => boolean = () => true): Promise<Result> =>
  eventually(`the result of ${id} is as it should`, async () => {
    const { status, body } = await county.get<Result>('office', 'accountability', resultAt(id));
    return status === 200 && is(body) ? body : undefined;
  });

async function resultStep(
  county: County,
  who: 'office' | 'budget',
  id: string,
  [step, body]: readonly [string, object],
): Promise<Answer<Accepted & Problem>> {
  const rest = `${resultAt(id)}/steps/${step}`;
  return postAsRead(county, who, 'accountability', rest, body, async () => (await resultOf(county, id)).version);
}

const brings = { reason: '按评价等级' };
export const proposal = { answer: 'proposed', brings };
export const decision = (disposal: object) => ({ answer: 'decided', brings, disposal: { findings: [], ...disposal } });

/** The performance office proposes. */
export const propose = (county: County, id: string) => resultStep(county, 'office', id, ['propose', proposal]);

/** The budget desk decides. */
export const decide = (county: County, id: string, disposal: object, who: 'office' | 'budget' = 'budget') =>
  resultStep(county, who, id, ['decide', decision(disposal)]);
