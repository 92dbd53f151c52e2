import { limits } from '@wenxiao/domain/field';
import type { z } from 'zod';
import { type RuleSet, ruleSetShape } from '../shape/rule-set.js';
import { documentFlaws } from './document-flaws.js';
import { extentFlaw } from './extent.js';
import { placeOf } from './place.js';
import { type Flaw, frozen, invalid, type Reading } from './flaw.js';
import { shapeFlaws } from './shape-flaws.js';

/** Reads a rule set as it was written, JSON in UTF-8. @see readRuleSet */
export function readRuleSetJson(text: string): Reading<RuleSet> {
  const parsed = parsedJson(text);
  return parsed.outcome === 'valid' ? readRuleSet(parsed.value) : parsed;
}

/** What a text of JSON says, unless it is longer than a rule set may be. */
export function parsedJson(text: string): Reading<unknown> {
  if (Buffer.byteLength(text) > limits.ruleSetBytes) return invalid([tooLarge]);
  try {
    return { outcome: 'valid', value: JSON.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return invalid([{ path: '', zh: `不是 JSON:${error.message}`, en: `is no JSON: ${error.message}` }]);
  }
}

/**
 * Reads parsed JSON as a rule set: its shape, and what the document itself must keep (every source explained, each code once).
 * All that is wrong is said at once. Adds nothing: the value is what was written. Whether its rules fit together is asked of
 * what it is resolved to (`checkRuleSet`).
 */
export function readRuleSet(json: unknown): Reading<RuleSet> {
  const { set, flaws } = readReadable(json);
  return set === undefined || flaws.length > 0 ? invalid(flaws) : { outcome: 'valid', value: frozen(set) };
}

/** As much of a rule set as can be read, all that is wrong with the document, and the members that had to be left out. */
export type Readable = Readonly<{
  set: RuleSet | undefined;
  flaws: readonly Flaw[];
  /** `desks/clerk`: stated, but not in the shape asked for. */
  leftOut: readonly string[];
}>;

/**
 * Reads what can be read: members and values without their shape are left out, so that what is wrong with the others is said
 * in the same answer. Without a set where something else is wrong.
 */
export function readReadable(json: unknown): Readable {
  const extent = extentFlaw(json);
  if (extent !== undefined) return { set: undefined, flaws: [extent], leftOut: [] };
  const parsed = ruleSetShape.safeParse(json, { reportInput: true });
  const flaws = parsed.success ? [] : shapeFlaws(json, parsed.error.issues);
  const set = parsed.success ? (parsed.data as RuleSet) : readablePart(json, parsed.error.issues);
  return {
    set,
    flaws: set === undefined ? flaws : [...flaws, ...documentFlaws(set)],
    leftOut: parsed.success
      ? []
      : parsed.error.issues.map(({ path }) => placeOf(json, path.slice(0, 3)).slice('members/'.length)),
  };
}

function readablePart(json: unknown, issues: readonly z.core.$ZodIssue[]): RuleSet | undefined {
  const spoiled = issues.map(({ path }) => path.slice(0, 3));
  const canBeLeftOut = spoiled.every(([place, name, at]) =>
    place === 'values' ? name !== undefined : place === 'members' && typeof at === 'number',
  );
  if (!canBeLeftOut) return undefined;
  const places = new Set(
    spoiled.map(([place, name, at]) =>
      place === 'values' ? `values ${String(name)}` : `members ${String(name)} ${String(at)}`,
    ),
  );
  const { values, members, ...head } = json as Record<'values' | 'members', Record<string, unknown>>;
  const parsed = ruleSetShape.safeParse({
    ...head,
    values: Object.fromEntries(Object.entries(values).filter(([path]) => !places.has(`values ${path}`))),
    members: Object.fromEntries(
      Object.entries(members).map(([group, list]) => [
        group,
        Array.isArray(list) ? list.filter((_member, at) => !places.has(`members ${group} ${at}`)) : list,
      ]),
    ),
  });
  return parsed.success ? parsed.data : undefined;
}

const tooLarge: Flaw = {
  path: '',
  zh: `文件过大:最多 ${limits.ruleSetBytes / 1024} KiB,请拆分或删减`,
  en: `the file is too large: at most ${limits.ruleSetBytes / 1024} KiB, split or shorten it`,
};
