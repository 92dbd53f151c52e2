import { decimal, decimalToText, displayed, type Decimal } from '@wenxiao/domain';

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
