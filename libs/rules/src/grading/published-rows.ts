import type { InForce, TimetableRow } from '@wenxiao/domain';

type PartFrom = Readonly<{ from: string; amount: string }> & InForce['parts'][number]['part'];

/** A published budget, row by row, with its parts. */
export function rowsWithParts(
  inForce: readonly Readonly<{ from: string; total: string }>[],
  parts: readonly PartFrom[],
): readonly TimetableRow[] {
  return inForce.map(({ from, total }) => ({
    from,
    total,
    parts: parts.filter((each) => each.from === from).map(({ from: _from, amount, ...part }) => ({ part, amount })),
  }));
}
