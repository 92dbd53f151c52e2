import { decimal, decimalsOf, type Decimal } from '@wenxiao/domain';
import { dash, normalForm } from './normal-form.js';

/** A cell as it was printed: text; `''` when it was printed blank; null when it was not read (or is not in the form at all). */
export type Cell = string | null;

export type Sign = 'at-least' | 'at-most' | 'equal';

/** A cell that is one number. */
export interface PrintedNumber {
  /** With its multiplier: of `13万人` 130000. */
  readonly value: Decimal;
  /** What stands before the multiplier: of `13万人` 13. */
  readonly digits: Decimal;
  /** 10⁴ of `13万人`; null where none is printed. */
  readonly multiplier: Decimal | null;
  /** What is left of the unit: `人`, `%`; `''` when the cell names none. */
  readonly unit: string;
  readonly sign: Sign | null;
  /** Digits printed after the point: `31.00%` has two. */
  readonly decimals: number;
}

/** A number has at most so many digits. Longer ones are text, so that a hostile file cannot buy hours of arithmetic. */
const digitsMax = 30;
const unitMax_characters = 10;
/** A sign of six characters in front, 达到, the digits with their separators, a unit and a sign of three behind. */
const numberMax_units = 100;

const symbols: Readonly<Record<Sign, readonly string[]>> = {
  'at-least': ['≥', '≧', '⩾', '≮', '>=', '=>', '>'],
  'at-most': ['≤', '≦', '⩽', '≯', '<=', '=<', '<'],
  equal: ['=', '==', '═'],
};
const wordsInFront: Readonly<Record<Sign, readonly string[]>> = {
  'at-least': [
    ...['不低于', '不少于', '不小于', '不得低于', '不得少于', '不得小于'],
    ...['大于等于', '大于或等于', '大于', '高于', '多于', '超过', '至少'],
  ],
  'at-most': [
    ...['不高于', '不超过', '不大于', '不多于', '不得高于', '不得超过', '不得大于', '不得多于'],
    ...['小于等于', '小于或等于', '小于', '低于', '少于', '至多'],
  ],
  equal: ['等于'],
};
const afterAndOr = (word: string): readonly string[] => [word, `及${word}`, `或${word}`];
const wordsBehind: Readonly<Record<Exclude<Sign, 'equal'>, readonly string[]>> = {
  'at-least': afterAndOr('以上'),
  'at-most': [...afterAndOr('以下'), ...afterAndOr('以内'), '之内', '内'],
};

type Signs = readonly (readonly [text: string, sign: Sign])[];
const signsOf = (words: Readonly<Partial<Record<Sign, readonly string[]>>>): Signs =>
  (['at-least', 'at-most', 'equal'] as const).flatMap((sign) =>
    (words[sign] ?? []).map((text) => [text, sign] as const),
  );
/** The longest first: `>=` is no `>`, 不得低于 no 低于. */
const longestFirst = (signs: Signs): Signs => signs.toSorted(([one], [other]) => other.length - one.length);
const signsInFront = longestFirst([...signsOf(symbols), ...signsOf(wordsInFront)]);
const signsBehind = longestFirst(signsOf(wordsBehind));

/** They say nothing where a sign stands behind: 达到95%以上, 控制在5%以内. */
const beginnings = ['达到', '控制在'];

const multipliers: readonly (readonly [text: string, drops: string, multiplier: Decimal])[] = [
  ['万亿', '万亿', decimal('1000000000000')],
  ['千万', '千万', decimal('10000000')],
  ['百万', '百万', decimal('1000000')],
  ['万', '万', decimal('10000')],
  ['亿', '亿', decimal('100000000')],
  ['千元', '千', decimal('1000')],
];

const digitsText = /^[-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?/u;
/** An estimate, or a date. */
const estimates = /左右|上下|余|多|约|近|前|后|底|初|末|完|到|分之/u;
const notInUnit = new RegExp(`[0-9.,;~+=<>≥≤]|${dash}`, 'u');
const perCent = /^(?:百分比|%\(百分比\))$/u;

/** As most cells print a number. */
const plainText = /^[0-9]{1,15}(?:\.[0-9]{1,10})?$/u;

function plainNumber(text: string): PrintedNumber {
  const value = decimal(text);
  return { value, digits: value, multiplier: null, unit: '', sign: null, decimals: decimalsOf(text) };
}

/** The number that a cell prints, or null: a cell that holds anything else is text, and no number is guessed from it. */
export function numberIn(cell: Cell): PrintedNumber | null {
  if (cell === null) return null;
  if (plainText.test(cell)) return plainNumber(cell);
  const whole = normalForm(cell);
  if (whole.length > numberMax_units) return null;
  const [behind, begun] = withoutSignBehind(whole);
  const text = behind === null ? begun : withoutBeginning(begun);
  const front = signsInFront.find(([sign]) => text.startsWith(sign));
  const digitsOn = front === undefined ? text : text.slice(front[0].length);
  const [digits] = digitsText.exec(digitsOn) ?? [];
  if (digits === undefined || digits.replaceAll(/[^0-9]/gu, '').length > digitsMax) return null;
  const measured = unitIn(digitsOn.slice(digits.length));
  if (measured === null || (front !== undefined && behind !== null && front[1] !== behind)) return null;
  const plain = digits.replaceAll(',', '').replace('−', '-');
  const { multiplier, unit } = measured;
  return {
    value: multiplier === null ? decimal(plain) : decimal(plain).times(multiplier),
    digits: decimal(plain),
    multiplier,
    unit,
    sign: front?.[1] ?? behind,
    decimals: decimalsOf(plain),
  };
}

function withoutSignBehind(text: string): readonly [sign: Sign | null, text: string] {
  const found = signsBehind.find(([sign]) => text.endsWith(sign));
  return found === undefined ? [null, text] : [found[1], text.slice(0, -found[0].length)];
}

function withoutBeginning(text: string): string {
  const found = beginnings.find((each) => text.startsWith(each));
  return found === undefined ? text : text.slice(found.length);
}

/** The unit behind the digits, with what multiplies them; null where it is none: an estimate, a range, a second number. */
function unitIn(text: string): Pick<PrintedNumber, 'multiplier' | 'unit'> | null {
  if (Array.from(text).length > unitMax_characters || notInUnit.test(text) || estimates.test(text)) return null;
  if (perCent.test(text)) return { multiplier: null, unit: '%' };
  const found = multipliers.find(([begins]) => text.startsWith(begins));
  if (found === undefined) return { multiplier: null, unit: text };
  return { multiplier: found[2], unit: text.slice(found[1].length) };
}

/** Neither unit nor multiplier. */
export const isBare = ({ unit, multiplier }: PrintedNumber): boolean => unit === '' && multiplier === null;

/** By the number of decimals: 0.5, 0.05 … */
const halves = Array.from({ length: digitsMax + 1 }, (_, decimals) => decimal(`0.${'0'.repeat(decimals)}5`));

/** Half a unit of the last printed decimal: how far the figure behind a correctly rounded print can be from it. */
export function halfUnitOf({ decimals, multiplier }: Pick<PrintedNumber, 'decimals' | 'multiplier'>): Decimal {
  const half = halves[decimals] ?? decimal(`0.${'0'.repeat(decimals)}5`);
  return multiplier === null ? half : half.times(multiplier);
}

/** A weight, score, total or rate in points or per cent: `20%` of 20 points is 20. Null for what has a sign, a multiplier or a foreign unit. */
export function pointsIn(cell: Cell): PrintedNumber | null {
  return plainNumberIn(cell, ['', '分', '%']);
}

/** A rate in per cent, or without a unit. */
export function rateIn(cell: Cell): PrintedNumber | null {
  return plainNumberIn(cell, ['', '%']);
}

function plainNumberIn(cell: Cell, units: readonly string[]): PrintedNumber | null {
  const number = numberIn(cell);
  if (number === null || number.sign !== null || number.multiplier !== null) return null;
  return units.includes(number.unit) ? number : null;
}
