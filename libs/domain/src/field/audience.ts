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
 * exports, refusals and tasks: what nobody declared is read by nobody.
 */
export function readableData({ audience, fields }: DeclaredFact, data: object, reader: Reader): object | undefined {
  return admits(reader, { audience }) ? readable(fields, data, { reader, within: audience }) : undefined;
}

/** Whether a reader who may know of an event may know which person did it. */
export const knowsDoer = ({ audience, doers = audience }: DeclaredFact, reader: Reader): boolean =>
  admits(reader, { audience: narrower(audience, doers) });

/** Who may read a field of an event: whom both admit. */
export const narrower = (one: Audience, other: Audience): Audience =>
  audiences.indexOf(one) > audiences.indexOf(other) ? one : other;

type Asked = Readonly<{ reader: Reader; within: Audience }>;

function readable(fields: Fields, data: object, { reader, within }: Asked): object {
  const seen = Object.entries(fields).flatMap(([name, { spec }]) => {
    const audience = narrower(within, spec.audience);
    return Object.hasOwn(data, name) && admits(reader, { ...spec, audience }) ? [{ name, spec, audience }] : [];
  });
  return Object.fromEntries(
    seen.map(({ name, spec, audience }) => {
      const value = (data as Readonly<Record<string, unknown>>)[name];
      const inner = (each: unknown) =>
        spec.fields && isObject(each) ? readable(spec.fields, each, { reader, within: audience }) : each;
      return [name, Array.isArray(value) ? value.map(inner) : inner(value)];
    }),
  );
}
