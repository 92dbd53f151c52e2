import { decimalsOf, decimalToText, type Decimal } from '@wenxiao/domain';
import type { Column } from './column.js';
import { type Effort, exhausted } from './effort.js';

/** An amount in whole units, fine enough for every amount and every rounding of the column. */
interface Amount {
  readonly value: bigint;
  readonly slack: bigint;
}

interface Line {
  readonly amount: Amount | null;
  readonly totals: boolean;
  readonly ofWhich: boolean;
}

/** Lines taken together. */
interface Group extends Amount {
  /** It holds a line whose amount was not read, so that its sum is a lower bound. */
  readonly open: boolean;
}

/** How a funds block has been read down to a line. */
interface Reading {
  /** The parts that are to add up to the total. */
  readonly parts: Group;
  /** The amount of the last part, whose details may follow (null: not read); the total's at the start of a breakdown. */
  readonly whole: Amount | null;
  readonly isStart: boolean;
}

const none: Group = { value: 0n, slack: 0n, open: false };

const isSameAmount = (one: Amount | null, other: Amount | null): boolean =>
  one === other || (one !== null && other !== null && one.value === other.value && one.slack === other.slack);

/** The readings that have come to one line, by the sum of their parts; those that cannot be told apart from here on are one. */
class Readings {
  private readonly bySum = new Map<bigint, Reading[]>();
  readonly all: Reading[] = [];

  add(reading: Reading): void {
    const { parts, whole, isStart } = reading;
    const similar = this.bySum.get(parts.value);
    const isKnown = similar?.some(
      (other) =>
        other.parts.slack === parts.slack &&
        other.parts.open === parts.open &&
        other.isStart === isStart &&
        isSameAmount(other.whole, whole),
    );
    if (isKnown) return;
    this.all.push(reading);
    if (similar) similar.push(reading);
    else this.bySum.set(parts.value, [reading]);
  }
}

function withLine(group: Group, { amount }: Line): Group {
  if (amount === null) return { ...group, open: true };
  return { value: group.value + amount.value, slack: group.slack + amount.slack, open: group.open };
}

const atMost = (group: Group, whole: Amount): boolean => group.value - whole.value <= group.slack + whole.slack;

/** Whether the lines of a group can add up to `whole`: amounts that were not read may fill a gap, none can take away an excess. */
function addsUpTo(group: Group, whole: Amount): boolean {
  if (!atMost(group, whole)) return false;
  return group.open || whole.value - group.value <= group.slack + whole.slack;
}

/** The column in whole units. */
function scaled({ total, lines }: Column): Readonly<{ total: Amount; lines: readonly Line[] }> {
  const amounts = [total, ...lines.flatMap(({ amount }) => amount ?? [])];
  // Half a unit of the last digit has one digit more than the amount.
  const decimals = Math.max(...amounts.map(({ slack }) => decimalsOf(decimalToText(slack))));
  const whole = (value: Decimal) => BigInt(value.toFixed(decimals).replace('.', ''));
  const inUnits = ({ value, slack }: Column['total']): Amount => ({ value: whole(value), slack: whole(slack) });
  return {
    total: inUnits(total),
    lines: lines.map((line) => ({ ...line, amount: line.amount === null ? null : inUnits(line.amount) })),
  };
}

/**
 * Whether some way of reading the lines makes them add up to the column's total. Each line is a part of the total, the subtotal of the parts
 * above it, or a detail of the part above it (of the total itself, where no part stands above). Details that are all marked 其中 go up to what
 * they are details of; others make up the whole of it, as does a line that repeats the total. One total may be broken down several
 * times, by source and by purpose.
 *
 * Readings that have come to the same line with the same sum and the same last part go on as one, so that a block of n lines with s
 * different sums takes at most n³ × s steps. Sums can be made to double with every other line: the effort ends such a search.
 * @returns `too-tangled` when the effort was used up before an answer was certain.
 */
export function canAddUp(column: Column, effort: Effort): boolean | 'too-tangled' {
  const { total, lines } = scaled(column);
  const start: Reading = { parts: none, whole: total, isStart: true };
  const readings = Array.from({ length: lines.length + 1 }, () => new Readings());
  readings[0]?.add(start);

  const asPart = (index: number, line: Line, { parts }: Reading) => {
    if (line.totals && line.amount !== null && addsUpTo(withLine(none, line), total)) return;
    const grown = withLine(parts, line);
    if (atMost(grown, total)) readings[index + 1]?.add({ parts: grown, whole: line.amount, isStart: false });
  };

  const asSubtotal = (index: number, { totals, amount }: Line, reading: Reading) => {
    if (totals && !reading.isStart && (amount === null || addsUpTo(reading.parts, amount)))
      readings[index + 1]?.add(reading);
  };

  const asDetails = (first: number, reading: Reading) => {
    const { whole } = reading;
    let details = none;
    let marked = true;
    for (const [offset, line] of lines.slice(first).entries()) {
      // What repeats a sum is no part of one.
      if (offset > 0 && (line.totals || lines[first]?.totals)) return;
      if (exhausted(effort)) return;
      details = withLine(details, line);
      marked &&= line.ofWhich;
      // Of an amount that was not read, anything may be a detail.
      if (whole !== null && !atMost(details, whole)) return;
      if (whole === null || marked || addsUpTo(details, whole)) readings[first + offset + 1]?.add(reading);
    }
  };

  for (const [index, line] of lines.entries()) {
    // A new breakdown joins the readings of its own line, and is visited with them.
    for (const reading of readings[index]?.all ?? []) {
      if (exhausted(effort)) return 'too-tangled';
      asPart(index, line, reading);
      asSubtotal(index, line, reading);
      asDetails(index, reading);
      if (!reading.isStart && addsUpTo(reading.parts, total)) readings[index]?.add(start);
    }
    readings[index] = new Readings();
  }
  // Without parts, every line was a detail of the total.
  if (readings.at(-1)?.all.some(({ parts, isStart }) => isStart || addsUpTo(parts, total))) return true;
  return exhausted(effort) ? 'too-tangled' : false;
}
