import { readFileSync, readdirSync } from 'node:fs';
import { readRuleSetJson } from '../reading/read-rule-set.js';
import type { RuleSet } from '../shape/rule-set.js';

const folder = new URL('.', import.meta.url);

let read: readonly RuleSet[] | undefined;

/**
 * The rule sets that the product brings along, read in order of their file names: `<id>.json`, and `<id>.<version>.json` for
 * every version after the first.
 * @throws {Error} where one of them is broken.
 */
export function seeds(): readonly RuleSet[] {
  read ??= readdirSync(folder)
    .filter((name) => /^[a-z0-9-]+(?:\.\d+)?\.json$/.test(name))
    .sort()
    .map(seedIn);
  return read;
}

/** A seed in its newest version; undefined where none has this id. */
export function seed(id: string): RuleSet | undefined {
  return seeds()
    .filter((each) => each.id === id)
    .reduce<RuleSet | undefined>(
      (newest, each) => (newest && newest.version > each.version ? newest : each),
      undefined,
    );
}

/** The rows of the requirement matrix for which members of a seed stand: row → paths. They are beside the set, unhashed. */
export type Rows = Readonly<Record<string, readonly string[]>>;

/** @throws {Error} where the seed has no such file. */
export function rowsOf(id: string): Rows {
  return JSON.parse(readFileSync(new URL(`${id}.rows.json`, folder), 'utf8')) as Rows;
}

function seedIn(name: string): RuleSet {
  const reading = readRuleSetJson(readFileSync(new URL(name, folder), 'utf8'));
  if (reading.outcome === 'valid') return reading.value;
  throw new Error(`${name}: ${JSON.stringify(reading.flaws, null, 2)}`);
}
