import { randomUUID } from 'node:crypto';
import {
  budgetTimetableChanged,
  disclosureChanged,
  performanceTargetApproved,
  rectificationChanged,
} from '@wenxiao/contracts';
import { registeredIn, type RunningOverview } from './running-overview.js';

/** What services tell of the subjects of 2023, as far as a test asks. */
export const tellingOf = (running: RunningOverview) => ({
  registered: (name: string, unit = running.county.unit, different: object = {}): Promise<string> =>
    registeredIn(running, name, { unit, ...different }),

  budgeted: (subject: string, totals: readonly [string, string][], composition: 'own' | 'sum-of-parts' = 'own') =>
    running.publish(
      'targets',
      `budget-line/${subject}.2023`,
      budgetTimetableChanged({
        subject,
        year: 2023,
        scheme: 'budget-performance',
        composition,
        budgetKind: 'initial-budget',
        approvedFrom: totals[0]![0],
        control: [],
        requested: [],
        initial: totals.slice(0, 1).map(([from, total]) => ({ from, total })),
        inForce: totals.map(([from, total]) => ({ from, total })),
        parts: [],
        payment: [],
      }),
    ),

  approved: (subject: string) =>
    running.publish(
      'targets',
      `performance-target/${subject}.2023`,
      performanceTargetApproved({
        subject,
        period: '2023',
        scheme: 'budget-performance',
        declaration: 1,
        by: randomUUID(),
        horizon: 'annual',
        indicators: [],
      }),
    ),

  /** Something of its year is to be put right, and its results are public. */
  async followedUp(subject: string, how: Readonly<{ problems: number; rectified: number }>): Promise<void> {
    const which = { subject, year: 2023, scheme: 'budget-performance' };
    const rectification = rectificationChanged({ ...which, rectification: 'result', status: 'open', ...how });
    await running.publish('accountability', `rectification/${subject}.2023.result`, rectification);
    const disclosure = disclosureChanged({ ...which, number: 1, status: 'published' });
    await running.publish('accountability', `disclosure/${subject}.2023.1`, disclosure);
  },
});
