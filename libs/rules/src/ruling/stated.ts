/** What a rule set states at a path, with the path by codes under which the basis of an event names it. */
export type Stated<T> = Readonly<{ is: 'stated'; value: T; path: string; soft?: true }>;

/** A rule set says nothing at this path, or says that it gives no value: nothing is computed, a person decides. */
export type Silent = Readonly<{ is: 'silent'; path: string }>;

export function stated<T>(value: T, path: string, soft?: true): Stated<T> {
  return soft === true ? { is: 'stated', value, path, soft } : { is: 'stated', value, path };
}

export function silent(path: string): Silent {
  return { is: 'silent', path };
}

type ItemOf<T, Field extends keyof T> = NonNullable<T[Field]> extends readonly (infer Item)[] ? Item : never;
type FieldsWithMembers<T> = {
  [Field in keyof T]-?: ItemOf<T, Field> extends { readonly code: string } ? Field : never;
}[keyof T];

/** A member inside another: `within(procedure, 'steps', 'desk-review')` has the path `…/steps/desk-review`. */
export function within<T extends object, Field extends FieldsWithMembers<T> & string>(
  outer: Stated<T>,
  field: Field,
  code: string,
): Stated<ItemOf<T, Field>> | Silent {
  return (
    allWithin(outer, field).find(({ value }) => (value as { code: string }).code === code) ??
    silent(`${outer.path}/${field}/${code}`)
  );
}

/** All members of a list inside a member, each with its path. */
export function allWithin<T extends object, Field extends FieldsWithMembers<T> & string>(
  outer: Stated<T>,
  field: Field,
): readonly Stated<ItemOf<T, Field>>[] {
  const items = (outer.value[field] ?? []) as readonly (ItemOf<T, Field> & { code: string; soft?: true })[];
  return items.map((item) => stated<ItemOf<T, Field>>(item, `${outer.path}/${field}/${item.code}`, item.soft));
}

/** A field of a member, `rounds/quarterly/due`; silent where the member does not have it. */
export function fieldOf<T extends object, Field extends keyof T & string>(
  outer: Stated<T>,
  field: Field,
): Stated<NonNullable<T[Field]>> | Silent {
  const path = `${outer.path}/${field}`;
  const value = outer.value[field];
  return value === undefined || value === null
    ? silent(path)
    : stated(value as NonNullable<T[Field]>, path, outer.soft);
}
