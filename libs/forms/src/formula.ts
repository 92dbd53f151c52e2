import { decimal, decimalToText, displayed, type Decimal } from '@wenxiao/domain';
import type { Amount } from './amount.js';
import type { Reading } from './comparison.js';
import type { Execution, Sheet } from './sheet.js';

export const hundred = decimal('100');

/** Digits after the point that a formula shows where a figure has more. */
const shownDecimals = 4;
/** A quotient is exact to this many digits after the point; more cannot tell two figures apart. */
const quotientDecimals = 38;

/** A figure in few digits, but in as many as it takes not to read like `boundary`, from which it differs (matrix N-2). */
export function shown(value: Decimal, boundary: Decimal): Decimal {
  for (let decimals = shownDecimals; decimals <= quotientDecimals; decimals += 1) {
    const rounded = decimal(displayed(value, decimals));
    if (!rounded.eq(boundary) || value.eq(boundary)) return rounded;
  }
  return value;
}

/** A figure at the end of a formula: `= 20`, or rounded `≈ 31.0811%`. */
export function result(value: Decimal, boundary: Decimal, suffix = ''): string {
  const figure = shown(value, boundary);
  return `${figure.eq(value) ? '=' : '≈'} ${decimalToText(figure)}${suffix}`;
}

/** `70 + 20 + 10 = 100`; a single number is its own sum. */
export function sumInWords(numbers: readonly Decimal[], sum: Decimal): string {
  if (numbers.length < 2) return decimalToText(sum);
  return `${numbers.map(decimalToText).join(' + ')} = ${decimalToText(sum)}`;
}

/** An amount as formulas show it: in the unit of the block, or with 元 where the cell names its own. */
export function amountText({ value, inYuan, namesUnit }: Amount, { perUnit }: Pick<Sheet, 'perUnit'>): string {
  if (namesUnit) return `${decimalToText(value)}元`;
  return decimalToText(inYuan && perUnit !== null ? value.div(perUnit) : value);
}

/** executed ÷ budget × 100, to 40 digits: for display. Comparisons multiply by the budget instead, which is exact. */
export const rateOf = ({ executed, budget }: Execution): Decimal => executed.value.times(hundred).div(budget.value);

const digitsDivided = 45;

/** `264 ÷ 115 ≈ 229.5652%`; no more digits of either are divided than are shown. */
export function multipleText({ target, actual }: Reading, limit: Decimal): string {
  const quotient = actual.prec(digitsDivided).times(hundred).div(target.prec(digitsDivided));
  return `${decimalToText(actual)} ÷ ${decimalToText(target)} ${result(quotient, limit.times(hundred), '%')}`;
}
