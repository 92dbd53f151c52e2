import type { DeclaredFact } from './fact.js';
import { type Audience, audiences, type Fields } from './field.js';
import { isObject } from './value.js';

/** What a reader is to an object, and whether all whom its open step asks have submitted. */
export type Reader = Readonly<{ audience: Audience; blind: boolean }>;

/** Whether a reader may know what is for an audience. Blind values are for their author alone, whoever else reads. */
export const admits = (reader: Reader, is: Readonly<{ audience: Audience; untilSubmitted?: true }>): boolean =>
  audiences.indexOf(is.audience) <= audiences.indexOf(reader.audience) && !(reader.blind && is.untilSubmitted);

/**
 * What a reader may read of an event's data; undefined where they may not know that it happened. The one filter of trail, lists,
 * exports, refusals and tasks: what nobody declared is read by nobody.
 */
export function readableData({ audience, fields }: DeclaredFact, data: object, reader: Reader): object | undefined {
  return admits(reader, { audience }) ? readable(fields, data, reader) : undefined;
}

function readable(fields: Fields, data: object, reader: Reader): object {
  const seen = Object.entries(fields).filter(([name, { spec }]) => Object.hasOwn(data, name) && admits(reader, spec));
  return Object.fromEntries(
    seen.map(([name, { spec }]) => {
      const value = (data as Readonly<Record<string, unknown>>)[name];
      const inner = (each: unknown) => (spec.fields && isObject(each) ? readable(spec.fields, each, reader) : each);
      return [name, Array.isArray(value) ? value.map(inner) : inner(value)];
    }),
  );
}
