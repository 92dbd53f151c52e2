import { decimal, decimalsOf, type Decimal } from '@wenxiao/domain';

/** A cell as it was printed: text; `''` when it was printed blank; null when it was not read (or is not in the form at all). */
export type Cell = string | null;

/** `≥ ≧ >= >` · `≤ ≦ <= <` · `= ═` */
export type Sign = 'at-least' | 'at-most' | 'equal';

/** A cell that is one number. */
export interface PrintedNumber {
  readonly value: Decimal;
  /** As printed, `百分比` read as `%`; `''` when the cell names none. */
  readonly unit: string;
  readonly sign: Sign | null;
  /** Digits printed after the point: `31.00%` has two. */
  readonly decimals: number;
}

const signs: Readonly<Record<string, Sign>> = {
  '≥': 'at-least',
  '≧': 'at-least',
  '>=': 'at-least',
  '>': 'at-least',
  '≤': 'at-most',
  '≦': 'at-most',
  '<=': 'at-most',
  '<': 'at-most',
  '=': 'equal',
  '═': 'equal',
};

// A unit has no digit (`5m2` is text) and no slash (`1次/月` is a rate of something, which is text too).
const numberText = /^(?<sign>[≥≧≤≦═=]|>=?|<=?)?(?<digits>-?[0-9]+(?:\.[0-9]+)?)(?<unit>[^0-9/]*)$/u;

/** No figure of a form is longer. Longer ones are text, so that a hostile file cannot buy hours of arithmetic. */
const maximumDigits = 100;

/** How a form prints "nothing to say here". */
const nothing: ReadonlySet<string> = new Set(['', '/', '—', '-', '无']);

const fullWidth = /[\uFF01-\uFF5E]/u;

/** Full-width forms as ASCII. A loop, since `replace` with a function takes ten times as long, which a cell of a megabyte shows. */
function narrowed(printed: string): string {
  if (!fullWidth.test(printed)) return printed;
  let text = '';
  for (let at = 0; at < printed.length; at += 1) {
    const unit = printed.charCodeAt(at);
    text += unit >= 0xff01 && unit <= 0xff5e ? String.fromCharCode(unit - 0xfee0) : printed.charAt(at);
  }
  return text;
}

/** Full-width forms as ASCII; white space and thousands separators dropped. */
function normalised(printed: string): string {
  return narrowed(printed).replace(/[\s\p{White_Space},]+/gu, '');
}

/** The number that a cell prints, or null: a cell that holds anything else is text, and no number is guessed from it. */
export function numberIn(cell: Cell): PrintedNumber | null {
  if (cell === null) return null;
  const { sign, digits, unit } = numberText.exec(normalised(cell))?.groups ?? {};
  if (digits === undefined || digits.length > maximumDigits) return null;
  return {
    value: decimal(digits),
    unit: (unit ?? '').replaceAll('百分比', '%'),
    sign: sign === undefined ? null : (signs[sign] ?? null),
    decimals: decimalsOf(digits),
  };
}

/** Not read, printed blank, `/`, `—`, `-` or `无`. */
export function saysNothing(cell: Cell): boolean {
  return cell === null || nothing.has(normalised(cell));
}

export function isPrintedBlank(cell: Cell): boolean {
  return cell !== null && normalised(cell) === '';
}

/** Half a unit of the last printed decimal: how far the figure behind a correctly rounded print can be from it. */
export function halfUnitOf({ decimals }: PrintedNumber): Decimal {
  return decimal(`0.${'0'.repeat(decimals)}5`);
}
