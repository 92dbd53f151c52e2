import type { z } from 'zod';
import { moneyScheme, type RuleSet, ruleSetShape } from '../shape/rule-set.js';
import { placeOf } from './place.js';

type Part = Readonly<{
  set: RuleSet;
  /** `desks/clerk`, `evaluation.fullMark`: members and values that are stated, but not in the shape asked for. */
  leftOut: readonly string[];
}>;

/**
 * What can be read of a set that is not whole: without the members and values that have not their shape, without what nobody knows,
 * and with something harmless in the place of what is wrong in its head. Undefined where values or members, or a whole group of them,
 * cannot be read: whatever refers to these would look wrong as well.
 */
export function readablePart(json: unknown, issues: readonly z.core.$ZodIssue[]): Part | undefined {
  if (issues.some(takesTooMuch)) return undefined;
  const spoiled = issues.flatMap(spoiledPlaces);
  const lost = new Set(spoiled.map((place) => place.join(' ')));
  const { values, members, ...head } = json as Record<'values' | 'members', Record<string, unknown>>;
  const parsed = contentShape.safeParse({
    values: without(values, (path) => lost.has(`values ${path}`)),
    members: Object.fromEntries(
      Object.entries(without(members, (group) => lost.has(`members ${group}`))).map(([group, list]) => [
        group,
        Array.isArray(list) ? list.filter((_member, at) => !lost.has(`members ${group} ${at}`)) : list,
      ]),
    ),
  });
  if (!parsed.success) return undefined;
  const leftOut = spoiled.filter(([part, , at]) => part === 'values' || (part === 'members' && typeof at === 'number'));
  return {
    set: { ...harmless, ...without(head, (name) => lost.has(name)), ...parsed.data },
    leftOut: leftOut.map((place) => placeOf(json, place).replace(/^(?:members|values)\//, '')),
  };
}

const contentShape = ruleSetShape.pick({ values: true, members: true });

/** Nothing is said of it: without instruments no source is held against their articles. */
const harmless = {
  id: 'unread',
  version: 1,
  scheme: moneyScheme,
  name: { zh: '', en: '' },
  level: 'county',
  effective: { from: '2000-01-01', source: [] },
  below: 'refine',
  instruments: [],
} satisfies Omit<RuleSet, 'values' | 'members'>;

/** How many names lead to what is left out: a word of the head, a value, a member of a group. */
const reach = ([part]: readonly PropertyKey[]): number => (part === 'members' ? 3 : part === 'values' ? 2 : 1);

function takesTooMuch({ code, path }: z.core.$ZodIssue): boolean {
  return code !== 'unrecognized_keys' && path.length < reach(path);
}

function spoiledPlaces(issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys' && path.length < reach(path)) return issue.keys.map((name) => [...path, name]);
  return [path.slice(0, reach(path))];
}

const without = (
  content: Readonly<Record<string, unknown>>,
  isLost: (name: string) => boolean,
): Record<string, unknown> => Object.fromEntries(Object.entries(content).filter(([name]) => !isLost(name)));
