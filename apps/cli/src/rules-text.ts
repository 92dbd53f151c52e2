import type { Flaw } from '@wenxiao/rules/reading';
import { type Deviation, type ResolvedContent, scaleName, silentScales } from '@wenxiao/rules/layers';
import { statedUnder } from '@wenxiao/rules/ruling';
import { lookUp } from '@wenxiao/rules/shape';
import { printable } from './display-width.js';

/** What is wrong with one rule set, for people: each place, and below it what is wrong, in Chinese and English. */
export function flawsText(file: string, flaws: readonly Flaw[]): string {
  const title = printable(file);
  if (flaws.length === 0) return `${title}  未发现问题 · nothing found\n`;
  const lines = flaws.flatMap(({ path, zh, en }) => [
    `  ${printable(path) || '（整份文件 the whole file）'}`,
    `    → ${printable(zh)}`,
    `    → ${printable(en)}`,
  ]);
  return [`${title}  ${flaws.length} 项错误 · ${flaws.length} flaws`, ...lines, ''].join('\n');
}

const verdicts: Readonly<Record<Deviation['verdict'], string>> = {
  looser: '比上级宽松 · looser than above',
  'not-comparable': '与上级无法比较 · not comparable with what is above',
  withdrawn: '撤销上级规定 · withdrawn from above',
};

/** How a set that can be published stands to the sets above it: what a person looks at when it is adopted. */
export function standingText({
  deviations,
  refused,
  warnings,
}: Readonly<{
  deviations: readonly Pick<Deviation, 'path' | 'verdict'>[];
  refused: readonly string[];
  warnings: readonly Flaw[];
}>): string {
  return [
    ...deviations.map(({ path, verdict }) => `  ${path}  ${verdicts[verdict]}\n`),
    ...refused.map((path) => `  ${path}  无权规定，不生效 · may not be stated here, does not hold\n`),
    ...warnings.map(({ path, zh, en }) => `  ${path}  ${zh} · ${en}\n`),
  ].join('');
}

/** A rule set by its articles: each with how much was made of it; and the scales that it does not give. */
export function articlesText(content: ResolvedContent, hash: string): string {
  const heads = content.layers.map(({ id, version, name }) => `${id} ${version}  ${name.zh} · ${name.en}`);
  const articles = content.layers.flatMap(({ instruments }) =>
    instruments.flatMap((instrument) => [
      '',
      `${instrument.zh}  ${instrument.issuedBy} ${instrument.issuedOn}`,
      ...instrument.articles.map(({ article }) => `  ${article}  ${statedUnder(content, article).length} 项`),
    ]),
  );
  const meaning = '条文及所定规则数 · articles, and how many rules were made of each';
  return [...heads, `SHA-256 ${hash}`, '', meaning, ...articles, ...silenceLines(content), ''].join('\n');
}

/** What has to be settled before whatever asks for it can be done. */
function silenceLines(content: ResolvedContent): readonly string[] {
  // Nothing asks for a scale of evaluation where nothing is evaluated.
  if ((content.members.evaluationTypes ?? []).length === 0) return [];
  const silent = silentScales(content);
  if (silent.length === 0) return [];
  const lines = silent.map((path) => {
    const { zh = '', en = '' } = scaleName(path) ?? {};
    return `  ${path}  ${zh} · ${en}`;
  });
  return ['', '未作规定，须予明确 · silent, to be settled', ...lines];
}

/** One article: its words, and everything that was made of it, by path. Undefined where the set cites no such article. */
export function articleText(content: ResolvedContent, article: string): string | undefined {
  const words = content.layers
    .flatMap(({ instruments }) => instruments.flatMap(({ articles }) => articles))
    .find((each) => each.article === article)?.zh;
  if (words === undefined) return undefined;
  const stated = statedUnder(content, article).flatMap(({ path, zh, citation: { note } }) => [
    `  ${path}  ${zh ?? valueText(content, path)}`,
    ...(note === undefined ? [] : [`    ${note.zh}`, `    ${note.en}`]),
  ]);
  return [article, words, '', ...stated, ''].join('\n');
}

function valueText(content: ResolvedContent, path: string): string {
  const { value, silent } = lookUp(content, path)?.value as { value?: unknown; silent?: true };
  return silent === true ? '（未规定 silent）' : JSON.stringify(value);
}

const digits = '零一二三四五六七八九';

/** An article as it is printed: `43` and `四十三` are 第四十三条, other words stay as they are. */
export function articleName(written: string): string {
  if (/^[1-9]\d{0,2}$/.test(written)) return `第${inChinese(Number(written))}条`;
  return /^[一二三四五六七八九十百零]+$/.test(written) ? `第${written}条` : written;
}

function inChinese(number: number): string {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  const ten =
    tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十`;
  return `${hundreds > 0 ? `${digits[hundreds]}百` : ''}${ten}${ones > 0 ? digits[ones] : ''}`;
}
