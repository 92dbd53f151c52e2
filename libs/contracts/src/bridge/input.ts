import 'reflect-metadata';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import type { DataOf, Field, Fields, InputOf, Spec } from '@wenxiao/domain/field';
import { project, storedForm } from '@wenxiao/domain/field';
import { Transform, Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { checkAs } from './checked-field.js';
import { MoneyDto } from './money.dto.js';

type Class<T extends object> = new () => T;
/** A fact, or whatever else has a name and fields. */
type Fielded<F extends Fields> = Readonly<{ type: string; fields: F }>;
type Flat<T> = { [K in keyof T]: T[K] };
/** What a client sends of some fields. */
export type Sent<F extends Fields, K extends keyof F> = Flat<Pick<InputOf<F>, K & keyof InputOf<F>>>;

/**
 * A class for a request's body that holds some fields of a fact, checked and documented as the fact declares them. Extend it,
 * and add what is no field of the fact:
 *
 * ```ts
 * export class SubmitReportDto extends Input(reportSubmitted, 'spent', 'attainment', 'cause') {}
 * ```
 */
export function Input<F extends Fields, const K extends keyof F & string>(
  of: Fielded<F>,
  ...keys: readonly K[]
): Class<Sent<F, K>> {
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- its properties are declared one by one
  const kind = class {};
  const picked = Object.fromEntries(keys.map((key) => [key, of.fields[key] as Field]));
  declareOn(kind, picked, { of, path: of.type });
  return kind as Class<Sent<F, K>>;
}

/**
 * What a client sent, as the fact holds it: amounts in yuan, each value in its stored form. `rest` are the fields that the
 * server adds: one that is forgotten does not compile.
 */
export function dataOf<F extends Fields, K extends keyof F & string>(
  of: Fielded<F>,
  input: Sent<F, K>,
  rest: Omit<DataOf<F>, K>,
): DataOf<F> {
  return project(of.fields, { ...input, ...rest }) as DataOf<F>;
}

type Place = Readonly<{ of: object; path: string }>;

/** The class of each group and list of a declaration: made once, so that one name in a document means one class. */
const nestedClasses = new WeakMap<object, Map<string, Class<object>>>();

function nestedClass(fields: Fields, { of, path }: Place): Class<object> {
  const made = nestedClasses.get(of) ?? new Map<string, Class<object>>();
  nestedClasses.set(of, made);
  const known = made.get(path);
  if (known) return known;
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- its properties are declared one by one
  const kind = class {};
  Object.defineProperty(kind, 'name', { value: inOneWord(path) });
  made.set(path, kind);
  declareOn(kind, fields, { of, path });
  return kind;
}

/** `report-submitted-attainment` → `ReportSubmittedAttainment` */
const inOneWord = (path: string): string =>
  path.replaceAll(/(?:^|[-.])(\w)/g, (_, letter: string) => letter.toUpperCase());

function declareOn(kind: Class<object>, fields: Fields, { of, path }: Place): void {
  const prototype = kind.prototype as object;
  for (const [name, { spec }] of Object.entries(fields)) {
    checkAs(spec, prototype, name);
    const nested =
      spec.kind === 'amount' ? MoneyDto : spec.fields && nestedClass(spec.fields, { of, path: `${path}-${name}` });
    const decorators = nested
      ? [ValidateNested(), Type(() => nested)]
      : [Transform(({ value }: { value: unknown }) => storedForm(spec, value))];
    for (const decorate of [...decorators, ApiProperty(propertyOf(spec, nested))]) decorate(prototype, name);
  }
}

function propertyOf(spec: Spec, nested: Class<object> | undefined): ApiPropertyOptions {
  const { kind, term, optional, noFigure, max, of } = spec;
  const description = term ? `${term.zh} / ${term.en}${codesText(of?.spec ?? spec)}` : (noFigure ?? '');
  const shared = { required: !optional, ...(description !== '' && { description }) };
  const length = max !== undefined && { maxItems: max };
  if (nested) return { ...shared, type: nested, ...(kind === 'list' && { isArray: true, ...length }) };
  // In the words of the library: an object's own `required` are the names of its fields.
  const object = { type: 'object', description, selfRequired: !optional } as const;
  if (kind === 'document') return { ...object, additionalProperties: true };
  if (kind === 'record' && of) return { ...object, additionalProperties: schemaOf(of.spec) };
  if (kind === 'several' && of) return { ...shared, type: 'array', items: schemaOf(of.spec), ...length };
  return { ...shared, ...schemaOf(spec) } as ApiPropertyOptions;
}

/** What the codes that are allowed are called. */
function codesText({ kind, codes, term }: Spec): string {
  if (kind !== 'code' || !codes || !term?.codes) return '';
  return `：${codes.map((each) => `${each} ${term.codes?.[each] ?? ''}`).join('、')}`;
}

const uuidExample = '018f2f6e-0000-7000-8000-000000000101';

type Schema = Extract<ApiPropertyOptions['items'], { type?: unknown }>;

/** The schema of a single value. */
function schemaOf({ kind, codes, term, min, max }: Spec): Schema {
  const length = { ...(max !== undefined && { maxLength: max }) };
  const range = { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
  switch (kind) {
    case 'count':
      return { type: 'integer', example: term?.example ?? Math.max(1, min ?? 1), ...range };
    case 'flag':
      return { type: 'boolean', example: false };
    case 'day':
      return { type: 'string', format: 'date', example: '2023-03-31' };
    case 'instant':
      return { type: 'string', format: 'date-time', example: '2023-03-31T02:00:00.000000Z' };
    case 'id':
      return { type: 'string', format: 'uuid', example: uuidExample };
    case 'decimal':
      return { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$', example: '95.5' };
    case 'code':
      return codes
        ? { type: 'string', enum: [...codes], example: codes[0] }
        : { type: 'string', ...length, example: term?.example ?? Object.keys(term?.codes ?? {})[0] ?? term?.name };
    case 'text':
      return { type: 'string', minLength: 1, ...length, example: term?.zh };
    case 'amount':
    case 'group':
    case 'list':
    case 'several':
    case 'record':
    case 'document':
      throw new TypeError(`${kind} is no single value of a request`);
  }
}
