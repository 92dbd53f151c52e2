import { decimal, type Decimal, decimalsOf, decimalToText, displayed } from '@wenxiao/domain';

/**
 * A figure for display: half up, to `decimals` digits, and to more where the rounded figure would contradict what was
 * decided on the unrounded one. 59.996 against a bound of 60 is shown as 59.996, never as 60.00 (matrix N-2).
 * @param bounds every bound that the figure was compared with.
 */
export function displayedBeside(value: Decimal, decimals: number, bounds: readonly string[]): string {
  const digitsMax = Math.max(decimals, decimalsOf(decimalToText(value)));
  const agrees = (shown: string): boolean =>
    bounds.every((bound) => decimal(shown).cmp(decimal(bound)) === value.cmp(bound));
  for (let digits = decimals; digits < digitsMax; digits += 1) {
    const shown = displayed(value, digits);
    if (agrees(shown)) return shown;
  }
  return displayed(value, digitsMax);
}
