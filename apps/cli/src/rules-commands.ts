import { type Deviation, layered, type Resolved } from '@wenxiao/rules/layers';
import { checkRuleSet, productVocabulary, warningsOf } from '@wenxiao/rules/publication';
import { type Flaw, readJson, readRuleSet } from '@wenxiao/rules/reading';
import { seed, seeds } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { exitStatus } from './exit-status.js';
import { differencesOf } from '@wenxiao/rules/wording';
import { shownSet } from './rules-shown.js';
import {
  articleName,
  articlesText,
  articleText,
  differencesText,
  flawsText,
  standingText,
  wholeText,
} from './rules-text.js';
import { textOf, Unreadable } from './text-file.js';

/** Where the commands write. Each answers with the exit status. */
export interface Output {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

export interface CheckOptions {
  /** The sets above, from the top down: ids of seeds, or files. */
  readonly over?: readonly string[];
  /** An organisation adopts the set, not a jurisdiction. */
  readonly organisation?: true;
  readonly json?: true;
}

/** What is wrong with a set, and, where nothing is, how it stands to the sets above it. */
type Checked = Readonly<{
  file: string;
  flaws: readonly Flaw[];
  deviations: readonly Pick<Deviation, 'path' | 'verdict'>[];
  refused: readonly string[];
  /** What nothing follows from yet. */
  warnings: readonly Flaw[];
}>;

/** `wenxiao rules check FILE…`: whether each set, over those above it, can be published. */
export async function checkFiles(files: readonly string[], options: CheckOptions, world: Output): Promise<number> {
  const above = await resolved(options.over ?? [], world);
  if (above === 'failed') return exitStatus.failed;
  const organisation = options.organisation === true;
  const checked: Checked[] = [];
  let failed = false;
  for (const file of files) {
    const written = await writtenIn(file, world);
    if (written === undefined) failed = true;
    else checked.push(checkedOver(file, written, above, organisation));
  }
  if (options.json) world.out(`${JSON.stringify({ files: checked }, null, 2)}\n`);
  else world.out(checked.map((each) => flawsText(each.file, each.flaws) + standingText(each)).join('\n'));
  const flawed = checked.some(({ flaws }) => flaws.length > 0);
  if (failed) return exitStatus.failed;
  return flawed ? exitStatus.errorsFound : exitStatus.done;
}

function checkedOver(file: string, written: Written, above: Resolved | undefined, organisation: boolean): Checked {
  const taking = { organisation };
  const over = above === undefined ? undefined : { rules: above, taking };
  const reading = 'value' in written ? checkRuleSet(written.value, productVocabulary, over) : undefined;
  const flaws = [...written.flaws, ...(reading?.outcome === 'invalid' ? reading.flaws : [])];
  if (reading?.outcome !== 'valid' || flaws.length > 0)
    return { file, flaws: flaws.map(byPath), deviations: [], refused: [], warnings: [] };
  const { deviations, refused } = layered(reading.value, above, taking);
  const warnings = warningsOf(reading.value, productVocabulary, over);
  return { file, flaws: [], deviations: deviations.map(({ path, verdict }) => ({ path, verdict })), refused, warnings };
}

/** Wherever it was found, a place is named by its path in the rules: `rounds/quarterly/due`. */
const byPath = (flaw: Flaw): Flaw => ({ ...flaw, path: flaw.path.replace(/^(members|values)\//, '') });

export interface ShowOptions {
  /** This article alone, `43` or `第四十三条`. */
  readonly article?: string;
  /** With each rule as it stands in the file. */
  readonly json?: true;
}

/** `wenxiao rules show ID|FILE [--article N] [--json]`: as an official reads it, in Chinese. */
export async function show(id: string, { article, json }: ShowOptions, world: Output): Promise<number> {
  const set = await setOf(id, world);
  if (set === 'failed') return exitStatus.failed;
  const rules = layered(set, undefined, { organisation: false });
  const { content, hash } = rules;
  const name = article === undefined ? undefined : articleName(article);
  const known = set.instruments.flatMap(({ articles }) => articles.map((each) => each.article));
  if (name !== undefined && !known.includes(name)) {
    const listed = known.join('、');
    world.error(`规则 ${id} 没有${name}，有：${listed} · rule set ${id} has no ${name}; there are: ${listed}\n`);
    return exitStatus.failed;
  }
  if (json) world.out(`${JSON.stringify(shownSet(set, rules, name), null, 2)}\n`);
  else if (name === undefined) world.out(`${articlesText(content, hash)}\n${wholeText(content)}`);
  else world.out(articleText(content, name) ?? '');
  return exitStatus.done;
}

/** `wenxiao rules diff A B`: in what two sets differ, in the words of both. Alike or not, nothing is wrong with either. */
export async function diff(
  [one, other]: readonly [string, string],
  { json }: Readonly<{ json?: true }>,
  world: Output,
): Promise<number> {
  const [mine, theirs] = [await resolved([one], world), await resolved([other], world)];
  if (mine === 'failed' || theirs === 'failed' || mine === undefined || theirs === undefined) return exitStatus.failed;
  const differences = differencesOf(mine.content, theirs.content);
  if (json) world.out(`${JSON.stringify({ differences }, null, 2)}\n`);
  else world.out(differencesText(differences, [mine.content, theirs.content]));
  return exitStatus.done;
}

/** Sets over one another, from the top down; `failed` where one of them cannot be read, which is said. */
async function resolved(sets: readonly string[], world: Output): Promise<Resolved | undefined | 'failed'> {
  let rules: Resolved | undefined;
  for (const each of sets) {
    const set = await setOf(each, world);
    if (set === 'failed') return 'failed';
    rules = layered(set, rules, { organisation: false });
  }
  return rules;
}

/** A set of the product by its id, or that of a file; `failed` where neither can be read, which is said. */
async function setOf(idOrFile: string, world: Output): Promise<RuleSet | 'failed'> {
  const known = seed(idOrFile);
  if (known !== undefined) return known;
  const written = await writtenIn(idOrFile, world);
  if (written === undefined) {
    const ids = [...new Set(seeds().map(({ id }) => id))].join(', ');
    world.error(`自带的规则：${ids} · rule sets that the product brings along: ${ids}\n`);
    return 'failed';
  }
  const reading = 'value' in written ? readRuleSet(written.value) : undefined;
  const flaws = [...written.flaws, ...(reading?.outcome === 'invalid' ? reading.flaws : [])];
  if (reading?.outcome === 'valid' && flaws.length === 0) return reading.value;
  world.error(flawsText(idOrFile, flaws.map(byPath)));
  return 'failed';
}

/** A rule set takes some hundred kilobytes; how much it may take is said by the rules themselves. */
const maximumMegabytes = 5;

type Written = ReturnType<typeof readJson>;

/** The JSON of a file; undefined where it cannot be read, which is said. */
async function writtenIn(file: string, world: Output): Promise<Written | undefined> {
  try {
    return readJson(await textOf(file, maximumMegabytes));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    world.error(`${file}: ${error.problem.zh} · ${error.problem.en}\n`);
    return undefined;
  }
}
