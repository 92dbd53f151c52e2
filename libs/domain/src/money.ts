import { decimal, decimalsOf, decimalToText, isDecimalText } from './decimal.js';
import { limits } from './field/limits.js';

/** Units in which amounts are stated at the edges. Inside, every amount is in 元 (yuan). */
export const moneyUnits = ['元', '万元'] as const;
export type MoneyUnit = (typeof moneyUnits)[number];

/** An amount as a person states it: decimal text and its unit. */
export type Money = Readonly<{ amount: string; unit: MoneyUnit }>;

/** Digits after the point that still are whole fen (0.01 元). */
const decimalsAllowed: Record<MoneyUnit, number> = { 元: 2, 万元: 6 };

/** No amount is written longer. Longer ones are not computed: that takes time by the square of their length. */
const charactersMax = 100;

export type MoneyFlaw = 'not-a-decimal' | 'negative' | 'finer-than-fen' | 'too-large' | 'unknown-unit';

export function isMoneyUnit(text: unknown): text is MoneyUnit {
  return moneyUnits.some((unit) => unit === text);
}

/** What is wrong with an amount, or undefined. `signed`: it is a change, and may be negative. Trailing zeros after the point are no flaw (`52.80000000` 万元 is whole fen). */
export function moneyFlaw(money: Readonly<{ amount: string; unit: string }>, signed = false): MoneyFlaw | undefined {
  if (!isMoneyUnit(money.unit)) return 'unknown-unit';
  if (!isDecimalText(money.amount)) return 'not-a-decimal';
  if (money.amount.length > charactersMax) return 'too-large';
  const value = decimal(money.amount);
  if (!signed && value.lt('0')) return 'negative';
  if (decimalsOf(decimalToText(value)) > decimalsAllowed[money.unit]) return 'finer-than-fen';
  return decimal(toYuanExactly(money.amount, money.unit)).abs().gt(limits.yuan) ? 'too-large' : undefined;
}

function toYuanExactly(amount: string, unit: MoneyUnit): string {
  const value = decimal(amount);
  return decimalToText(unit === '万元' ? value.times('10000') : value);
}

/**
 * The amount in 元, as plain decimal text with two decimals.
 * @throws {RangeError} when the amount has a {@link moneyFlaw}.
 */
export function toYuan(money: Money, signed = false): string {
  const flaw = moneyFlaw(money, signed);
  if (flaw) throw new RangeError(`${money.amount} ${money.unit} is no amount: ${flaw}`);
  return decimal(toYuanExactly(money.amount, money.unit))
    .toFixed(2)
    .replace(/^-(?=[0.]*$)/, '');
}

/** An amount in 元 as text in another unit, exactly: as many decimals as it has. @param yuan decimal text, of either sign. */
export const fromYuan = (yuan: string, unit: MoneyUnit): string =>
  unit === '万元' ? decimalToText(decimal(yuan).times('0.0001')) : yuan;
