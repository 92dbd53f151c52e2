import type { ResolvedContent, RuleSetVersion } from '../layers/resolved.js';
import { type Coded, isMemberList, lookUp } from '../shape/member-path.js';
import type { Source } from '../shape/words.js';

/** Where a rule stands, in the words of the set that states it. */
export type Citation = Readonly<{
  set: RuleSetVersion & Readonly<{ zh: string; en: string }>;
  instrument: Readonly<{ zh: string; en: string; issuedBy: string; issuedOn: string }>;
  /** As it is printed: 第四十三条. */
  article: string;
  /** The sentence that is meant, or the whole article. */
  words: string;
  note?: Readonly<{ zh: string; en: string }>;
}>;

/** What a basis names: what it is called, where that is known, and where it stands. */
export type Cited = Readonly<{ path: string; zh?: string; en?: string; citations: readonly Citation[] }>;

/**
 * What a path of a resolved set cites: the sources of the nearest member that it lies in, or of all members where it names a
 * list of them. Undefined where the set has nothing at this path.
 */
export function citationOf(content: ResolvedContent, path: string): Cited | undefined {
  const found = lookUp(content, path);
  if (found === undefined) return undefined;
  const nearest: unknown = found.within.at(-1);
  const sources = isMemberList(found.value) ? found.value.flatMap(sourcesOf) : [];
  const cited = sources.length > 0 ? sources : sourcesOf(nearest ?? found.value);
  const citations = distinct(cited).map((source) => citation(content, source));
  return { path, ...wordsOf(nearest), citations };
}

function sourcesOf(value: unknown): readonly Source[] {
  if (typeof value !== 'object' || value === null || !('source' in value)) return [];
  return value.source as readonly Source[];
}

function distinct(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}

function wordsOf(member: unknown): Readonly<{ zh?: string; en?: string }> {
  const { zh, en } = (member ?? {}) as Partial<Coded> & { zh?: string; en?: string };
  return { ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) };
}

/** @throws {Error} where the instrument is not that of a layer: what was resolved names none other. */
function citation(content: ResolvedContent, source: Source): Citation {
  for (const { id, version, name, instruments } of content.layers) {
    const prefix = `${id}.${version}.`;
    const instrument = instruments.find(({ code }) => source.instrument === prefix + code);
    const article = instrument?.articles.find((each) => each.article === source.article);
    if (instrument === undefined || article === undefined) continue;
    const { zh, en, issuedBy, issuedOn } = instrument;
    return {
      set: { id, version, ...name },
      instrument: { zh, en, issuedBy, issuedOn },
      article: source.article,
      words: source.quote ?? article.zh,
      ...(source.note !== undefined && { note: source.note }),
    };
  }
  throw new Error(`No layer has the instrument ${source.instrument} with ${source.article}`);
}
