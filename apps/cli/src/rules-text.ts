import type { Flaw } from '@wenxiao/rules/reading';
import { type Deviation, type ResolvedContent, scaleName, silentScales } from '@wenxiao/rules/layers';
import { statedUnder } from '@wenxiao/rules/ruling';
import { type Difference, type Statement, statementsBy } from '@wenxiao/rules/wording';
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

/** The contents of a rule set: its articles, each with how much was made of it; and the scales that it does not give. */
export function articlesText(content: ResolvedContent, hash: string): string {
  const heads = content.layers.map(({ id, version, name }) => `${id} 第 ${version} 版  ${name.zh}`);
  const articles = content.layers.flatMap(({ instruments }) =>
    instruments.flatMap((instrument) => [
      '',
      `${instrument.zh}  ${instrument.issuedBy} ${instrument.issuedOn}`,
      ...instrument.articles.map(({ article }) => `  ${article}  ${statedUnder(content, article).length} 项`),
    ]),
  );
  const meaning = '目录：条文及据其所定规则数';
  return [...heads, `SHA-256 ${hash}`, '', meaning, ...articles, ...silenceLines(content), ''].join('\n');
}

/** What has to be settled before whatever asks for it can be done. */
export function silentPaths(content: ResolvedContent): readonly string[] {
  // Nothing asks for a scale of evaluation where nothing is evaluated.
  return (content.members.evaluationTypes ?? []).length === 0 ? [] : silentScales(content);
}

function silenceLines(content: ResolvedContent): readonly string[] {
  const lines = silentPaths(content).map((path) => `  ${scaleName(path)?.zh ?? ''}  [${path}]`);
  return lines.length === 0 ? [] : ['', '未作规定（用到时由有权的人决定并留痕）', ...lines];
}

/** All articles, each as `articleText` has it. */
export function wholeText(content: ResolvedContent): string {
  const articles = content.layers.flatMap(({ instruments }) =>
    instruments.flatMap((instrument) => instrument.articles),
  );
  const sayAt = statementsBy(content);
  return [...new Set(articles.map(({ article }) => article))]
    .map((article) => articleText(content, article, sayAt))
    .join('\n');
}

/** One article: its words, and everything that was made of it, as an official reads it. Undefined where the set cites no such article. */
export function articleText(
  content: ResolvedContent,
  article: string,
  sayAt = statementsBy(content),
): string | undefined {
  const words = content.layers
    .flatMap(({ instruments }) => instruments.flatMap(({ articles }) => articles))
    .find((each) => each.article === article)?.zh;
  if (words === undefined) return undefined;
  const stated = statedUnder(content, article).flatMap(({ path, citation: { note } }) => [
    ...statementLines(sayAt(path), path),
    ...(note === undefined ? [] : [`    （${note.zh}）`]),
  ]);
  return [article, words, '', ...stated, ''].join('\n');
}

/** A statement with its path and its own fields; what has an article of its own inside it is told under that. */
function statementLines(statement: Statement | undefined, path: string): readonly string[] {
  if (statement === undefined) return [`  ${path}`];
  const head = `  ${statement.name}${statement.words === undefined ? '' : `：${statement.words}`}  [${path}]`;
  const fields = statement.inside.filter(({ inside, words }) => inside.length === 0 && words !== undefined);
  return [head, ...fields.map(({ name, words }) => `    ${name}：${words}`)];
}

/** What two sets do not say alike: the name and path of each, then what either says. */
export function differencesText(
  differences: readonly Difference[],
  [one, other]: readonly [ResolvedContent, ResolvedContent],
): string {
  const titles = [one, other].map(({ layers }) =>
    layers.map(({ id, version, name }) => `${id} ${version} ${name.zh}`).join('、'),
  );
  const heads = [
    `甲 A  ${titles[0]}`,
    `乙 B  ${titles[1]}`,
    `${differences.length} 处不同 · ${differences.length} differences`,
  ];
  const lines = differences.flatMap((difference) => [
    '',
    `${difference.name}  [${difference.path}]`,
    `  甲 ${difference.one ?? '无此规定'}`,
    `  乙 ${difference.other ?? '无此规定'}`,
  ]);
  return [...heads, ...lines, ''].join('\n');
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
