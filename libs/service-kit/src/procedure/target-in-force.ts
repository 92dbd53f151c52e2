import type { Copied, Copies } from '../copies/copies.js';
import type { FactCopy } from '../copies/fact-copy.js';

type Told = Readonly<{ period: string; declaration: number }>;
type TakenBack = Readonly<{ period: string; inForce?: number }>;

/** What was told of a subject's targets: approvals and adjustments, and what of them was taken back. */
export type TargetsTold<Data extends Told> = Readonly<{
  told: readonly Copied<Data>[];
  withdrawn: readonly Copied<TakenBack>[];
}>;

/** What is in force of a target whose period holds the year: the shortest period, its newest approval or adjustment that was not taken back. */
function targetInForce<Data extends Told>(
  { told, withdrawn }: TargetsTold<Data>,
  year: number,
): Copied<Data> | undefined {
  const ofYear = told.filter(({ data }) => yearsOf(data.period).includes(year));
  const [period] = ofYear.map(({ data }) => data.period).sort((one, other) => one.length - other.length);
  const newestFirst = ofYear
    .filter(({ data }) => data.period === period)
    .sort((one, other) => (one.recordedAt < other.recordedAt ? 1 : -1));
  const takenBack = withdrawn.find(({ data }) => data.period === period);
  const [newest] = newestFirst;
  if (!takenBack || (newest && takenBack.recordedAt < newest.recordedAt)) return newest;
  return newestFirst.find(({ data }) => data.declaration === takenBack.data.inForce);
}

/** As {@link targetInForce}, of what a service keeps of a subject's targets. */
export async function findTargetInForce<Data extends Told>(
  copies: Copies,
  kept: Readonly<{ told: readonly FactCopy<Data>[]; withdrawn: FactCopy<TakenBack> }>,
  { tenant, subject, year }: Readonly<{ tenant: string; subject: string; year: number }>,
): Promise<Copied<Data> | undefined> {
  const [withdrawn, ...told] = await Promise.all([
    copies.below(kept.withdrawn, tenant, subject),
    ...kept.told.map((copy) => copies.below(copy, tenant, subject)),
  ]);
  return targetInForce({ told: told.flat(), withdrawn }, year);
}

/** The years of a period, `2024` or `2024-2026`, in order; none where it is not told in years. */
export function yearsOf(period: string): readonly number[] {
  const [, first, last = first] = /^(\d{4})(?:-(\d{4}))?$/.exec(period) ?? [];
  if (first === undefined) return [];
  return Array.from({ length: Math.max(0, Number(last) - Number(first) + 1) }, (_, index) => Number(first) + index);
}
