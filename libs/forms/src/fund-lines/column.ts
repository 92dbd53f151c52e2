import { decimal, type Decimal } from '@wenxiao/domain';
import { areComparable, type Amount } from '../amount.js';
import { isNothing, normalForm } from '../normal-form.js';
import { amountColumns, type AmountColumn } from '../published-form.js';
import type { Sheet } from '../sheet.js';

export interface Line {
  /** Null: not read, so that it may be any amount from 0 up. An amount that is blank, or does not apply, is 0. */
  readonly amount: Amount | null;
  /** `其中:…`: of which. */
  readonly isMarked: boolean;
  /** `合计`, `年度资金总额`. */
  readonly isTotal: boolean;
  /** A total, or `小计`: what stands before it may add up to it. */
  readonly isSubtotal: boolean;
}

/** One column of the funds block that can be judged: its total, and the lines that are to explain it. */
export interface Column {
  readonly name: AmountColumn;
  readonly total: Amount;
  readonly lines: readonly Line[];
  /** Half a unit of the finest decimal that a line prints: how far rounding can have moved each part. */
  readonly halfUnit: Decimal;
}

type Label = Pick<Line, 'isMarked' | 'isTotal' | 'isSubtotal'>;

/** Of a label the beginning (of which) and the end (total) are looked at. */
const labelEnds_characters = 100;
// In brackets stands no further bracket: a search through many opening ones would take the square of their number.
const labelEnd = /:?(?:\([^()]*\))?:?$/u;
const ofWhich = /^\P{Script=Han}*其中/u;
const total = /(?:总额|总计|合计|总数)$/u;
const subtotal = /小计$/u;

function labelOf(source: string | null): Label {
  const printed = normalForm(source ?? '');
  const isLong = printed.length > 2 * labelEnds_characters;
  const ends = `${printed.slice(0, labelEnds_characters)}…${printed.slice(-labelEnds_characters)}`;
  const label = (isLong ? ends : printed).replace(labelEnd, '');
  const isMarked = ofWhich.test(label);
  const isTotal = !isMarked && total.test(label);
  return { isMarked, isTotal, isSubtotal: isTotal || (!isMarked && subtotal.test(label)) };
}

/** A column with more lines that print an amount is not judged. */
export const printedLinesMax = 40;
/** Nor is a block with more lines in all. */
export const linesMax = 400;

const zero: Amount = { value: decimal('0'), inYuan: true, halfUnit: decimal('0'), namesUnit: false };

/** The columns that can be judged, and those that have too many lines. */
export interface Columns {
  readonly judged: readonly Column[];
  readonly tooLong: readonly AmountColumn[];
}

export function columnsOf(sheet: Sheet): Columns {
  const { form, lines } = sheet;
  const isLong = lines.length > linesMax;
  const labels = isLong ? [] : (form.funds?.lines ?? []).map(({ source }) => labelOf(source));
  const judged: Column[] = [];
  const tooLong: AmountColumn[] = [];
  for (const name of amountColumns) {
    const printing = lines.filter(({ amounts }) => amounts[name] !== null).length;
    if (printing === 0) continue;
    if (isLong || printing > printedLinesMax) {
      tooLong.push(name);
      continue;
    }
    const column = columnOf(sheet, name, labels);
    if (column !== null) judged.push(column);
  }
  return { judged, tooLong };
}

/**
 * Null where nothing certain can be said of the sum: without a total, with an amount that cannot be read or is negative, or with amounts of
 * which one is in 元 and another in a unit that is not named.
 */
function columnOf(
  { form: { funds }, funds: ofBlock, lines }: Sheet,
  name: AmountColumn,
  labels: readonly Label[],
): Column | null {
  const cells = (funds?.lines ?? []).map((line) => line[name]);
  const amounts = lines.map((line) => line.amounts[name]);
  const own = ofBlock[name];
  const isUnreadable = (cell: string | null, amount: Amount | null) =>
    cell !== null && amount === null && !isNothing(cell);
  if (isUnreadable(funds?.[name] ?? null, own) || cells.some((cell, at) => isUnreadable(cell, amounts[at] ?? null)))
    return null;

  const printed = amounts.filter((amount) => amount !== null);
  const whole = own ?? soleTotal(amounts.filter((_, at) => labels[at]?.isTotal));
  if (whole === null) return null;
  if ([whole, ...printed].some((amount) => !areComparable(amount, whole) || amount.value.lt('0'))) return null;

  const all = amounts.map((amount, at): Line => ({
    amount: amount ?? (cells[at] === null ? null : zero),
    isMarked: false,
    isTotal: false,
    isSubtotal: false,
    ...labels[at],
  }));
  // Where no other line prints an amount, blank lines are a template that nobody filled in.
  const isBrokenDown = amounts.some((amount, at) => amount !== null && !labels[at]?.isTotal);
  const counted = isBrokenDown ? all : all.filter(({ isTotal }) => isTotal);
  return {
    name,
    total: whole,
    lines: counted.filter((line) => !repeats(line, whole)),
    halfUnit: finest(printed),
  };
}

/** The total that lines print, where the block’s own cell does not, as the coarsest prints it; null when they print different ones. */
function soleTotal(amounts: readonly (Amount | null)[]): Amount | null {
  const [first, ...others] = amounts.filter((amount) => amount !== null);
  const isOne = first && others.every((other) => areComparable(first, other) && other.value.eq(first.value));
  return isOne
    ? others.reduce((coarsest, each) => (each.halfUnit.gt(coarsest.halfUnit) ? each : coarsest), first)
    : null;
}

/** A total line that says the total again. */
function repeats({ isTotal, amount }: Line, whole: Amount): boolean {
  if (!isTotal || amount === null) return false;
  return amount.value.minus(whole.value).abs().lt(amount.halfUnit.plus(whole.halfUnit));
}

function finest(printed: readonly Amount[]): Decimal {
  const halves = printed.filter(({ value }) => !value.eq('0')).map(({ halfUnit }) => halfUnit);
  const [first = decimal('0'), ...others] = halves;
  return others.reduce((least, each) => (each.lt(least) ? each : least), first);
}
