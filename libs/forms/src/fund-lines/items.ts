import type { WholeLine } from './in-whole-units.js';

/** Items added up: their sum, and how many of them are not known to be 0, each of which rounding can have moved. */
export interface Sum {
  readonly value: bigint;
  readonly parts: number;
}

/** Lines read in order as items, from the first line of a piece on. */
export interface Items extends Sum {
  /** An item was not read, so that the sum is the least that it can be. */
  readonly isOpen: boolean;
  readonly areMarked: boolean;
  /** What the last items add up to, however many of them, all read: what a subtotal after them may say. Kept while one follows. */
  readonly last: readonly Sum[];
  /** The amounts that were added, the last first, without those of 0. */
  readonly added: Added | undefined;
}

interface Added {
  readonly value: bigint;
  readonly before: Added | undefined;
}

const none: readonly Sum[] = [];
export const noItems: Items = { value: 0n, parts: 0, isOpen: false, areMarked: true, last: none, added: undefined };

/** The amounts that were added, in order. */
export function addendsOf({ added }: Items): readonly bigint[] {
  const addends: bigint[] = [];
  for (let each = added; each; each = each.before) addends.push(each.value);
  return addends.reverse();
}

/** With a further item; `areMarked`: its line, and all that explain it, are. */
export function itemsWith(
  items: Items,
  { amount }: WholeLine,
  { areMarked, isSubtotalAhead }: Readonly<{ areMarked: boolean; isSubtotalAhead: boolean }>,
): Items {
  const { value, parts, isOpen, last, added } = items;
  const marked = items.areMarked && areMarked;
  if (amount === null) return { value, parts: parts + 1, isOpen: true, areMarked: marked, last: none, added };
  const part = Number(amount.value !== 0n);
  return {
    value: value + amount.value,
    parts: parts + part,
    isOpen,
    areMarked: marked,
    last: isSubtotalAhead ? lastWith(last, amount.value, part) : none,
    added: part === 0 ? added : { value: amount.value, before: added },
  };
}

const lastWith = (last: readonly Sum[], amount: bigint, part: number): readonly Sum[] => [
  ...last.map(({ value, parts }) => ({ value: value + amount, parts: parts + part })),
  { value: amount, parts: part },
];

/** A subtotal was passed over: a line that is not marked. */
export const itemsWithout = (items: Items): Items => ({ ...items, areMarked: false });

/** The readings that have come to one line; those that are no better than another for whoever goes on from here are left out. */
export class Readings {
  private readonly byValue = new Map<bigint, Items[]>();
  readonly all: Items[] = [];

  /** @returns whether it says anything new. */
  add(items: Items): boolean {
    const similar = this.byValue.get(items.value);
    if (similar?.some((other) => isAsGood(other, items))) return false;
    if (similar) similar.push(items);
    else this.byValue.set(items.value, [items]);
    this.all.push(items);
    return true;
  }
}

/** Whatever fits with `other` fits with `one`, which has the same sum. */
function isAsGood(one: Items, other: Items): boolean {
  return (
    one.parts >= other.parts &&
    (one.isOpen || !other.isOpen) &&
    (one.areMarked || !other.areMarked) &&
    one.last.length === other.last.length &&
    one.last.every(({ value, parts }, at) => value === other.last[at]?.value && parts >= other.last[at].parts)
  );
}
