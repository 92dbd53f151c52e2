import type { Instrument, RuleSet } from '../shape/rule-set.js';
import type { Source, Years } from '../shape/words.js';
import type { Flaw } from './flaw.js';

/** What no single member can tell: dates in order, each code once, every source with its article and words. */
export function documentFlaws(set: RuleSet): readonly Flaw[] {
  const { effective, withdraws, values, members } = set;
  const content = contentFlaws({ effective, withdraws, values, members }, set.instruments);
  return [...effectiveFlaws(set), ...instrumentFlaws(set.instruments), ...content];
}

function effectiveFlaws({ effective }: RuleSet): readonly Flaw[] {
  if (effective.to === undefined || effective.from < effective.to) return [];
  return [{ path: 'effective/to', zh: '失效日期须晚于生效日期', en: 'must be later than the day from which it holds' }];
}

function instrumentFlaws(instruments: readonly Instrument[]): readonly Flaw[] {
  return [
    ...repeated(instruments.map(({ code }) => code)).map((code) => onceOnly(`instruments/${code}`)),
    ...instruments.flatMap(({ code, articles }) =>
      repeated(articles.map(({ article }) => article)).map((article) => onceOnly(`instruments/${code}/${article}`)),
    ),
  ];
}

/**
 * Walks through all that is stated, member by member, list by list.
 * @param instruments by which sources are judged; none where what is stated has its sources elsewhere.
 */
export function contentFlaws(content: object, instruments: readonly Instrument[] = []): readonly Flaw[] {
  const articles = new Map(
    instruments.map(({ code, articles }) => [code, new Map(articles.map(({ article, zh }) => [article, zh]))]),
  );
  const flaws: Flaw[] = [];
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      const codes = value.map((item: unknown) => codeOf(item));
      flaws.push(...repeated(codes.filter((code) => code !== undefined)).map((code) => onceOnly(`${path}/${code}`)));
      value.forEach((item: unknown, at) => {
        walk(item, `${path}/${codes[at] ?? at + 1}`);
      });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'source' && articles.size > 0)
        flaws.push(...sourceFlaws(inner as readonly Source[], articles, `${path}/source`));
      else if (name === 'source') continue;
      else if (name === 'years') flaws.push(...yearsFlaws(inner as Years, `${path}/years`));
      else walk(inner, path === '' ? name : `${path}/${name}`);
    }
  };
  walk(content, '');
  return flaws;
}

function sourceFlaws(
  sources: readonly Source[],
  articles: ReadonlyMap<string, ReadonlyMap<string, string>>,
  path: string,
): readonly Flaw[] {
  return sources.flatMap(({ instrument, article, quote }) => {
    const known = articles.get(instrument);
    if (known === undefined)
      return [{ path, zh: `没有列出文件 ${instrument}`, en: `there is no instrument ${instrument}` }];
    const words = known.get(article);
    if (words === undefined)
      return [
        {
          path,
          zh: `文件 ${instrument} 未列出${article}的原文`,
          en: `instrument ${instrument} has no article ${article} with its words`,
        },
      ];
    if (quote === undefined || words.includes(quote)) return [];
    return [{ path, zh: `所引语句不在${article}中`, en: `what is quoted does not stand in ${article}` }];
  });
}

function yearsFlaws({ from, to }: Years, path: string): readonly Flaw[] {
  if (from === undefined || to === undefined || from <= to) return [];
  return [{ path, zh: '起始年度不能晚于终止年度', en: 'the first year is later than the last' }];
}

function codeOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || !('code' in item)) return undefined;
  return typeof item.code === 'string' ? item.code : undefined;
}

/** What stands more than once, each said once. */
function repeated(codes: readonly string[]): readonly string[] {
  return [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))];
}

function onceOnly(path: string): Flaw {
  return { path, zh: '同一代码只能出现一次', en: 'each code may stand only once' };
}
