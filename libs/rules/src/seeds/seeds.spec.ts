import { layered } from '../layers/resolve.js';
import { checkRuleSet } from '../publication/publication-flaws.js';
import { productVocabulary } from '../publication/vocabulary.js';
import { citationOf } from '../ruling/citation.js';
import { type Coded, isMemberList, lookUp } from '../shape/member-path.js';
import type { RuleSet } from '../shape/rule-set.js';
import { rowsOf, seed, seeds } from './seeds.js';

/** Verdicts refer to these: the content of a published version never changes, a change is a new version. */
const hashes: Readonly<Record<string, string>> = {
  'changji-2018.1': '',
  'fufeng-2022.1': '',
};

const versionOf = ({ id, version }: RuleSet): string => `${id}.${version}`;
const resolvedOf = (set: RuleSet): ReturnType<typeof layered> => layered(set, undefined, { organisation: false });

/** Every path of a set that names a value, a member or a member inside one. */
function pathsOf(set: RuleSet): readonly string[] {
  const inside = (member: Coded, path: string): readonly string[] => [
    path,
    ...Object.entries(member).flatMap(([field, value]: [string, unknown]) =>
      isMemberList(value) ? value.flatMap((item) => inside(item, `${path}/${field}/${item.code}`)) : [],
    ),
  ];
  const members = Object.entries(set.members).flatMap(([group, list]: [string, readonly Coded[]]) =>
    list.flatMap((member) => inside(member, `${group}/${member.code}`)),
  );
  return [...Object.keys(set.values), ...members];
}

describe('the rule sets that the product brings along', () => {
  it('are each version once, found by id in the newest version', () => {
    expect(new Set(seeds().map(versionOf)).size).toBe(seeds().length);
    expect(seeds().map(({ id }) => seed(id)?.id)).toEqual(seeds().map(({ id }) => id));
    expect(seed('nowhere')).toBeUndefined();
  });

  describe.each(seeds().map((set) => [versionOf(set), set] as const))('%s', (version, set) => {
    it('can be published', () => {
      expect(checkRuleSet(set, productVocabulary)).toEqual({ outcome: 'valid', value: set });
    });

    it('has the content that verdicts already given refer to', () => {
      expect(resolvedOf(set).hash).toBe(hashes[version]);
    });

    it('cites an article and words for everything that it states', () => {
      const { content } = resolvedOf(set);
      const uncited = pathsOf(set).filter((path) => {
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
