import { readdirSync, readFileSync } from 'node:fs';
import { parseRuleSet } from '../rule-set/parse-rule-set.js';
import { type ResolvedRuleSet, resolve } from '../rule-set/resolve.js';
import type { RuleSet } from '../rule-set/rule-set.js';

let loaded: readonly RuleSet[] | undefined;

/** The rule sets that the product brings along: every `*.rule-set.json` in this folder, validated, in order of file names. */
export function seedRuleSets(): readonly RuleSet[] {
  loaded ??= readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith('.rule-set.json'))
    .sort()
    .map(load);
  return loaded;
}

/**
 * A seeded rule set with what it inherits, in its newest version: for work without a directory (`forms check --rule-set`)
 * and for tests. Undefined where no seed has this id.
 */
export function resolvedSeed(id: string): ResolvedRuleSet | undefined {
  const versions = seedRuleSets().filter((each) => each.id === id);
  const newest = versions.sort((a, b) => b.version - a.version).at(0);
  if (newest === undefined) return undefined;
  const resolved = resolve(newest, seedRuleSets());
  if (resolved.outcome === 'invalid') throw new Error(`${id}: ${JSON.stringify(resolved.flaws)}`);
  return resolved.value;
}

function load(file: string): RuleSet {
  const reading = parseRuleSet(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')));
  if (reading.outcome === 'invalid') throw new Error(`${file}: ${JSON.stringify(reading.flaws)}`);
  return reading.value;
}
