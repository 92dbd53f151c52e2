import 'reflect-metadata';
import { decimal, isBusinessDate, isDecimalText } from '@wenxiao/domain';
import { plainToInstance, Transform, Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested, type ValidationArguments } from 'class-validator';

// The vocabulary in which the shape of a rule set is written down. Each word is a class-validator decorator that says what
// a value must be, in Chinese and in English, so that whoever edits a rule set reads the same sentence for every mistake.

export type Constructor<T extends object = object> = new () => T;

/** Several decorators in the place of one. */
export function all(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };
}

/**
 * A property must satisfy `accepts`; if it does not, the flaw reads "应为<zh>,现为…" and "must be <en>, is …". The message is
 * two lines, Chinese and English.
 */
export function must(
  name: string,
  accepts: (value: unknown, on: ValidationArguments | undefined) => boolean,
  zh: string,
  en: string,
): PropertyDecorator {
  const validate = (value: unknown, on?: ValidationArguments): boolean => accepts(value, on);
  const defaultMessage = (on?: ValidationArguments): string => {
    const found = shortened(on?.value);
    return `应为${zh},现为 ${found ?? '空缺'}\nmust be ${en}, is ${found ?? 'missing'}`;
  };
  return ValidateBy({ name, validator: { validate, defaultMessage } });
}

function shortened(value: unknown): string | undefined {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined || text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

/** The property may be left out. `null` is no way to leave it out. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

export function Text(): PropertyDecorator {
  return must('text', isText, '非空文字', 'text that is not blank');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** A code of lower-case words, `partially-supported`. */
export function Code(): PropertyDecorator {
  const accepts = (value: unknown): boolean => isText(value) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
  return must('code', accepts, '小写英文代码(如 partially-supported)', 'a code such as partially-supported');
}

export function OneOf(allowed: readonly string[]): PropertyDecorator {
  const accepts = (value: unknown): boolean => typeof value === 'string' && allowed.includes(value);
  return must('oneOf', accepts, `下列之一:${allowed.join('、')}`, `one of: ${allowed.join(', ')}`);
}

export function Flag(): PropertyDecorator {
  return must('flag', (value) => typeof value === 'boolean', ' true 或 false', 'true or false');
}

/** A count of days, months or rounds. Amounts, scores and rates are {@link DecimalText}. */
export function WholeNumber(from: number, to: number): PropertyDecorator {
  const accepts = (value: unknown): boolean => isWholeNumber(value, from, to);
  return must('wholeNumber', accepts, ` ${from} 至 ${to} 的整数`, `a whole number from ${from} to ${to}`);
}

export function isWholeNumber(value: unknown, from: number, to: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= from && (value as number) <= to;
}

/** A day, `2022-05-09`. */
export function BusinessDate(): PropertyDecorator {
  const accepts = (value: unknown): boolean => typeof value === 'string' && isBusinessDate(value);
  return must('businessDate', accepts, '存在的日期(如 2022-05-09)', 'a day that exists, such as 2022-05-09');
}

/** An exact decimal as text, not below zero: `500000.00`. */
export function DecimalText(): PropertyDecorator {
  return must(
    'decimalText',
    isNonNegativeDecimal,
    '用文字写的非负小数(如 "500000.00")',
    'a decimal in quotes, not below zero, such as "500000.00"',
  );
}

export function isNonNegativeDecimal(value: unknown): value is string {
  return typeof value === 'string' && isDecimalText(value) && decimal(value).gte('0');
}

/** A list without repetition whose every item satisfies `accepts`. */
export function ListOf(accepts: (item: unknown) => boolean, zh: string, en: string): PropertyDecorator {
  return must(
    'listOf',
    (value) => isListOf(value, accepts),
    `不重复的列表,各项为${zh}`,
    `a list without repetition, each ${en}`,
  );
}

function isListOf(value: unknown, accepts: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(accepts) && new Set(value).size === value.length;
}

export function ListOfCodes(allowed: readonly string[]): PropertyDecorator {
  const accepts = (item: unknown): boolean => typeof item === 'string' && allowed.includes(item);
  return ListOf(accepts, `下列之一:${allowed.join('、')}`, `one of: ${allowed.join(', ')}`);
}

export function ListOfTexts(): PropertyDecorator {
  return ListOf(isText, '非空文字', 'text that is not blank');
}

/** An object of the given class, with that class's properties and no others. */
export function Nested(shape: Constructor): PropertyDecorator {
  return all(
    must('object', isObject, '对象', 'an object'),
    ValidateNested(),
    Type(() => shape),
  );
}

/** A list, not empty, of objects of the given class. */
export function NestedList(shape: Constructor): PropertyDecorator {
  return all(
    must('objects', isListOfObjects, '非空的对象列表', 'a list of objects, not empty'),
    ValidateNested(),
    Type(() => shape),
  );
}

/** An object of the class that `shapes` holds for its property `key`: `{ anchor: 'fixed-date', … }`. */
export function NestedVariant(key: string, shapes: Readonly<Record<string, Constructor>>): PropertyDecorator {
  const accepts = (value: unknown): boolean => shapeOf(value, key, shapes) !== undefined;
  return all(
    must('variant', accepts, ...variantNamed(key, shapes)),
    ValidateNested(),
    Transform(({ value }: { value: unknown }) => asVariant(value, key, shapes)),
  );
}

/** A list, not empty, of objects each of the class that `shapes` holds for its property `key`. */
export function NestedVariants(key: string, shapes: Readonly<Record<string, Constructor>>): PropertyDecorator {
  const accepts = (value: unknown): boolean =>
    isListOfObjects(value) && value.every((item) => shapeOf(item, key, shapes) !== undefined);
  const [zh, en] = variantNamed(key, shapes);
  return all(
    must('variants', accepts, `非空的列表,各项为${zh}`, `a list, not empty, each ${en}`),
    ValidateNested(),
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) ? value.map((item) => asVariant(item, key, shapes)) : value,
    ),
  );
}

function variantNamed(key: string, shapes: Readonly<Record<string, Constructor>>): [zh: string, en: string] {
  const names = Object.keys(shapes);
  return [`对象,其 ${key} 为:${names.join('、')} 之一`, `an object whose ${key} is one of: ${names.join(', ')}`];
}

function asVariant(value: unknown, key: string, shapes: Readonly<Record<string, Constructor>>): unknown {
  const shape = shapeOf(value, key, shapes);
  return shape === undefined ? value : plainToInstance(shape, value);
}

function shapeOf(value: unknown, key: string, shapes: Readonly<Record<string, Constructor>>): Constructor | undefined {
  if (!isObject(value)) return undefined;
  const name = (value as Record<string, unknown>)[key];
  return typeof name === 'string' && Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfObjects(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}
