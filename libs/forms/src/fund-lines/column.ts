import { decimal, type Decimal } from '@wenxiao/domain';
import { halfUnitOf, numberIn, saysNothing, type Cell, type PrintedNumber } from '../cell.js';
import type { AmountColumn, Funds } from '../published-form.js';

/** An amount, and how far rounding can have moved it. */
export interface Amount {
  readonly value: Decimal;
  readonly slack: Decimal;
}

export interface Line {
  /** Null: not read, so that it may be any amount from 0 up. An amount that is blank, or does not apply, is 0. */
  readonly amount: Amount | null;
  /** `合计`, `年度资金总额`, `小计`: it may repeat the total, or be the subtotal of the lines above. */
  readonly totals: boolean;
  /** `其中:…`: of which. */
  readonly ofWhich: boolean;
}

/** One column of the funds block: its total and its lines. */
export interface Column {
  readonly name: AmountColumn;
  readonly total: Amount;
  readonly lines: readonly Line[];
}

// In brackets stands no further bracket: a search through many opening ones would take the square of their number.
const totalLabel = /(?:总额|总计|合计|总数)(?:\([^()]*\))?:?$/u;
const subtotalLabel = /小计(?:\([^()]*\))?:?$/u;
const ofWhichLabel = /^[#★*]*其中/u;

/** Of a label the beginning (of which) and the end (total) are looked at. */
const labelEnds_characters = 40;

interface PrintedAmount {
  readonly label: string;
  readonly cell: Cell;
  readonly number: PrintedNumber | null;
}

const printsTotal = (label: string): boolean =>
  !ofWhichLabel.test(label) && (totalLabel.test(label) || subtotalLabel.test(label));
const nothing: Amount = { value: decimal('0'), slack: decimal('0') };
/** A label without white space and with compatible characters unified. One that goes on for pages is cut in the middle. */
function labelOf(source: Cell): string {
  const printed = (source ?? '').replace(/\s+/gu, '');
  const isLong = printed.length > 2 * labelEnds_characters;
  const ends = `${printed.slice(0, labelEnds_characters)}…${printed.slice(-labelEnds_characters)}`;
  return (isLong ? ends : printed).normalize('NFKC').replace(/\s+/gu, '');
}
const amountOf = (number: PrintedNumber): Amount => ({ value: number.value, slack: halfUnitOf(number) });

/** A column with more lines that print an amount is not judged. */
export const printedLinesMax = 40;
/** Nor is a block with more lines in all. */
export const linesMax = 400;

/** The labels of a block's lines: they are read once for all of its columns. */
export function labelsOf({ lines }: Funds): readonly string[] {
  return lines.length > linesMax ? [] : lines.map(({ source }) => labelOf(source));
}

/**
 * A column that can be judged, or `too-many-lines`, or null: without a total and an amount below it, or with an amount that is text, a bound
 * (`≥`), negative or in another unit than its neighbours, nothing certain can be said of the sum.
 * @param labels as {@link labelsOf} reads them.
 */
export function columnOf(
  funds: Funds,
  name: AmountColumn,
  labels: readonly string[],
): Column | 'too-many-lines' | null {
  if (funds.lines.length > linesMax)
    return funds.lines.some((line) => !saysNothing(line[name])) ? 'too-many-lines' : null;
  const printed: PrintedAmount[] = [];
  let amounts = 0;
  for (const [index, line] of funds.lines.entries()) {
    const number = numberIn(line[name]);
    if (number !== null) amounts += 1;
    if (amounts > printedLinesMax) return 'too-many-lines';
    printed.push({ label: labels[index] ?? '', cell: line[name], number });
  }
  const own: PrintedAmount = { label: '', cell: funds[name], number: numberIn(funds[name]) };
  if ([...printed, own].some(({ cell, number }) => number === null && !saysNothing(cell))) return null;

  const numbers = printed.flatMap(({ number }) => number ?? []);
  const total = own.number ?? soleTotal(printed);
  if (total === null || numbers.length === 0) return null;
  const all = [total, ...numbers];
  if (all.some(({ sign, value }) => sign !== null || value.lt('0'))) return null;
  const unitOfBlock = labelOf(funds.unit);
  const units = new Set(all.map(({ unit }) => (unit === '' ? unitOfBlock : unit)));
  if (units.size > 1) return null;

  // Where nothing is broken down, blank lines are a template that nobody filled in; elsewhere they are nothing, which can be added.
  const brokenDown = printed.some(({ label, number }) => number !== null && !printsTotal(label));
  const lines = printed.filter(({ number }) => number !== null || brokenDown).map(lineOf);
  return { name, total: amountOf(total), lines };
}

function lineOf({ label, cell, number }: PrintedAmount): Line {
  const blank = cell === null ? null : nothing;
  return {
    amount: number === null ? blank : amountOf(number),
    totals: printsTotal(label),
    ofWhich: ofWhichLabel.test(label),
  };
}

/** The total that a line prints, where the block's own cell says nothing; null when several lines print different ones. */
function soleTotal(printed: readonly PrintedAmount[]): PrintedNumber | null {
  const totals = printed.flatMap(({ label, number }) => (totalLabel.test(label) ? (number ?? []) : []));
  const [first, ...others] = totals;
  return first !== undefined && others.every(({ value }) => value.eq(first.value)) ? first : null;
}
