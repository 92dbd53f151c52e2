import { layered } from '../layers/resolve.js';
import { type Above, checkRuleSet } from '../publication/publication-flaws.js';
import { productVocabulary } from '../publication/vocabulary.js';
import { citationOf } from '../ruling/citation.js';
import { statedPaths } from '../ruling/stated-paths.js';
import { lookUp } from '../shape/member-path.js';
import type { RuleSet } from '../shape/rule-set.js';
import { rowsOf, seed, seeds } from './seeds.js';

/** Verdicts refer to these: the content of a published version never changes, a change is a new version. */
const hashes: Readonly<Record<string, string>> = {
  'yunlong-district.1': 'ad9e4b5350053842e32d0bf811dc834d63e1a589e2722e28e96a648d07da7e75',
  'office-plan.1': '6cf57f8c7a0a8bb4a3dca7622a7769ed4c381096f41e4094af0e844ddfd48025',
  'changde-2019.1': 'bf3c1b36dbb50ead191641af52714ee4687cce904073123fd3a8dfd31d4b996b',
  'changji-2018.1': 'e95f8a86e0bb5165ead935da136e91f4baf6746c6f2bb2f1222c8abf9dca85e7',
  'fufeng-2022.1': '387b7f29ee2996f45a01a25ebc355c1333a0687d1f889e0e3dde665204d87c79',
  'huichang-2020.1': '46f539c581a86d60e6ad53f6c029fadc6bd1aa397057bf101cae65139672cf88',
  'mof-2020-10.1': '6d74330692f1bf5a1a2ed8aa962a702bbb629c975ab02ee0168de81911c042d8',
  'transport-assessment.1': '3d4beda5899f8c14eb29e5ac21131179fef3c5e6586d42ab3078988a663b006d',
};

/** What a body of a county has made for itself is published over the county's. */
const aboveOf = ({ level, scheme }: RuleSet): Above | undefined => {
  const county = seed('huichang-2020')!;
  const refines = level === 'organisation' && scheme === county.scheme;
  return refines ? { rules: resolvedOf(county), taking: { organisation: true } } : undefined;
};
const versionOf = ({ id, version }: RuleSet): string => `${id}.${version}`;
const resolvedOf = (set: RuleSet): ReturnType<typeof layered> => layered(set, undefined, { organisation: false });

describe('the rule sets that the product brings along', () => {
  it('are each version once, found by id in the newest version', () => {
    expect(new Set(seeds().map(versionOf)).size).toBe(seeds().length);
    expect(seeds().map(({ id }) => seed(id)?.id)).toEqual(seeds().map(({ id }) => id));
    expect(seed('nowhere')).toBeUndefined();
  });

  describe.each(seeds().map((set) => [versionOf(set), set] as const))('%s', (version, set) => {
    it('can be published', () => {
      expect(checkRuleSet(set, productVocabulary, aboveOf(set))).toEqual({ outcome: 'valid', value: set });
    });

    it('has the content that verdicts already given refer to', () => {
      expect(resolvedOf(set).hash).toBe(hashes[version]);
    });

    it('cites an article and words for everything that it states', () => {
      const { content } = resolvedOf(set);
      const uncited = statedPaths(content).filter((path) => {
        const citations = citationOf(content, path)?.citations ?? [];
        return citations.length === 0 || citations.some(({ article, words }) => article === '' || words === '');
      });
      expect(uncited).toEqual([]);
    });

    it('is cited only where it has something: every row of the matrix names paths that exist', () => {
      const { content } = resolvedOf(set);
      const missing = Object.entries(rowsOf(set.id)).flatMap(([row, paths]) =>
        paths.filter((path) => lookUp(content, path) === undefined).map((path) => `${row}: ${path}`),
      );
      expect(missing).toEqual([]);
    });

    it('cites no row of the matrix: an eighth county has none', () => {
      expect(JSON.stringify(set)).not.toMatch(/\b(?:HC|CD|T[123]|FF|CJ|[ABNX])-\d/);
    });
  });
});
