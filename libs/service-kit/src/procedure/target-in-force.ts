import { yearsFromTo } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import type { Copied } from '../copies/copies.js';

type Told = Readonly<{ period: string; declaration: number }>;
type TakenBack = Readonly<{ period: string; inForce?: number }>;

/** What was told of a subject's targets: approvals and adjustments, and what of them was taken back. */
type TargetsTold<Data extends Told> = Readonly<{
  told: readonly Copied<Data>[];
  withdrawn: readonly Copied<TakenBack>[];
}>;

/** Which declaration is in force of the target of a period, and where that was said. */
type DeclarationInForce = Told & Readonly<{ fact: EventReference }>;

/** The targets whose periods hold a year, as they were said to be last: none of what was taken back. */
export function targetsInForce({ told, withdrawn }: TargetsTold<Told>, year: number): readonly DeclarationInForce[] {
  const said = [
    ...told.map(({ data: { period, declaration }, fact }) => ({ period, declaration, fact })),
    ...withdrawn.map(({ data: { period, inForce }, fact }) => ({ period, declaration: inForce, fact })),
  ];
  const last = said.filter(
    (one) => !said.some((other) => other.period === one.period && other.fact.version > one.fact.version),
  );
  return last.flatMap(({ period, declaration, fact }) =>
    declaration === undefined || !yearsOf(period).includes(year) ? [] : [{ period, declaration, fact }],
  );
}

/** What was told of what is in force of a year: of those in force that of the shortest period, and of that the newest word. */
export function targetInForce<Data extends Told>(
  { told, withdrawn }: TargetsTold<Data>,
  year: number,
): Copied<Data> | undefined {
  const [inForce] = [...targetsInForce({ told, withdrawn }, year)].sort(
    (one, other) => one.period.length - other.period.length,
  );
  return told
    .filter(({ data }) => data.period === inForce?.period && data.declaration === inForce.declaration)
    .sort((one, other) => other.fact.version - one.fact.version)[0];
}

/** The years of a period, `2024` or `2024-2026`, in order; none where it is not told in years. */
export function yearsOf(period: string): readonly number[] {
  const [, first, last = first] = /^(\d{4})(?:-(\d{4}))?$/.exec(period) ?? [];
  return first === undefined ? [] : yearsFromTo(Number(first), Number(last));
}
