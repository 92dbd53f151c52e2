import { type ArgumentMetadata, type Type, ValidationPipe } from '@nestjs/common';
import { declared, type DeclaredContext } from '@wenxiao/contracts/input';
import { flawTexts, hasLines, isBlank } from '@wenxiao/domain/field';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { type FieldError, problem } from './problem.js';

/**
 * What a failed constraint of class-validator says to a person, the most basic first: of several that a field fails the first one is told,
 * since a text that is no number is not above the maximum. Constraints of our own bring their texts as contexts.
 */
const texts: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  whitelistValidation: ['未知字段，请删除', 'unknown field: leave it out'],
  isDefined: ['缺少该字段', 'is missing'],
  isNotEmpty: ['不能为空', 'must not be empty'],
  isString: ['须为文本', 'must be text'],
  isBoolean: ['须为 true 或 false', 'must be true or false'],
  isNumber: ['须为数字', 'must be a number'],
  isInt: ['须为整数', 'must be a whole number'],
  isArray: ['须为数组', 'must be a list'],
  isObject: ['须为对象', 'must be an object'],
  isNotEmptyObject: ['须为对象，且不能为空', 'must be an object that is not empty'],
  nestedValidation: ['须为对象', 'must be an object'],
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
};
const ranks = new Map(Object.keys(texts).map((code, rank) => [code, rank]));

/** Checks bodies, path and query parameters against their classes. Unknown fields are errors: a misspelt field is not ignored. */
export function validationPipe(): ValidationPipe {
  rememberConstraints();
  return new StrictValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    // What a declaration finds is told of the value itself.
    validationError: { value: true },
    exceptionFactory: (errors) =>
      problem('invalid-request', { errors: errors.flatMap((error) => fieldErrors(error, '')) }),
  });
}

/** What class-validator lets pass: it takes null for a field that was left out, in lists too, a list in a list for its items, and blanks for text. */
class StrictValidationPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const sent = metadata.type === 'body' ? bodyOf(value) : value;
    if (metadata.type === 'body' && metadata.metatype) requireListsInBounds(sent as object, metadata.metatype);
    const checked: unknown = await super.transform(sent, metadata);
    const errors = isOfAClass(checked) ? [...flawsOfFields(checked, '')] : [];
    if (errors.length > 0) throw problem('invalid-request', { errors });
    return checked;
  }
}

/** No body at all lacks every field; what is no object has none. */
function bodyOf(value: unknown): unknown {
  if (value === undefined || value === null) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value;
  throw problem('invalid-request', {
    errors: [{ path: '', code: 'isObject', zh: '请求体须为对象', en: 'the body must be an object' }],
  });
}

const constraintsOf = (kind: unknown) =>
  getMetadataStorage().getTargetValidationMetadatas(kind as never, '', false, false);

/**
 * class-validator goes through the constraints of all classes for every single object that it looks at, and a body has thousands. What
 * a class constrains is known once its module is loaded, which is before any request; none of ours has groups.
 */
function rememberConstraints(): void {
  const storage = getMetadataStorage();
  if (Object.hasOwn(storage, 'getTargetValidationMetadatas')) return;
  type Search = typeof storage.getTargetValidationMetadatas;
  const search: Search = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, ReturnType<Search>>();
  storage.getTargetValidationMetadatas = (kind, ...how) => {
    // An object may have a field of the name by which its class is asked for.
    if (typeof kind !== 'function') return search(kind, ...how);
    const found = known.get(kind) ?? search(kind, ...how);
    known.set(kind, found);
    return found;
  };
}

/** A list that is too long is told so before its items are looked at: they may be many times what it holds. */
function requireListsInBounds(body: object, metatype: Type): void {
  const errors = constraintsOf(metatype).flatMap(({ propertyName, context }) => {
    const { itemsMax, flawOf } = (context ?? {}) as Partial<DeclaredContext>;
    const value = (body as Readonly<Record<string, unknown>>)[propertyName];
    const isTooLong = itemsMax !== undefined && Array.isArray(value) && value.length > itemsMax;
    const flaw = isTooLong ? flawOf?.(value) : undefined;
    return flaw ? [{ path: propertyName, ...flaw }] : [];
  });
  if (errors.length > 0) throw problem('invalid-request', { errors });
}

/** An instance of a class of ours. What is free in form (a published form, a rule set) is a plain object, and checks itself. */
function isOfAClass(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && value.constructor !== Object;
}

function* flawsOfFields(instance: object, parent: string): Generator<FieldError> {
  for (const [field, value] of Object.entries(instance) as [string, unknown][]) {
    const path = parent ? `${parent}.${field}` : field;
    const oneLine = !mayHaveLines(instance.constructor, field);
    yield* flawsOf(value, path, oneLine);
    if (!Array.isArray(value)) continue;
    for (const [index, item] of (value as unknown[]).entries()) {
      const at = `${path}[${index}]`;
      if (Array.isArray(item))
        yield { path: at, code: 'list-in-list', zh: '列表中不能再有列表', en: 'a list is no item of this list' };
      else yield* flawsOf(item, at, oneLine);
    }
  }
}

function* flawsOf(value: unknown, path: string, oneLine: boolean): Generator<FieldError> {
  if (value === null)
    yield { path, code: 'null', zh: '不能为 null；没有内容时请省略', en: 'null is no value: leave out what is empty' };
  if (typeof value === 'string') {
    if (value !== '' && isBlank(value)) yield { path, code: 'blank', ...flawTexts('blank') };
    else if (oneLine && hasLines(value)) yield { path, code: 'line-break', ...flawTexts('line-break') };
  }
  if (isOfAClass(value)) yield* flawsOfFields(value, path);
}

/** A text of more characters than this may have paragraphs; a shorter one is a name, a number, a label: one line. */
const lineCharactersMax = 200;

/** By class, the fields whose texts may have paragraphs: those that may be long. */
const withLines = new Map<unknown, ReadonlySet<string>>();

function mayHaveLines(of: object, field: string): boolean {
  let fields = withLines.get(of);
  if (!fields) {
    const long = constraintsOf(of).filter(({ name, constraints: limits }) => {
      const [first, second] = (limits as readonly unknown[] | undefined) ?? [];
      if (name === 'maxLength') return Number(first) > lineCharactersMax;
      return name === 'isLength' && Number(second) > lineCharactersMax;
    });
    fields = new Set(long.map(({ propertyName }) => propertyName));
    withLines.set(of, fields);
  }
  return fields.has(field);
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const path = /^\d+$/.test(error.property)
    ? `${parent}[${error.property}]`
    : parent
      ? `${parent}.${error.property}`
      : error.property;
  const own = ownErrors(error, path);
  // What is no list or object at all has no fields that could be wrong.
  const inner = error.constraints && declared in error.constraints ? [] : (error.children ?? []);
  return [...own, ...inner.flatMap((child) => fieldErrors(child, path))];
}

/** What is wrong with the field itself: what its declaration finds, which knows best, or the most basic of all that is. */
function ownErrors({ value, constraints = {}, contexts }: ValidationError, path: string): FieldError[] {
  const failed = Object.entries(constraints);
  if (failed.length === 0) return [];
  if (value === undefined && !('whitelistValidation' in constraints)) return [{ path, ...told('isDefined') }];
  const flaw = (contexts?.[declared] as DeclaredContext | undefined)?.flawOf(value);
  if (flaw) return [{ path, ...flaw }];
  const [[code, message]] = failed.sort(([a], [b]) => rankOf(a) - rankOf(b)) as [[string, string]];
  const said = contexts?.[code] as { zh: string; en: string } | undefined;
  return [{ path, ...told(code, message), ...said }];
}

/** A field that nobody declares. */
export const unknownField = (path: string): FieldError => ({ path, ...told('whitelistValidation') });

const told = (code: string, message = ''): Omit<FieldError, 'path'> => {
  const [zh, en] = texts[code] ?? [message, message];
  return { code, zh: zh || '不符合要求', en: en || 'is not as required' };
};

/** What is ours besides comes after the kind of value and before its bounds. */
const rankOf = (code: string): number => ranks.get(code) ?? (ranks.get('isUuid') ?? 0) - 0.5;
