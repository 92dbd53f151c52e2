import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { type Constructor, isObject } from './value-checks.js';

/** What is wrong with a rule set, where, and what to do: `exAnte.financeLimit.value.count`. */
export type Flaw = Readonly<{ path: string; zh: string; en: string }>;

/** Data that has the shape asked for, or everything that is wrong with it. */
export type Reading<T> =
  Readonly<{ outcome: 'valid'; value: T }> | Readonly<{ outcome: 'invalid'; flaws: readonly Flaw[] }>;

export function invalid(flaws: readonly Flaw[]): Reading<never> {
  return { outcome: 'invalid', flaws };
}

/** Reads parsed JSON as an object of the given class. Properties that the class does not have are refused, not dropped. */
export function read<T extends object>(shape: Constructor<T>, json: unknown): Reading<T> {
  if (!isObject(json)) return invalid([{ path: '', zh: '应为 JSON 对象', en: 'must be a JSON object' }]);
  const reserved = reservedNames(json, '');
  if (reserved.length > 0) return invalid(reserved);
  const value = plainToInstance(shape, json);
  const errors = validateSync(value, { whitelist: true, forbidNonWhitelisted: true });
  const flaws = flawsOf(errors, '');
  if (errors.length > 0 && flaws.length === 0) throw new Error('A value was refused, and no check said why');
  return flaws.length === 0 ? { outcome: 'valid', value: frozen(value) } : invalid(flaws);
}

/** The value itself, which from now on nobody can change, at any depth. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

/** Names such as `constructor`, which class-transformer skips silently: nothing that was written may go unread. */
function reservedNames(json: unknown, path: string): readonly Flaw[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, value]: [string, unknown]) => {
    const at = pathTo(path, name, Array.isArray(json));
    return name in Object.prototype ? [unknownParameter(at, name)] : reservedNames(value, at);
  });
}

function flawsOf(errors: readonly ValidationError[], path: string, inList = false): readonly Flaw[] {
  return errors.flatMap((error) => {
    const at = pathTo(path, error.property, inList);
    return [
      ...Object.entries(error.constraints ?? {}).flatMap(([constraint, message]) =>
        flawOf(constraint, message, error, at),
      ),
      ...flawsOf(error.children ?? [], at, Array.isArray(error.value)),
    ];
  });
}

function flawOf(constraint: string, message: string, error: ValidationError, path: string): readonly Flaw[] {
  // Our own checks of an object, a list or a variant report these at the same place, in both languages.
  if (constraint === 'nestedValidation' || constraint === 'unknownValue') return [];
  if (constraint === 'whitelistValidation') return [unknownParameter(path, error.property)];
  const [zh = message, en = message] = message.split('\n');
  return [{ path, zh, en }];
}

function unknownParameter(path: string, name: string): Flaw {
  return {
    path,
    zh: `没有名为 ${name} 的参数:请核对拼写,本版本不认识的参数不会被接受`,
    en: `there is no parameter ${name}: check the spelling, what this version does not know is not accepted`,
  };
}

function pathTo(path: string, name: string, inList: boolean): string {
  if (inList) return `${path}[${name}]`;
  return path === '' ? name : `${path}.${name}`;
}
