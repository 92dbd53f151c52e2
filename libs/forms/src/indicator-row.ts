import { numberIn, saysNothing, type PrintedNumber } from './cell.js';
import type { Indicator, PublishedForm } from './published-form.js';

/** An indicator with its numbers read. */
export interface IndicatorRow {
  readonly indicator: Indicator;
  /** `indicators[3]` */
  readonly path: string;
  readonly target: PrintedNumber | null;
  readonly actual: PrintedNumber | null;
  readonly weight: PrintedNumber | null;
  readonly score: PrintedNumber | null;
  /** How messages call it: `第4行“资金到位及时率”`. */
  readonly zh: string;
  readonly en: string;
}

const longestName = 40;

function shortened(name: string): string {
  const characters = Array.from(name.replace(/\s+/gu, ' ').trim());
  return characters.length <= longestName ? characters.join('') : `${characters.slice(0, longestName).join('')}…`;
}

/** Rows that were read, for as long as somebody holds the form: several checks look at each. */
const read = new WeakMap<readonly Indicator[], readonly IndicatorRow[]>();

export function rowsOf({ indicators }: PublishedForm): readonly IndicatorRow[] {
  const known = read.get(indicators);
  if (known !== undefined) return known;
  const rows = indicators.map(rowOf);
  read.set(indicators, rows);
  return rows;
}

function rowOf(indicator: Indicator, index: number): IndicatorRow {
  const name = indicator.name === null || saysNothing(indicator.name) ? null : shortened(indicator.name);
  return {
    indicator,
    path: `indicators[${index}]`,
    target: numberIn(indicator.target),
    actual: numberIn(indicator.actual),
    weight: numberIn(indicator.weight),
    score: numberIn(indicator.score),
    zh: name === null ? `第${index + 1}行指标` : `第${index + 1}行指标“${name}”`,
    en: name === null ? `indicator ${index + 1}` : `indicator ${index + 1} (${name})`,
  };
}

/** A row whose target and actual value can be compared: numbers in the same unit, or one of them names none, and a definite actual value. */
export interface ComparableRow extends IndicatorRow {
  readonly target: PrintedNumber;
  readonly actual: PrintedNumber;
}

export function isComparable(row: IndicatorRow): row is ComparableRow {
  const { target, actual } = row;
  if (target === null || actual === null || actual.sign !== null) return false;
  return target.unit === actual.unit || target.unit === '' || actual.unit === '';
}
