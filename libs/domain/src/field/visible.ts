import type { DeclaredFact } from './fact.js';
import { type Audience, audiences, type Fields, type Spec } from './field.js';

/** Somebody who reads an event: how near they stand to its object, and whether it is their own. */
export type Reader = Readonly<{
  /** The narrowest audience that they belong to. */
  level: Audience;
  /** Whether they recorded the event: what is blind until all have submitted is theirs to read. */
  author?: boolean;
  /** Whether all whom a blind step asks have submitted. */
  submitted?: boolean;
}>;

/** Whether somebody who stands at `level` may read what is for `audience`. */
export const admits = (audience: Audience, level: Audience): boolean =>
  audiences.indexOf(audience) <= audiences.indexOf(level);

/**
 * What a reader may see of an event's data; undefined where they may not even know that it happened. One function for trails,
 * lists, exports, conflicts and refusals: a field is nowhere shown that is not shown here.
 */
export function visibleIn(of: DeclaredFact, data: object, reader: Reader): Record<string, unknown> | undefined {
  return admits(of.audience, reader.level) ? visibleFields(of.fields, data, reader) : undefined;
}

function visibleFields(fields: Fields, data: object, reader: Reader): Record<string, unknown> {
  const given = data as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([key, { spec }]) => given[key] !== undefined && isVisible(spec, reader))
      .map(([key, { spec }]) => [key, visibleValue(spec, given[key], reader)]),
  );
}

function isVisible({ audience, untilSubmitted }: Spec, { level, author, submitted }: Reader): boolean {
  return admits(audience, level) && (!untilSubmitted || author === true || submitted === true);
}

function visibleValue({ kind, fields }: Spec, value: unknown, reader: Reader): unknown {
  if (!fields) return value;
  if (kind === 'list') return (value as readonly object[]).map((item) => visibleFields(fields, item, reader));
  return visibleFields(fields, value as object, reader);
}
