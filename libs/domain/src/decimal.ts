import Big from 'big.js';

/**
 * An exact decimal number. Rates, scores and amounts are decimals from the text they came in to the text they leave in,
 * never a JavaScript number: `Big.strict` refuses numbers outright.
 */
const StrictBig = Big();
StrictBig.strict = true;
/** Digits after the point that a division keeps. A quotient is compared unrounded as far as these go (matrix N-2). */
StrictBig.DP = 40;
StrictBig.RM = Big.roundHalfUp;

export type Decimal = Big;

const decimalText = /^-?\d+(\.\d+)?$/;

/** Whether `text` is a plain decimal: optional minus, ASCII digits, at most one point with digits on both sides. */
export function isDecimalText(text: string): boolean {
  return decimalText.test(text);
}

/** @throws {TypeError} when `text` is not a plain decimal. */
export function decimal(text: string): Decimal {
  if (!isDecimalText(text)) throw new TypeError(`Not a decimal number: ${JSON.stringify(text)}`);
  return StrictBig(text);
}

export function sumOf(numbers: Iterable<Decimal>): Decimal {
  let total = decimal('0');
  for (const number of numbers) total = total.plus(number);
  return total;
}

/** Plain notation, never an exponent, with no trailing zeros after the point. */
export function decimalToText(value: Decimal): string {
  return value.toFixed();
}

/** For display only (matrix N-2): half up, to `decimals` digits after the point. */
export function displayed(value: Decimal, decimals: number): string {
  return value.toFixed(decimals, Big.roundHalfUp);
}

/** How many digits stand after the point as the number was written. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? 0 : text.length - point - 1;
}
