import { invalid, read, type Reading } from '../parameter/reading.js';
import { isObject } from '../parameter/value-checks.js';
import { documentFlaws, parameterFlaws } from './consistency.js';
import { parameterGroupNames, RuleSet } from './rule-set.js';

/**
 * Reads parsed JSON as a rule set, or says everything that is wrong with it, in Chinese and in English. Groups without
 * parameters may be left out. What a set with a parent does not state itself is checked by `resolve`.
 */
export function parseRuleSet(json: unknown): Reading<RuleSet> {
  const emptyGroups = Object.fromEntries(parameterGroupNames.map((group) => [group, {}]));
  const reading = read(RuleSet, isObject(json) ? { ...emptyGroups, ...json } : json);
  if (reading.outcome === 'invalid') return reading;
  const { value } = reading;
  const flaws = [...documentFlaws(value), ...(value.parent === undefined ? parameterFlaws(value) : [])];
  return flaws.length === 0 ? reading : invalid(flaws);
}
