import { type Flaw, frozen, invalid, type Reading } from '../parameter/reading.js';
import { comparisonOf } from '../parameter/refinement.js';
import type { Sourced } from '../parameter/sourced.js';
import { contentHash } from '../layers/canonical-text.js';
import { citedSources, parameterFlaws } from './consistency.js';
import {
  type ParameterGroup,
  parameterGroupNames,
  parameterGroups,
  type RuleSet,
  type RuleSetVersion,
} from './rule-set.js';

/** An own value that is looser than the upper level's, or that only a person can compare with it (CJ-17). */
export type Deviation = Readonly<{
  /** `evaluation.due`. */
  parameter: string;
  verdict: 'looser' | 'not-comparable';
  own: unknown;
  upper: unknown;
}>;

/** A rule set with what it inherits: what decisions are made by. Frozen. */
export type ResolvedRuleSet = RuleSet &
  Readonly<{
    /** SHA-256 over the whole resolved content. It is recorded with every verdict, and keeps its meaning for ever. */
    hash: string;
    /** The sets from which values may come, nearest first. */
    ancestors: readonly RuleSetVersion[];
    deviations: readonly Deviation[];
  }>;

/**
 * A rule set with the values of its parents wherever it states none itself. Which values hold is decided parameter by
 * parameter; a value is never mixed from two sets.
 * @param published the sets among which the parents are found.
 */
export function resolve(ruleSet: RuleSet, published: readonly RuleSet[]): Reading<ResolvedRuleSet> {
  return resolveAbove(ruleSet, published, []);
}

export function isVersion(ruleSet: RuleSetVersion, { id, version }: RuleSetVersion): boolean {
  return ruleSet.id === id && ruleSet.version === version;
}

function resolveAbove(
  ruleSet: RuleSet,
  published: readonly RuleSet[],
  below: readonly RuleSetVersion[],
): Reading<ResolvedRuleSet> {
  const { parent } = ruleSet;
  if (parent === undefined) return joined(ruleSet, undefined);
  const line = [...below, ruleSet];
  const upper = published.find((candidate) => isVersion(candidate, parent));
  if (upper === undefined) return invalid([parentFlaw('上级规则未发布', 'the parent is not published', parent)]);
  if (line.some((each) => isVersion(each, upper)))
    return invalid([parentFlaw('上级规则成环', 'the parents form a circle', parent)]);
  if (upper.scheme !== ruleSet.scheme)
    return invalid([parentFlaw('上级规则属于另一规则体系', 'the parent belongs to another scheme', parent)]);
  const above = resolveAbove(upper, published, line);
  return above.outcome === 'invalid' ? above : joined(ruleSet, above.value);
}

function parentFlaw(zh: string, en: string, { id, version }: RuleSetVersion): Flaw {
  return { path: 'parent', zh: `${zh}:${id} 第 ${version} 版`, en: `${en}: ${id} version ${version}` };
}

type Joined = Readonly<{ upper: ResolvedRuleSet | undefined; reading: Reading<ResolvedRuleSet> }>;

/** Every decision asks for its rule set, and the hash over one takes milliseconds; what was parsed is frozen, so it stays right. */
const remembered = new WeakMap<RuleSet, Joined>();

function joined(own: RuleSet, upper: ResolvedRuleSet | undefined): Reading<ResolvedRuleSet> {
  const known = remembered.get(own);
  if (known !== undefined && known.upper === upper) return known.reading;
  const reading = join(own, upper);
  if (Object.isFrozen(own)) remembered.set(own, { upper, reading });
  return reading;
}

function join(own: RuleSet, upper: ResolvedRuleSet | undefined): Reading<ResolvedRuleSet> {
  const content = upper === undefined ? own : merged(own, upper);
  const flaws = parameterFlaws(content);
  if (flaws.length > 0) return invalid(flaws);
  const resolved = {
    hash: contentHash(content),
    ancestors: upper === undefined ? [] : [{ id: upper.id, version: upper.version }, ...upper.ancestors],
    deviations: upper === undefined ? [] : deviationsOf(own, upper),
  };
  return { outcome: 'valid', value: frozen(Object.assign({}, content, resolved)) };
}

function merged(own: RuleSet, upper: RuleSet): RuleSet {
  const groups: Partial<RuleSet> = Object.fromEntries(
    parameterGroupNames.map((group) => [group, mergedGroup(own[group], upper[group])]),
  );
  const instruments = upper.instruments.filter(({ prefix }) => !own.instruments.some((each) => each.prefix === prefix));
  const content = Object.assign({}, own, groups, { instruments: [...own.instruments, ...instruments] });
  const cited = citedSources(content);
  const sources = upper.sources.filter(({ id }) => cited.has(id) && !own.sources.some((entry) => entry.id === id));
  return Object.assign(content, { sources: [...own.sources, ...sources] });
}

/** An own silence leaves the upper level's value in force, where there is one. */
function mergedGroup(own: object, upper: object): object {
  const stated = Object.entries(own).filter(
    ([name, parameter]: [string, Sourced<unknown>]) => parameter.silent === undefined || !(name in upper),
  );
  return { ...upper, ...Object.fromEntries(stated) };
}

function deviationsOf(own: RuleSet, upper: RuleSet): readonly Deviation[] {
  return parameterGroupNames.flatMap((group) =>
    Object.entries(own[group]).flatMap(([name, parameter]: [string, Sourced<unknown>]) => {
      const inherited = Object.entries(upper[group]).find(([each]) => each === name)?.[1] as
        Sourced<unknown> | undefined;
      return deviationOf(group, name, parameter.value, inherited?.value);
    }),
  );
}

function deviationOf(group: ParameterGroup, name: string, own: unknown, upper: unknown): readonly Deviation[] {
  if (own === undefined || upper === undefined) return [];
  const verdict = comparisonOf(parameterGroups[group].prototype, name)?.(own, upper);
  return verdict === undefined ? [] : [{ parameter: `${group}.${name}`, verdict, own, upper }];
}
