import { decimal } from '@wenxiao/domain';
import type { Amount, Column, Line } from './column.js';

/** Lines taken together. */
interface Group extends Amount {
  /** It holds a line whose amount was not read, so that its sum is a lower bound. */
  readonly open: boolean;
  readonly size: number;
}

/** How a funds block has been read down to a line. */
interface Reading {
  /** The parts that are to add up to the total. */
  readonly parts: Group;
  /** The last part, whose details may follow; null at the start of a breakdown, where details are the total's. */
  readonly lastPart: Line | null;
}

const none: Group = { value: decimal('0'), slack: decimal('0'), open: false, size: 0 };

/** Beyond so many readings a block is too tangled for a certain answer. */
const maximumReadings = 20_000;

function withLine(group: Group, { amount }: Line): Group {
  return {
    value: amount === null ? group.value : group.value.plus(amount.value),
    slack: amount === null ? group.slack : group.slack.plus(amount.slack),
    open: group.open || amount === null,
    size: group.size + 1,
  };
}

function atMost(group: Group, whole: Amount): boolean {
  return !group.value.minus(whole.value).gt(group.slack.plus(whole.slack));
}

/** Whether the lines of a group can add up to `whole`: amounts that were not read may fill a gap, none can take away an excess. */
function addsUpTo(group: Group, whole: Amount): boolean {
  if (!atMost(group, whole)) return false;
  return group.open || !whole.value.minus(group.value).gt(group.slack.plus(whole.slack));
}

/**
 * Whether some way of reading the lines makes them add up to the column's total. Each line is a part of the total, the subtotal of the parts
 * above it, or a detail of the part above it (of the total itself, where no part stands above). Details that are all marked 其中 go up to what
 * they are details of; others make up the whole of it, as does a line that repeats the total. One total may be broken down several
 * times, by source and by purpose.
 */
export function canAddUp({ total, lines }: Column): boolean {
  let readings = 0;

  const continues = (index: number, reading: Reading): boolean => {
    readings += 1;
    if (readings > maximumReadings) return true;
    const line = lines[index];
    // Without parts, every line was a detail of the total.
    if (line === undefined) return reading.parts.size === 0 || addsUpTo(reading.parts, total);
    return (
      asPart(index, line, reading) ||
      asSubtotal(index, line, reading) ||
      asDetails(index, reading) ||
      asNewBreakdown(index, reading)
    );
  };

  const asPart = (index: number, line: Line, reading: Reading) => {
    if (line.totals && line.amount !== null && addsUpTo(withLine(none, line), total)) return false;
    const parts = withLine(reading.parts, line);
    return atMost(parts, total) && continues(index + 1, { parts, lastPart: line });
  };

  const asSubtotal = (index: number, { totals, amount }: Line, reading: Reading) =>
    totals &&
    reading.parts.size > 0 &&
    (amount === null || addsUpTo(reading.parts, amount)) &&
    continues(index + 1, reading);

  const asDetails = (first: number, reading: Reading) => {
    const whole = reading.lastPart === null ? total : reading.lastPart.amount;
    let details = none;
    let marked = true;
    for (const [offset, line] of lines.slice(first).entries()) {
      // What repeats a sum is no part of one.
      if (offset > 0 && (line.totals || lines[first]?.totals)) return false;
      details = withLine(details, line);
      marked &&= line.ofWhich;
      // Of an amount that was not read, anything may be a detail.
      if (whole !== null && !atMost(details, whole)) return false;
      const fits = whole === null || marked || addsUpTo(details, whole);
      if (fits && continues(first + offset + 1, reading)) return true;
    }
    return false;
  };

  const asNewBreakdown = (index: number, reading: Reading) =>
    reading.parts.size > 0 && addsUpTo(reading.parts, total) && continues(index, { parts: none, lastPart: null });

  return continues(0, { parts: none, lastPart: null });
}
