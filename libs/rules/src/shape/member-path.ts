import type { Members, Values } from './rule-set.js';

/** Values by path and members by group: what a rule set states, or what several resolve to. */
export interface Statements {
  readonly values: Values;
  readonly members: Members;
}

/** A member, as far as a path needs to know it. */
export type Coded = Readonly<{ code: string; source?: unknown }>;

/** What stands at a path, and the members that it lies in, from the outermost inwards. */
export type Found = Readonly<{ value: unknown; within: readonly Coded[] }>;

/**
 * Looks up a path by codes: a value (`evaluation.fullMark`), a group (`rounds`), a member (`rounds/quarterly`), a field of it
 * (`rounds/quarterly/due`), a member in that (`rounds/quarterly/due/form`), and so on.
 */
export function lookUp(stated: Statements, path: string): Found | undefined {
  const [first = '', ...names] = path.split('/');
  const value: unknown = ownField(stated.values, first);
  if (value !== undefined) return names.length === 0 ? { value, within: [] } : undefined;
  let here: unknown = ownField(stated.members, first);
  const within: Coded[] = [];
  for (const name of names) {
    here = Array.isArray(here)
      ? here.find((item: unknown) => isCoded(item) && item.code === name)
      : ownField(here, name);
    if (isCoded(here)) within.push(here);
  }
  return here === undefined ? undefined : { value: here, within };
}

/** What is stated without what stands at the path. */
export function without<S extends Statements>(stated: S, path: string): S {
  const [first = '', ...names] = path.split('/');
  if (Object.hasOwn(stated.values, first)) return { ...stated, values: omit(stated.values, first) };
  const remaining: unknown = removed(ownField(stated.members, first), names);
  const empty = remaining === undefined || (Array.isArray(remaining) && remaining.length === 0);
  const others = omit(stated.members, first);
  return { ...stated, members: empty ? others : { ...others, [first]: remaining } };
}

function removed(value: unknown, [name, ...names]: readonly string[]): unknown {
  if (name === undefined) return undefined;
  if (Array.isArray(value))
    return value.flatMap((item: unknown) => {
      if (!isCoded(item) || item.code !== name) return [item];
      const rest: unknown = removed(item, names);
      return rest === undefined ? [] : [rest];
    });
  if (typeof value !== 'object' || value === null) return value;
  const rest: unknown = removed(ownField(value, name), names);
  return rest === undefined ? omit(value, name) : { ...value, [name]: rest };
}

export function isCoded(value: unknown): value is Coded {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

/** Whether a value is a list of members, each with its code. */
export function isMemberList(value: unknown): value is readonly Coded[] {
  return Array.isArray(value) && value.length > 0 && value.every(isCoded);
}

function ownField(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function omit<T extends object>(value: T, name: string): T {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name)) as T;
}
