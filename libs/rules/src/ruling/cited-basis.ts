import type { ResolvedContent } from '../layers/resolved.js';
import { type Citation, citationOf } from './citation.js';

/** An article of an instrument, in that set's own words. */
export type CitedArticle = Readonly<{
  /** The set that states it, `fufeng-2022`. */
  set: Readonly<{ id: string; version: number }>;
  /** 《…预算绩效管理办法》 */
  instrument: string;
  /** As it is printed: 第四十三条. */
  article: string;
  /** The sentence that is meant, or the whole article. */
  quote: string;
}>;

/** What something rests on: a path of a set, and where that stands. */
export type CitedBasis = Readonly<{
  path: string;
  /** What the set calls it. */
  zh?: string;
  /** None where the set has nothing at this path, or its text is not known. */
  article: readonly CitedArticle[];
}>;

/** A path with the articles of exactly that set. @param content undefined where nobody has told its text. */
export function citedBasis(content: ResolvedContent | undefined, path: string): CitedBasis {
  const found = content && citationOf(content, path);
  if (!found) return { path, article: [] };
  return { path, ...(found.zh !== undefined && { zh: found.zh }), article: found.citations.map(articleOf) };
}

function articleOf({ set: { id, version }, instrument, article, words }: Citation): CitedArticle {
  return { set: { id, version }, instrument: instrument.zh, article, quote: words };
}
