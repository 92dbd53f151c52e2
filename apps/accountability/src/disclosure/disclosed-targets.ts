import type { Told } from '@wenxiao/domain';
import { targetsAdjusted, targetsApproved, targetsWithdrawn } from './disclosure.copies.js';
import type { TargetInForce } from './disclosure.world.js';

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
