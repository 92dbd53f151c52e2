import type { Copied } from '../copies/copies.js';

type Told = Readonly<{ period: string; declaration: number }>;
type TakenBack = Readonly<{ period: string; inForce?: number }>;

/** What was told of a subject's targets: approvals and adjustments, and what of them was taken back. */
export type TargetsTold<Data extends Told> = Readonly<{
  told: readonly Copied<Data>[];
  withdrawn: readonly Copied<TakenBack>[];
}>;

/** What is in force of a target whose period holds the year: the shortest period, its newest approval or adjustment that was not taken back. */
export function targetInForce<Data extends Told>(
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

/** The years of a period, `2024` or `2024-2026`, in order; none where it is not told in years. */
export function yearsOf(period: string): readonly number[] {
  const [, first, last = first] = /^(\d{4})(?:-(\d{4}))?$/.exec(period) ?? [];
  if (first === undefined) return [];
  return Array.from({ length: Math.max(0, Number(last) - Number(first) + 1) }, (_, index) => Number(first) + index);
}
