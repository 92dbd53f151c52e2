import { createHash } from 'node:crypto';
import { layered } from '@wenxiao/rules/layers';
import { type Above, checkRuleSet, productVocabulary } from '@wenxiao/rules/publication';
import { rowsOf, seed, seeds } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { type Perturbation, perturbationsOf } from './perturb.js';

/** A rule set of the product in which one thing stands otherwise, and the rows whose tests have to notice. */
export type Mutant = Readonly<{
  /** Of what it states: the same for the same content. */
  key: string;
  setId: string;
  path: string;
  change: string;
  set: RuleSet;
  rows: readonly string[];
}>;

/** What a row names, and nothing else could stand there that can be published. */
export type Unaskable = Readonly<{ setId: string; path: string; rows: readonly string[] }>;

/**
 * Every mutant of what the rows beside the seeds name, in the order of the rows.
 * @throws {Error} for a set that could not be published as it is: nothing could be asked of it.
 */
export function mutantsOf(
  rows: ReadonlySet<string>,
): Readonly<{ mutants: readonly Mutant[]; unaskable: readonly Unaskable[] }> {
  const mutants: Mutant[] = [];
  const unaskable: Unaskable[] = [];
  for (const set of seeds()) {
    const { outcome } = checkRuleSet(set, productVocabulary, aboveOf(set));
    if (outcome !== 'valid') throw new Error(`${set.id} cannot be published`);
    for (const [path, named] of rowsByPath(set.id, rows)) {
      const others = seeds().filter(({ id }) => id !== set.id);
      const groups = perturbationsOf(set, path, others);
      const chosen = groups.flatMap((group) => firstPublishable(set, path, named, group));
      mutants.push(...chosen);
      if (chosen.length === 0) unaskable.push({ setId: set.id, path, rows: named });
    }
  }
  return { mutants, unaskable };
}

/** What one organisation has for itself lies over its county's rules: those of its rows' tests. */
function aboveOf({ level, scheme }: RuleSet): Above | undefined {
  const county = seed('huichang-2020');
  if (level !== 'organisation' || scheme !== county?.scheme) return undefined;
  return { rules: layered(county, undefined, { organisation: false }), taking: { organisation: true } };
}

function firstPublishable(
  whole: RuleSet,
  path: string,
  rows: readonly string[],
  group: readonly Perturbation[],
): readonly Mutant[] {
  const { id: setId } = whole;
  const above = aboveOf(whole);
  for (const { change, set } of group) {
    const reading = checkRuleSet(set, productVocabulary, above);
    if (reading.outcome !== 'valid') continue;
    const key = createHash('sha256').update(JSON.stringify(set)).digest('hex').slice(0, 16);
    return [{ key, setId, path, change, set: reading.value, rows }];
  }
  return [];
}

/** The paths that rows of interest name, with these rows: one that several name is perturbed once. */
function rowsByPath(setId: string, wanted: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const byPath = new Map<string, readonly string[]>();
  for (const [row, paths] of Object.entries(rowsOf(setId))) {
    if (!wanted.has(row)) continue;
    for (const path of paths) byPath.set(path, [...(byPath.get(path) ?? []), row]);
  }
  return byPath;
}
