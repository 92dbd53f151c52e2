import type { DeclaredFact } from './fact.js';
import { type Audience, audiences, type Fields } from './field.js';
import { isObject } from './value.js';

/** What a reader is to an event of an object. */
export type Reader = Readonly<{
  /** The relation to the object: whoever has it reads what those before it read. */
  audience: Audience;
  /** The object names them, or their desk acts on it: they read what is for those named, and not therefore what is for the bureau. */
  named?: true;
  /** It is about themselves, or they administer or audit whom it is about: they read what is for oversight, whatever else they may. */
  oversees?: true;
  /** What was submitted blind is still closed to them. */
  blind: boolean;
  /** The id of the person who did it as whom the object names, where they are not told which person that is. */
  unnamed?: string;
}>;

/** Who reads everything: whoever has the history itself. */
export const unrestricted: Reader = { audience: 'named', named: true, oversees: true, blind: false };

/** Whether a reader may know what is for an audience. */
export function admits(reader: Reader, is: Readonly<{ audience: Audience; untilSubmitted?: true }>): boolean {
  const isFor =
    audiences.indexOf(is.audience) <= audiences.indexOf(reader.audience) ||
    (is.audience === 'named' && reader.named === true) ||
    (is.audience === 'oversight' && reader.oversees === true);
  return isFor && !(reader.blind && is.untilSubmitted);
}

/**
 * What a reader may read of an event's data; undefined where they may not know that it happened. The one filter of trail, lists,
 * exports, refusals and tasks: what nobody declared is read by nobody. A document goes to who asks for it alone, by a route of its own.
 */
export function readableData({ audience, fields }: DeclaredFact, data: object, reader: Reader): object | undefined {
  return admits(reader, { audience }) ? readable(fields, data, { reader, within: audience }) : undefined;
}

/**
 * Whether a reader may read an event's data whole, and who did it: as they stand in its store, documents and all. What nobody declared is
 * read by nobody.
 */
export function readsWhole(of: DeclaredFact, data: object, reader: Reader): boolean {
  const { audience, fields } = of;
  const isTold = reader.unnamed === undefined && admits(reader, { audience }) && knowsDoer(of, reader);
  return isTold && isReadWhole(fields, data, { reader, within: audience });
}

function isReadWhole(fields: Fields, data: object, { reader, within }: Asked): boolean {
  return Object.entries(data).every(([name, value]: [string, unknown]) => {
    const spec = Object.hasOwn(fields, name) ? fields[name]?.spec : undefined;
    const audience = spec && narrower(within, spec.audience);
    if (!spec || !audience || !admits(reader, { ...spec, audience })) return false;
    const inner = spec.fields;
    if (!inner) return true;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.every((each) => !isObject(each) || isReadWhole(inner, each, { reader, within: audience }));
  });
}

/** To whom an event opens what was submitted blind before it in its stream: to all, or to those who submitted beside. */
export function disclosedBy({ discloses, gathers }: DeclaredFact, data: object): 'all' | 'beside' | undefined {
  if (discloses) return 'all';
  const { step, open } = data as Readonly<{ step?: unknown; open?: unknown }>;
  const isStillOpen = !Array.isArray(open) || open.some((each) => isObject(each) && each['step'] === step);
  return gathers && !isStillOpen ? 'beside' : undefined;
}

/** Whether a reader who may know of an event may know which person did it. */
export const knowsDoer = ({ audience, doers = audience }: DeclaredFact, reader: Reader): boolean =>
  admits(reader, { audience: narrower(audience, doers) });

/** Who may read a field of an event: whom both admit. */
export const narrower = (one: Audience, other: Audience): Audience =>
  audiences.indexOf(one) > audiences.indexOf(other) ? one : other;

/** Whether a value is the person of whom a reader is not told. */
export const isUnnamed = (value: unknown, { unnamed }: Reader): boolean => unnamed !== undefined && value === unnamed;

type Asked = Readonly<{ reader: Reader; within: Audience }>;

function readable(fields: Fields, data: object, { reader, within }: Asked): object {
  const seen = Object.entries(fields).flatMap(([name, { spec }]) => {
    const audience = narrower(within, spec.audience);
    const isFor = spec.kind !== 'document' && Object.hasOwn(data, name) && admits(reader, { ...spec, audience });
    return isFor && !isUnnamed((data as Readonly<Record<string, unknown>>)[name], reader)
      ? [{ name, spec, audience }]
      : [];
  });
  return Object.fromEntries(
    seen.map(({ name, spec, audience }) => {
      const value = (data as Readonly<Record<string, unknown>>)[name];
      const inner = (each: unknown) =>
        spec.fields && isObject(each) ? readable(spec.fields, each, { reader, within: audience }) : each;
      const told = Array.isArray(value) ? value.filter((each) => !isUnnamed(each, reader)) : value;
      return [name, Array.isArray(told) ? told.map(inner) : inner(told)];
    }),
  );
}
