import { layered, type Resolved } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { differencesOf } from '@wenxiao/rules/wording';
import type { Measure } from '../bench.js';
import { fastestOf } from '../product/turns.js';

function setOf(id: string): RuleSet {
  const set = seed(id);
  if (!set) throw new Error(`There is no set ${id}`);
  return set;
}

/** Nation, province, city, county: one of the prefectures' sets stands for the province's, of which none comes along. */
const levels = ['mof-2020-10', 'changji-2018', 'changde-2019', 'fufeng-2022'].map(setOf);

function resolved(): Resolved {
  const rules = levels.reduce<Resolved | undefined>(
    (above, set) => layered(set, above, { organisation: false }),
    undefined,
  );
  if (rules?.layers.length !== levels.length) throw new Error('A set does not lie over those above it');
  return rules;
}

export function sets({ rounds }: Readonly<{ rounds: number }>): Measure[] {
  const read = (texts: readonly string[]) => () => texts.map((text): unknown => JSON.parse(text));
  const laying = fastestOf(rounds, resolved, read(levels.map((set) => JSON.stringify(set))));
  const [one, other] = [setOf('fufeng-2022'), setOf('huichang-2020')];
  const differing = () => {
    if (differencesOf(one, other).length === 0) throw new Error('Two counties’ sets say the same');
  };
  const comparing = fastestOf(rounds, differing, read([one, other].map((set) => JSON.stringify(set))));
  return [
    { case: 'resolve nation › province › city › county', ...laying, low: 60, peers: [], unit: 'ms' },
    { case: 'in what two counties’ sets differ', ...comparing, low: 12, peers: [], unit: 'ms' },
  ];
}
