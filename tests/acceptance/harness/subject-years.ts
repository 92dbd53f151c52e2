import type { County } from './county.js';
import { eventually } from './eventually.js';

/** What follows from the results of 2023, as the list of subjects shows it. */
export type FollowUp = Readonly<{
  rectification: Readonly<{ status: string; problems: number; rectified: number }> | null;
  disclosure: Readonly<{ status: string }> | null;
}>;
type Row = FollowUp & Readonly<{ subject: string }>;

/** The row of a subject in the list, once it is as it should be. */
export const inList = (
  county: County,
  who: 'office' | 'unit',
  subject: string,
  is: (row: FollowUp) => boolean,
): Promise<FollowUp> =>
  eventually('the list of subjects shows it', async () => {
    const { body } = await county.get<{ items: readonly Row[] }>(who, 'overview', 'subjects?year=2023&limit=200');
    const row = body.items.find((each) => each.subject === subject);
    return row && is(row) ? row : undefined;
  });
