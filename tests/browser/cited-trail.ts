import type { County } from '../acceptance/harness/county.js';
import { eventually } from '../acceptance/harness/eventually.js';
import { entryOf, trailWith } from '../acceptance/harness/trail.js';

/** The trail of a subject shows its budget with the article that it was approved by: a page shows what there is when it is opened. */
export async function citedTrail(county: County, subject: string): Promise<void> {
  await eventually('its trail cites what it rests on', async () => {
    const { rules } = entryOf(await trailWith(county, subject, 'budget-approved'), 'budget-approved');
    return rules?.basis.some(({ article }) => article.length > 0) ? true : undefined;
  });
}
