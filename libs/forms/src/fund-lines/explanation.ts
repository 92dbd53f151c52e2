import { type Effort, takeStep } from './effort.js';
import { addendsOf, type Items, itemsWith, itemsWithout, noItems, type Sum, Readings } from './items.js';
import { type Ahead, nothingAhead, type WholeAmount, type WholeColumn, type WholeLine } from './in-whole-units.js';

/** A sum of lines that does not fit the amount that it is held against. */
export interface Misfit {
  readonly addends: readonly bigint[];
  readonly amount: bigint;
}

/** Lines from `first` to before `end` that are held against an amount. */
interface Piece {
  readonly amount: WholeAmount;
  readonly first: number;
  readonly end: number;
}

const compared = (one: bigint, other: bigint): number => (one < other ? -1 : Number(one > other));
const distance = (one: bigint, other: bigint): bigint => (one > other ? one - other : other - one);
const placesAfter = (place: number, length: number): readonly number[] =>
  Array.from({ length: length - place }, (_, offset) => place + offset + 1);
const keyOf = ({ value, half }: WholeAmount, first: number): string =>
  `${String(value)}/${String(half)}/${String(first)}`;

/**
 * How lines explain a total (form checks §4): cut into pieces, each of which is read as items, a line together with lines after it that explain
 * it. The same question is answered once; questions are asked only as far as the sums still allow.
 */
export class Explanation {
  private readonly ends = new Map<string, readonly number[]>();
  private readonly pieces = new Map<string, readonly number[]>();
  /** Behind it, what the last items add up to matters no more. */
  private readonly lastSubtotal: number;

  constructor(
    private readonly column: WholeColumn,
    private readonly effort: Effort,
    private readonly forgiven?: Piece,
  ) {
    this.lastSubtotal = column.lines.findLastIndex(({ isSubtotal }) => isSubtotal);
  }

  /** Whether the lines explain the total. No lines have nothing to explain. @throws {TooTangled} */
  holds(): boolean {
    const { total, lines } = this.column;
    return lines.length === 0 || this.isExplained(total, 0);
  }

  /**
   * Of the sums that do not fit, that which misses by least among those with which, if they did, the lines would explain the total; of several
   * the shortest. Undefined where there is none. @throws {TooTangled}
   */
  nearestMisfit(): Misfit | undefined {
    const found = this.misfits().toSorted(
      (one, other) => compared(one.missed, other.missed) || one.addends.length - other.addends.length,
    );
    const nearest = found.find(({ piece }) => new Explanation(this.column, this.effort, piece).holds());
    return nearest && { addends: nearest.addends, amount: nearest.piece.amount.value };
  }

  private misfits(): readonly Readonly<{ addends: readonly bigint[]; piece: Piece; missed: bigint }>[] {
    const { lines, total } = this.column;
    return lines.flatMap((_, first) => {
      const above = lines.slice(0, first).flatMap(({ amount }) => (amount?.value ? amount : []));
      return this.readings(first, null).flatMap(({ end, items }) =>
        [total, ...above].flatMap((amount) => {
          if (items.isOpen || this.fits(items, amount)) return [];
          const missed = distance(items.value, amount.value);
          return { addends: addendsOf(items), missed, piece: { amount, first, end } };
        }),
      );
    });
  }

  /** Whether all lines from `first` on explain an amount: they are one piece, or the rest is explained behind one. */
  private isExplained(amount: WholeAmount, first: number): boolean {
    const length = this.column.lines.length;
    return this.piecesOf(amount, first).includes(length) || this.endsOf(amount, first).includes(length);
  }

  /** Where lines from `first` on end that explain an amount. */
  private endsOf(amount: WholeAmount, first: number): readonly number[] {
    const key = keyOf(amount, first);
    const known = this.ends.get(key);
    if (known) return known;
    const reached = new Set<number>();
    const open = [first];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const end of this.piecesOf(amount, at)) {
        if (reached.has(end)) continue;
        reached.add(end);
        open.push(end);
      }
    }
    const ends = [...reached];
    this.ends.set(key, ends);
    return ends;
  }

  /** Where a piece from `first` on ends that fits an amount. */
  private piecesOf(amount: WholeAmount, first: number): readonly number[] {
    const key = keyOf(amount, first);
    const known = this.pieces.get(key);
    if (known) return known;
    if (this.isWithin(amount, first)) return placesAfter(first, this.column.lines.length);
    const fitting = this.readings(first, amount).filter(({ items }) => this.fits(items, amount));
    const ends = new Set(fitting.map(({ end }) => end));
    if (this.forgiven && keyOf(this.forgiven.amount, this.forgiven.first) === key) ends.add(this.forgiven.end);
    this.pieces.set(key, [...ends]);
    return [...ends];
  }

  /** All lines from `first` on are marked and don’t exceed an amount: so many of them as one likes fit it. */
  private isWithin(amount: WholeAmount, first: number): boolean {
    const { unmarked, unread, sum } = this.aheadOf(first);
    return unmarked === 0 && unread === 0 && sum - amount.value < amount.half;
  }

  /**
   * Every way to read lines from `first` on as items, to every end, of those that are alike to whoever asks one. Held against an amount, only
   * those that can come to fit it.
   */
  private readings(first: number, amount: WholeAmount | null): readonly Readonly<{ end: number; items: Items }>[] {
    const { lines } = this.column;
    const at = Array.from({ length: lines.length - first + 1 }, () => new Readings());
    at[0]?.add(noItems);
    const found: Readonly<{ end: number; items: Items }>[] = [];
    const keep = (end: number, items: Items): void => {
      takeStep(this.effort);
      if (amount !== null && !this.canFit(items, end, amount)) return;
      if (at[end - first]?.add(items)) found.push({ end, items });
    };
    for (const [offset, line] of lines.slice(first).entries()) {
      const place = first + offset;
      const read = at[offset]?.all ?? [];
      const ends = read.length === 0 ? [] : this.endsOfItem(place, line);
      for (const items of read) {
        for (const end of ends) keep(end, this.withItem(items, line, place, end));
        // Passed over, as the subtotal of items before it.
        if (this.isSubtotalOf(line, items)) keep(place + 1, itemsWithout(items));
      }
    }
    return found;
  }

  private withItem(items: Items, line: WholeLine, place: number, end: number): Items {
    const areMarked = this.aheadOf(place).unmarked === this.aheadOf(end).unmarked;
    return itemsWith(items, line, { areMarked, isSubtotalAhead: end <= this.lastSubtotal });
  }

  /** Where a line may end as an item: alone, or with lines after it that explain it. */
  private endsOfItem(place: number, { amount }: WholeLine): readonly number[] {
    const length = this.column.lines.length;
    if (amount === null) return placesAfter(place, length);
    if (amount.value === 0n || place + 1 === length) return [place + 1];
    return [place + 1, ...this.endsOf(amount, place + 1)];
  }

  private aheadOf(place: number): Ahead {
    return this.column.ahead[place] ?? nothingAhead;
  }

  private isSubtotalOf({ isSubtotal, amount }: WholeLine, items: Items): boolean {
    if (!isSubtotal || items === noItems) return false;
    return amount === null || items.last.some((sum) => this.addsUp(sum, amount));
  }

  private slack({ half }: WholeAmount, parts: number): bigint {
    return half + (this.column.halves[parts] ?? 0n);
  }

  private addsUp({ value, parts }: Sum, amount: WholeAmount): boolean {
    return distance(value, amount.value) < this.slack(amount, parts);
  }

  private fits(items: Items, amount: WholeAmount): boolean {
    if (this.addsUp(items, amount)) return true;
    return (items.isOpen || items.areMarked) && this.doesNotExceed(items, amount);
  }

  private doesNotExceed({ value, parts }: Sum, amount: WholeAmount): boolean {
    return value - amount.value < this.slack(amount, parts);
  }

  /** Further lines only add to it: it must not exceed the amount yet, and reach it with all that follow unless it may stay below. */
  private canFit(items: Items, end: number, amount: WholeAmount): boolean {
    const { unread, sum } = this.aheadOf(end);
    if (items.value - amount.value >= this.slack(amount, items.parts + unread)) return false;
    if (items.isOpen || items.areMarked || unread > 0) return true;
    return amount.value - items.value - sum < this.slack(amount, this.column.lines.length);
  }
}
