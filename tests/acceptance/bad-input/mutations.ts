import { type Document, resolved, type Schema } from './open-api.js';

/** A body that is not as it has to be, and what is wrong with it. */
export type Mutation = Readonly<{ what: string; body: unknown }>;

type Path = readonly (string | number)[];
type Flaws = Readonly<Record<string, unknown>>;

const long = '长'.repeat(20_000);
/** What no database takes as text, or no reader sees. */
const unreadable: Flaws = { 'a NUL': '目\u0000标', 'half a character': '目\ud800标', 'only blanks': ' \t　' };

const wrongTexts: Flaws = { number: 5, boolean: true, object: {}, list: ['x'], null: null, 'over-long': long };
const wrongNumbers: Flaws = {
  text: '1',
  fraction: 1.5,
  negative: -1,
  huge: 1e21,
  boolean: true,
  object: {},
  null: null,
};
const wrongBooleans: Flaws = { text: 'true', number: 1, null: null, object: {} };
const wrongObjects: Flaws = { text: 'x', number: 5, list: [], null: null };
const wrongLists: Flaws = { text: 'x', number: 5, object: {}, null: null, 'a list of null': [null] };
const wrongAmounts: Flaws = {
  negative: '-1',
  'three decimals': '1.005',
  exponent: '1e3',
  'full-width digits': '１００',
  grouped: '1,000',
  blank: ' 1',
  empty: '',
  'no number': 'NaN',
  infinite: 'Infinity',
  hexadecimal: '0x10',
  huge: '99999999999999999',
};
const wrongDays: Flaws = {
  'no such day': '2023-02-30',
  'no such month': '2023-13-01',
  short: '2023-1-1',
  'with a time': '2023-01-01T00:00:00Z',
};
const wrongInstants: Flaws = {
  'no such day': '2023-02-30T00:00:00Z',
  'no zone': '2023-01-01T00:00:00',
  'a day': '2023-01-01',
};
const wrongIds: Flaws = { 'no UUID': 'x', 'a UUID without its dashes': '018f2f6e000070008000000000000031' };

/** Every way in which a body may be wrong by its schema alone, each with one flaw. */
export function mutationsOf(schema: Schema, base: unknown, document: Document): readonly Mutation[] {
  const flaws = [...walk(schema, base, [], document)];
  return flaws.map(([path, what, value]) => ({
    what: `${path.join('.')}: ${what}`,
    body: replaced(base, path, value),
  }));
}

const left = Symbol('left out');
type Flaw = readonly [Path, string, unknown];

function* walk(unresolved: Schema, value: unknown, path: Path, document: Document): Generator<Flaw> {
  const schema = resolved(unresolved, document);
  const all = function* (flaws: Flaws): Generator<Flaw> {
    for (const [what, flaw] of Object.entries(flaws)) yield [path, what, flaw];
  };
  switch (schema.type) {
    case 'object':
      // The body itself is tried elsewhere.
      if (path.length > 0) yield* all(wrongObjects);
      yield* walkFields(schema, value as Readonly<Record<string, unknown>>, path, document);
      return;
    case 'array':
      yield* all(wrongLists);
      yield [path, 'far too many', Array.from({ length: 2000 }, () => (value as unknown[])[0])];
      if (schema.items && (value as unknown[]).length > 0)
        yield* walk(schema.items, (value as unknown[])[0], [...path, 0], document);
      return;
    case 'number':
    case 'integer':
      yield* all(wrongNumbers);
      return;
    case 'boolean':
      yield* all(wrongBooleans);
      return;
    case 'string':
      yield* all({ ...wrongTexts, ...unreadable, ...wrongFormatsOf(schema) });
      return;
    case undefined:
    default:
      throw new Error(`${path.join('.')}: a schema of type ${String(schema.type)}`);
  }
}

function* walkFields(
  { properties, required = [], additionalProperties }: Schema,
  value: Readonly<Record<string, unknown>>,
  path: Path,
  document: Document,
): Generator<Flaw> {
  // Whatever the form prints is in it: its content is tried by forms of its own.
  if (additionalProperties) return;
  yield [[...path, 'unknownField'], 'unknown field', 1];
  for (const name of required) yield [[...path, name], 'left out', left];
  for (const [name, schema] of Object.entries(properties ?? {})) {
    if (value[name] !== undefined) yield* walk(schema, value[name], [...path, name], document);
  }
  if (properties?.['amount'] && properties['unit']) {
    for (const [what, flaw] of Object.entries(wrongAmounts)) {
      yield [path, `${what} amount`, { amount: flaw, unit: '元' }];
    }
    yield [path, 'unknown unit', { amount: '1', unit: '亿元' }];
    yield [path, 'finer than a fen', { amount: '1.0000001', unit: '万元' }];
  }
}

function wrongFormatsOf({ format, enum: known, example }: Schema): Flaws {
  if (known) return { 'unknown value': 'no-such-value' };
  if (format === 'uuid') return wrongIds;
  if (typeof example !== 'string') return {};
  if (/^\d{4}-\d{2}-\d{2}$/.test(example)) return wrongDays;
  return /^\d{4}-\d{2}-\d{2}T/.test(example) ? wrongInstants : {};
}

function replaced(base: unknown, [head, ...rest]: Path, value: unknown): unknown {
  if (head === undefined) return value;
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(base)
    ? [...(base as unknown[])]
    : { ...(base as object) };
  const fields = copy as Record<string | number, unknown>;
  const changed = replaced(fields[head], rest, value);
  if (changed === left) Reflect.deleteProperty(fields, head);
  else fields[head] = changed;
  return copy;
}
