import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldError, problem } from './problem.js';

/** What a failed constraint of class-validator says to a person. Constraints of our own bring their texts as contexts. */
const texts: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  whitelistValidation: ['未知字段，请删除', 'unknown field: leave it out'],
  isDefined: ['缺少该字段', 'is missing'],
  isNotEmpty: ['不能为空', 'must not be empty'],
  isString: ['须为文本', 'must be text'],
  isBoolean: ['须为 true 或 false', 'must be true or false'],
  isInt: ['须为整数', 'must be a whole number'],
  isArray: ['须为数组', 'must be a list'],
  isUuid: ['须为 UUID', 'must be a UUID'],
  isIn: ['不在允许的取值之内', 'is none of the allowed values'],
  isEnum: ['不在允许的取值之内', 'is none of the allowed values'],
  min: ['小于允许的最小值', 'is below the minimum'],
  max: ['大于允许的最大值', 'is above the maximum'],
  maxLength: ['文字过长', 'is too long'],
  minLength: ['文字过短', 'is too short'],
  isLength: ['长度不符', 'has a wrong length'],
  arrayMinSize: ['项目太少', 'has too few items'],
  arrayMaxSize: ['项目太多', 'has too many items'],
  arrayUnique: ['有重复项目', 'has items twice'],
  matches: ['格式不符', 'is not of the required form'],
  nestedValidation: ['须为对象', 'must be an object'],
  isObject: ['须为对象', 'must be an object'],
};

/** Checks bodies, path and query parameters against their classes. Unknown fields are errors: a misspelt field is not ignored. */
export function validationPipe(): ValidationPipe {
  return new StrictValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      problem('invalid-request', { errors: errors.flatMap((error) => fieldErrors(error, '')) }),
  });
}

/** What class-validator lets pass: it takes null for a field that was left out, in lists too, a list in a list for its items, and blanks for text. */
class StrictValidationPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const checked: unknown = await super.transform(canonicalIds(value), metadata);
    const errors = isOfAClass(checked) ? [...flawsOfFields(checked, '')] : [];
    if (errors.length > 0) throw problem('invalid-request', { errors });
    return checked;
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is sent with every UUID in its one form, lower case: ids are compared as text. Bodies are no deeper than is allowed. */
function canonicalIds(value: unknown): unknown {
  if (typeof value === 'string') return uuid.test(value) ? value.toLowerCase() : value;
  if (Array.isArray(value)) return value.map(canonicalIds);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, canonicalIds(item)]));
}

/** An instance of a class of ours. What is free in form (a published form, a rule set) is a plain object, and checks itself. */
function isOfAClass(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && value.constructor !== Object;
}

function* flawsOfFields(instance: object, parent: string): Generator<FieldError> {
  for (const [field, value] of Object.entries(instance) as [string, unknown][]) {
    const path = parent ? `${parent}.${field}` : field;
    yield* flawsOf(value, path);
    if (!Array.isArray(value)) continue;
    for (const [index, item] of (value as unknown[]).entries()) {
      const at = `${path}[${index}]`;
      if (Array.isArray(item))
        yield { path: at, code: 'list-in-list', zh: '列表中不能再有列表', en: 'a list is no item of this list' };
      else yield* flawsOf(item, at);
    }
  }
}

function* flawsOf(value: unknown, path: string): Generator<FieldError> {
  if (value === null)
    yield { path, code: 'null', zh: '不能为 null；没有内容时请省略', en: 'null is no value: leave out what is empty' };
  if (typeof value === 'string' && value !== '' && value.trim() === '')
    yield { path, code: 'blank', zh: '不能只有空白', en: 'holds nothing but blanks' };
  if (isOfAClass(value)) yield* flawsOfFields(value, path);
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const path = /^\d+$/.test(error.property)
    ? `${parent}[${error.property}]`
    : parent
      ? `${parent}.${error.property}`
      : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([code, message]): FieldError => {
    const context = error.contexts?.[code] as { zh: string; en: string } | undefined;
    const [zh, en] = context ? [context.zh, context.en] : (texts[code] ?? [message, message]);
    return { path, code, zh, en };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, path))];
}
