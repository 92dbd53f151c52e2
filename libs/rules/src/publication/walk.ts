import type { Statements } from '../shape/member-path.js';

/** A field of something that a rule set states: its name, its value, the object that it belongs to, and where it stands. */
export type Field = Readonly<{ name: string; value: unknown; of: Readonly<Record<string, unknown>>; path: string }>;

/** Every field of every object in a set, from the outermost inwards; places name members by their codes. */
export function fieldsOf(stated: Statements): readonly Field[] {
  const fields: Field[] = [];
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      value.forEach((item: unknown, at) => {
        walk(item, `${path}/${codeIn(item) ?? at + 1}`);
      });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const of = value as Readonly<Record<string, unknown>>;
    for (const [name, inner] of Object.entries(of)) {
      if (name === 'source') continue;
      const at = path === '' ? name : `${path}/${name}`;
      fields.push({ name, value: inner, of, path: at });
      walk(inner, at);
    }
  };
  walk(stated.values, '');
  walk(stated.members, '');
  return fields;
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
