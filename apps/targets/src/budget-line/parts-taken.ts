import { decimal, type Decimal, type MoneyPart, type PartAmount, yuanText } from '@wenxiao/domain';

/**
 * Of which parts an amount is taken that names none: of a body's own money first, of each at most what there is. What is more
 * than there is stands at the first, and the line says no. None where no part is known: of which money it is nobody assumes.
 */
export function partsTaken(amount: string, parts: readonly PartAmount[]): readonly PartAmount[] {
  const ordered = [...parts].sort((one, other) => rank(one) - rank(other));
  const taken: { part: MoneyPart; by: Decimal }[] = [];
  let left = decimal(amount);
  for (const { part, amount: there } of ordered) {
    const most = decimal(there);
    const by = left.gt(most) ? most : left;
    if (!by.gt('0')) continue;
    taken.push({ part, by });
    left = left.minus(by);
  }
  const [first] = taken;
  if (!first) return ordered.slice(0, 1).map(({ part }) => ({ part, amount: yuanText(left) }));
  first.by = first.by.plus(left);
  return taken.map(({ part, by }) => ({ part, amount: yuanText(by) }));
}

const rank = ({ part: { source } }: PartAmount): number => (source === 'own' ? 0 : 1);
