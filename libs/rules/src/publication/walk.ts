import type { Statements } from '../shape/member-path.js';

/** A field of something that a rule set states: its name, its value, the object that it belongs to, and where it stands. */
export type Field = Readonly<{ name: string; value: unknown; of: Readonly<Record<string, unknown>>; path: string }>;

/** Every field of every object in a set, from the outermost inwards; places name members by their codes. */
export const fieldsOf = ({ values, members }: Statements): readonly Field[] => [
  ...fieldsIn(values),
  ...fieldsIn(members),
];

/** Every field of every object in a value that stands at a place. */
export function fieldsIn(value: unknown, path = ''): readonly Field[] {
  if (Array.isArray(value))
    return value.flatMap((item: unknown, at) => fieldsIn(item, `${path}/${codeIn(item) ?? at + 1}`));
  if (typeof value !== 'object' || value === null) return [];
  const of = value as Readonly<Record<string, unknown>>;
  return Object.entries(of).flatMap(([name, inner]) => {
    if (name === 'source') return [];
    const at = path === '' ? name : `${path}/${name}`;
    return [{ name, value: inner, of, path: at }, ...fieldsIn(inner, at)];
  });
}

function codeIn(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || !('code' in item)) return undefined;
  return typeof item.code === 'string' ? item.code : undefined;
}

/** The strings of a field that holds one, or a list of them. */
export function stringsIn(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'string');
}
