// The one check of stored and sent values, and the one stored form of each: DTOs, facts and contracts ask here.
import { isBusinessDate } from '../business-date.js';
import { decimal, decimalToText, isDecimalText } from '../decimal.js';
import { isInstant } from '../instant.js';
import { moneyFlaw, type MoneyUnit, toYuan } from '../money.js';
import { isUuid } from '../uuid.js';
import type { Fields, Spec } from './field.js';
import type { Flaw, FlawCode } from './flaw.js';
import { limits } from './limits.js';
import { isSealed } from './sealed.js';
import { hasLines, isBlank, textFlaw } from './text.js';

type Json = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Declared fields alone, in the declared order, each in its stored form: what a spread brought along gets into no history. */
export function project(fields: Fields, data: object): Json {
  const entries = Object.entries(fields).map(([name, { spec }]) => [name, storedForm(spec, (data as Json)[name])]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Json;
}

/** A value as it is stored: amounts in yuan, decimals without needless zeros, ids in lower case. What has a flaw stays as it is. */
export function storedForm(spec: Spec, value: unknown): unknown {
  const { kind, fields = {}, of } = spec;
  const inner = (each: unknown): unknown =>
    of ? storedForm(of.spec, each) : isObject(each) ? project(fields, each) : each;
  if (Array.isArray(value)) return kind === 'list' || kind === 'several' ? value.map(inner) : value;
  if (isObject(value)) {
    if (kind === 'record') return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inner(each)]));
    if (kind === 'amount') return isMoney(value) && !moneyFlaw(value, spec.signed) ? toYuan(value, spec.signed) : value;
    return kind === 'group' ? inner(value) : value;
  }
  if (typeof value !== 'string') return value;
  if (kind === 'id') return value.toLowerCase();
  if (kind === 'text') return value.replaceAll(/\r\n?/g, '\n').trim();
  if (kind === 'decimal' && value.length < 2 * limits.digits + 3 && isDecimalText(value))
    return decimalToText(decimal(value)).replace(/^-(?=[0.]*$)/, '');
  return value;
}

const isMoney = (value: Json): value is { amount: string; unit: MoneyUnit } =>
  typeof value['amount'] === 'string' && value['amount'].length <= limits.amount && typeof value['unit'] === 'string';

/** Everything that is wrong with data, in declared order. Fields that nobody declared are not looked at. */
export function* flawsIn(fields: Fields, data: object, path = ''): Generator<Flaw, undefined> {
  for (const [name, { spec }] of Object.entries(fields)) {
    const value = (data as Json)[name];
    const at = path === '' ? name : `${path}.${name}`;
    if (value !== undefined) yield* flawsOfValue(spec, value, at);
    else if (!spec.optional) yield { path: at, code: 'missing' };
  }
}

function* flawsOfValue(spec: Spec, value: unknown, path: string): Generator<Flaw, undefined> {
  const code = flawOfValue(spec, value);
  if (code) yield { path, code };
  const { kind, fields = {}, of } = spec;
  if (kind === 'group' && !code) yield* flawsIn(fields, value as Json, path);
  if (code || (kind !== 'list' && kind !== 'several' && kind !== 'record')) return undefined;
  for (const [key, each] of Object.entries(value as Json)) {
    const at = kind === 'record' ? `${path}.${key}` : `${path}[${key}]`;
    if (of) yield* flawsOfValue(of.spec, each, at);
    else if (isObject(each)) yield* flawsIn(fields, each, at);
    else yield { path: at, code: 'not-an-object' };
  }
}

/** As {@link flawOfValue}, of a value that a client sends: amounts come with their unit. */
export function flawOfSent(spec: Spec, value: unknown): FlawCode | undefined {
  // Nobody sends what is sealed.
  if (spec.kind === 'text') return typeof value === 'string' ? flawOfText(value, spec) : 'not-text';
  if (spec.kind !== 'amount') return flawOfValue(spec, value);
  return isObject(value) && isMoney(value) ? moneyFlaw(value, spec.signed) : 'not-an-amount';
}

/** What is wrong with a stored value itself; what it holds is not looked into. */
function flawOfValue(spec: Spec, value: unknown): FlawCode | undefined {
  const text = typeof value === 'string' ? value : undefined;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = spec;
  switch (spec.kind) {
    case 'amount':
      if (text === undefined || text.length > limits.amount) return 'not-an-amount';
      return (
        moneyFlaw({ amount: text, unit: '元' }, spec.signed) ?? (/\.\d{2}$/.test(text) ? undefined : 'not-an-amount')
      );
    case 'decimal':
      if (text === undefined || !/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) return 'not-a-decimal';
      if (text.split('.').some((digits) => digits.length > limits.digits)) return 'out-of-range';
      return decimal(text).lt(String(spec.min ?? text)) || decimal(text).gt(String(spec.max ?? text))
        ? 'out-of-range'
        : undefined;
    case 'count':
      if (!Number.isSafeInteger(value)) return 'not-a-whole-number';
      return (value as number) < min || (value as number) > max ? 'out-of-range' : undefined;
    case 'day':
      return text !== undefined && isBusinessDate(text) ? undefined : 'not-a-day';
    case 'instant':
      return text !== undefined && isInstant(text) ? undefined : 'not-an-instant';
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'not-true-or-false';
    case 'id':
      return text !== undefined && isUuid(text) ? undefined : 'not-a-uuid';
    case 'code':
      if (spec.codes) return text !== undefined && spec.codes.includes(text) ? undefined : 'unknown-code';
      return text !== undefined && text.length <= max && /^[a-z0-9][\w.:@/-]*$/i.test(text) ? undefined : 'not-a-code';
    case 'text':
      if (text === undefined) return 'not-text';
      return spec.aboutPersons !== undefined && isSealed(text) ? undefined : flawOfText(text, spec);
    case 'list':
    case 'several':
      return Array.isArray(value) ? flawOfList(value, spec) : 'not-a-list';
    case 'record':
      if (!isObject(value)) return 'not-an-object';
      if (Object.keys(value).length > max) return 'too-many';
      return Object.keys(value).every((key) => /^[a-z0-9][\w.:@/-]{0,63}$/i.test(key)) ? undefined : 'not-a-code';
    case 'group':
    case 'document':
      return isObject(value) ? undefined : 'not-an-object';
  }
}

function flawOfText(text: string, { max = 0, oneLine }: Spec): FlawCode | undefined {
  if (text.length > 2 * max) return 'too-long';
  const flaw = textFlaw(text);
  if (flaw) return flaw;
  if (isBlank(text)) return 'blank';
  if (oneLine && hasLines(text)) return 'line-break';
  return [...text].length > max ? 'too-long' : undefined;
}

function flawOfList(items: readonly unknown[], { max = 0, by, kind }: Spec): FlawCode | undefined {
  if (items.length > max) return 'too-many';
  if (kind === 'list' && !by?.length) return undefined;
  const keys = items.map((item) => JSON.stringify(isObject(item) && by ? by.map((field) => item[field]) : item));
  return new Set(keys).size < keys.length ? 'twice' : undefined;
}
