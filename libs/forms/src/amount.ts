import { decimal, type Decimal, decimalToText, moneyFlaw, toYuan } from '@wenxiao/domain';
import { halfUnitOf, isBare, numberIn, type Cell, type PrintedNumber } from './cell.js';
import { normalForm } from './normal-form.js';

/** An amount of money. */
export interface Amount {
  /** In 元; in the block's unnamed unit where neither the cell nor the block says which. */
  readonly value: Decimal;
  /** Whether `value` is in 元. Amounts that differ in it are not compared. */
  readonly inYuan: boolean;
  /** Half a unit of its last printed decimal, in the same unit as `value`. */
  readonly halfUnit: Decimal;
  /** Whether the cell names its unit itself. */
  readonly namesUnit: boolean;
}

const one = decimal('1');
const unitText = /^(?:万亿|千万|百万|万|亿|千元|元)/u;

/** What a bare amount of the block counts, in 元: 10000 under 万元. Null where the block names no unit of money. */
export function unitOfBlock(cell: Cell): Decimal | null {
  if (cell === null || !unitText.test(normalForm(cell))) return null;
  const number = numberIn(`1${normalForm(cell)}`);
  return number === null || number.sign !== null || !isMoney(number) ? null : (number.multiplier ?? one);
}

const isMoney = ({ unit, multiplier }: PrintedNumber): boolean => unit === '元' || (unit === '' && multiplier !== null);

/**
 * The amount that a cell prints: bare, or in 元 or a multiple of it (`40万元`, `10万`), without a sign. Null for anything else.
 * @param perUnit what a bare amount counts, as {@link unitOfBlock} gives it.
 */
export function amountIn(cell: Cell, perUnit: Decimal | null): Amount | null {
  const number = numberIn(cell);
  if (number === null || number.sign !== null) return null;
  const halfUnit = halfUnitOf(number);
  if (isMoney(number)) return { value: number.value, inYuan: true, halfUnit, namesUnit: true };
  if (!isBare(number)) return null;
  if (perUnit === null) return { value: number.value, inYuan: false, halfUnit, namesUnit: false };
  return { value: number.value.times(perUnit), inYuan: true, halfUnit: halfUnit.times(perUnit), namesUnit: false };
}

/** An amount cell in 元; undefined where it prints none, names no unit of money, or is finer than 0.01 元: nothing is rounded here. */
export function yuanIn(cell: Cell, columnUnit: Cell): string | undefined {
  const amount = amountIn(cell, unitOfBlock(columnUnit));
  if (!amount?.inYuan) return undefined;
  const money = { amount: decimalToText(amount.value), unit: '元' } as const;
  return moneyFlaw(money) === undefined ? toYuan(money) : undefined;
}

export const areComparable = (one: Amount, other: Amount): boolean => one.inYuan === other.inYuan;
