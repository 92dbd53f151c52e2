import type { Copied } from '@wenxiao/service-kit';

type Approved = Copied<Readonly<{ period: string }>>;

/**
 * The day on which the budget of a year was approved. A budget holds from its own year on, whenever it was decided: one that holds from
 * the first day of its year was approved on the day of the decision, with the targets of the year, where that was before.
 * @param from the day from which the budget holds
 */
export function budgetApprovedOn(
  from: string | undefined,
  approved: readonly Approved[],
  year: number,
  dayOf: (instant: string) => string,
): string | undefined {
  if (from !== `${String(year)}-01-01`) return from;
  const decided = approved
    .filter(({ data }) => data.period === String(year))
    .map(({ recordedAt }) => dayOf(recordedAt));
  return decided.reduce((first, day) => (day < first ? day : first), from);
}
