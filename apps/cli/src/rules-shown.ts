import { type ResolvedContent, type Resolved, scaleName } from '@wenxiao/rules/layers';
import { statedUnder } from '@wenxiao/rules/ruling';
import { lookUp, type RuleSet } from '@wenxiao/rules/shape';
import { type Statement, statementsBy } from '@wenxiao/rules/wording';
import { silentPaths } from './rules-text.js';

/** A rule as an official reads it, and as it stands in the file. */
type ShownRule = Readonly<{
  path: string;
  name?: string;
  words?: string;
  fields?: readonly Readonly<{ name: string; words: string }>[];
  note?: string;
  data: unknown;
}>;

type ShownArticle = Readonly<{ article: string; words: string; rules: readonly ShownRule[] }>;

/** A rule set by its articles, for programs, and for whoever looks how a text of their own can be written. */
export interface ShownSet {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly hash: string;
  readonly instruments: readonly Readonly<{ code: string; name: string; articles: readonly ShownArticle[] }>[];
  readonly silent: readonly Readonly<{ path: string; name: string }>[];
}

/**
 * What was made of each article, or of one: in Chinese, and as data.
 * @param set as it was written, with its own sources.
 */
export function shownSet(set: RuleSet, { content, hash }: Resolved, only?: string): ShownSet {
  const sayAt = statementsBy(content);
  const shown = (article: string): boolean => only === undefined || article === only;
  return {
    id: set.id,
    version: set.version,
    name: set.name.zh,
    hash,
    instruments: set.instruments.map(({ code, zh, articles }) => ({
      code,
      name: zh,
      articles: articles
        .filter(({ article }) => shown(article))
        .map(({ article, zh: words }) => ({ article, words, rules: rulesOf(article, set, content, sayAt) })),
    })),
    silent: silentPaths(content).map((path) => ({ path, name: scaleName(path)?.zh ?? path })),
  };
}

function rulesOf(
  article: string,
  set: RuleSet,
  content: ResolvedContent,
  sayAt: (path: string) => Statement | undefined,
): readonly ShownRule[] {
  return statedUnder(content, article).map(({ path, citation: { note } }) => {
    const { name, words, inside = [] } = sayAt(path) ?? {};
    const fields = inside.flatMap(({ name: field, words: said, inside: deeper }) =>
      deeper.length === 0 && said !== undefined ? [{ name: field, words: said }] : [],
    );
    return {
      path,
      ...(name !== undefined && { name }),
      ...(words !== undefined && { words }),
      ...(fields.length > 0 && { fields }),
      ...(note !== undefined && { note: note.zh }),
      data: lookUp(set, path)?.value,
    };
  });
}
