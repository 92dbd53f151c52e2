import { isBusinessDate, isDecimalText, type MoneyUnit, moneyFlaw, toYuan } from '@wenxiao/domain';
import { textFlaw } from '@wenxiao/domain/field';
import type { Element } from '../element/element.js';
import { isGarbled } from '../file/garbled.js';
import type { ExchangeFlawCode, FlawDetails } from '../flaw.js';

/** A value in one form whatever the file writes, or what is wrong with the cell. */
export type Read = Readonly<{ value: string }> | Readonly<{ code: ExchangeFlawCode; details?: FlawDetails }>;

const wrong = (code: ExchangeFlawCode, details: FlawDetails = {}): Read => ({ code, details });

/** As Excel writes a number of many digits. */
const scientific = /^\d+(\.\d+)?E\+?\d+$/i;
const onlyDigits = /^\d+$/;

function code(text: string, { digits }: Element): Read {
  if (scientific.test(text)) return wrong('scientific-notation', { given: text });
  if (!digits || !onlyDigits.test(text) || digits.includes(text.length)) return { value: text };
  const details = { given: text, digits: digits.map(String) };
  return wrong(
    digits.includes(text.length + 1) || digits.includes(text.length + 2) ? 'zeros-lost' : 'wrong-digits',
    details,
  );
}

const year = (text: string): Read => (/^[12]\d{3}$/.test(text) ? { value: text } : wrong('bad-year', { given: text }));

const amount = (text: string, unit: MoneyUnit): Read =>
  moneyFlaw({ amount: text, unit }) ? wrong('bad-amount', { given: text }) : { value: toYuan({ amount: text, unit }) };

const number = (text: string): Read => (isDecimalText(text) ? { value: text } : wrong('bad-decimal', { given: text }));

/** 1 is yes and 2 is no; 0 belongs to another convention, in which 1 may mean the same and 2 nothing. */
function flag(text: string): Read {
  if (text === '1' || text === '2') return { value: text === '1' ? 'true' : 'false' };
  return wrong(text === '0' ? 'flag-zero-one' : 'bad-flag', { given: text });
}

const times = [
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})(?<fraction>\d{3})?)?$/,
  /^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?:[ T](?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,3}))?)?)?$/,
];

/** A day, and the time of day where the file says one. */
function time(text: string): Read {
  const {
    year = '',
    month = '',
    day = '',
    hour,
    minute = '00',
    second = '00',
    fraction = '',
  } = times.map((each) => each.exec(text)?.groups).find((groups) => groups !== undefined) ?? {};
  const two = (part: string) => part.padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  if (!isBusinessDate(date)) return wrong('bad-time', { given: text });
  if (hour === undefined) return { value: date };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return wrong('bad-time', { given: text });
  return { value: `${date}T${two(hour)}:${minute}:${second}.${fraction.padEnd(3, '0')}` };
}

const ofKind: Readonly<Record<Element['kind'], (text: string, element: Element, unit: MoneyUnit) => Read>> = {
  code,
  text: (text) => ({ value: text }),
  year,
  amount: (text, _, unit) => amount(text, unit),
  decimal: number,
  flag,
  time,
};

/** Reads the text of a cell, which is not empty, as the element that its column is. @param unit of its amounts */
export function valueOf(text: string, element: Element, unit: MoneyUnit): Read {
  if (isGarbled(text)) return wrong('text-garbled', { given: text });
  if (textFlaw(text) !== undefined) return wrong('unseen-characters');
  const length = [...text].length;
  if (element.max !== undefined && element.kind !== 'time' && length > element.max)
    return wrong('too-long', { max: element.max, length });
  return ofKind[element.kind](text, element, unit);
}

/** What a value of JSON says, as a cell would: a code that is a number has lost what stood before it. */
export function jsonText(said: unknown, element: Element | undefined): string | Extract<Read, { code: string }> {
  if (said === null || said === undefined) return '';
  if (typeof said === 'string') return said;
  const isNumber = typeof said === 'number';
  const text = isNumber || typeof said === 'boolean' ? String(said) : JSON.stringify(said);
  if (isNumber && (element?.kind === 'code' || element?.kind === 'text'))
    return { code: 'not-text', details: { given: text } };
  // Of a number with more digits the last ones are not what was written.
  const digits = text.replaceAll(/\D/g, '').length;
  if (isNumber && (digits > 15 || /e/i.test(text))) return { code: 'scientific-notation', details: { given: text } };
  return text;
}
