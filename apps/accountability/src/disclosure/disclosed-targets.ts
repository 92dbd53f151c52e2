import type { Told } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import { type Copied, yearsOf } from '@wenxiao/service-kit';
import { targetsAdjusted, targetsApproved, targetsWithdrawn } from './disclosure.copies.js';
import type { TargetInForce } from './disclosure.world.js';

type Data<Copy> = Copy extends { data?: infer D } ? NonNullable<D> : never;
/** What was said of targets of one subject, the last of each kind. */
type ToldOfTargets = Readonly<{
  approved: readonly Copied<Data<typeof targetsApproved>>[];
  adjusted: readonly Copied<Data<typeof targetsAdjusted>>[];
  withdrawn: readonly Copied<Data<typeof targetsWithdrawn>>[];
}>;

/** The targets that cover a year, each with the declaration that is in force, and where that was read. */
export function targetsIn(
  year: number,
  { approved, adjusted, withdrawn }: ToldOfTargets,
): Readonly<{ targets: readonly TargetInForce[]; facts: readonly EventReference[] }> {
  const told = [
    ...[...approved, ...adjusted].map(({ data: { period, declaration }, fact }) => ({ period, declaration, fact })),
    ...withdrawn.map(({ data: { period, inForce }, fact }) => ({ period, declaration: inForce, fact })),
  ];
  const last = told.filter(
    (one) => !told.some((other) => other.period === one.period && other.fact.version > one.fact.version),
  );
  const standing = last
    .filter(({ period }) => yearsOf(period).includes(year))
    .flatMap(({ period, declaration, fact }) => (declaration === undefined ? [] : [{ period, declaration, fact }]));
  return {
    targets: standing.map(({ period, declaration }) => ({ period, declaration })),
    facts: standing.map(({ fact }) => fact),
  };
}

/** Of a target that a disclosure holds the declaration that is in force; of others nothing. */
export const takenOfTargets =
  (held: readonly TargetInForce[]) =>
  (told: readonly Told[]): number | undefined => {
    const contracts = [targetsApproved, targetsAdjusted, targetsWithdrawn].map(({ contract }) => contract.type);
    const last = told.findLast(({ type }) => contracts.includes(type));
    const { period, declaration, inForce } = (last?.data ?? {}) as Partial<TargetInForce> &
      Readonly<{ inForce?: number }>;
    return held.some((each) => each.period === period) ? (inForce ?? declaration) : undefined;
  };
