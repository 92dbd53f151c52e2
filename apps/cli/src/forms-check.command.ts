import { examineForm, type Finding, type FormRuleSet, type NotJudged } from '@wenxiao/forms';
import type { Command } from 'commander';
import { printable } from './display-width.js';
import { exitStatus } from './exit-status.js';
import { countsInWords, findingsTable } from './findings-table.js';
import { readFormFile } from './form-file.js';
import type { FileProblem } from './text-file.js';

interface Options {
  readonly ruleSet?: string;
  readonly json?: true;
}

/** What is known of one file. A file that could not be read has no findings, and says why. */
interface CheckedFile {
  readonly file: string;
  readonly findings: readonly Finding[];
  /** What was not looked into; absent where all was. */
  readonly notJudged?: readonly NotJudged[];
  readonly error?: FileProblem;
}

const help = `
退出状态 · Exit status:
  0  没有错误 · nothing of level error
  1  发现错误 · errors found
  2  有文件无法读取，或参数有误 · a file could not be read, or the arguments are wrong

示例 · Examples:
  wenxiao forms check 自评表.json
  wenxiao forms check forms/*.json --json
`;

/** `wenxiao forms check`: offline, without database or server. */
export function addFormsCheck(forms: Command): void {
  forms
    .command('check')
    .description('检查绩效表单（JSON）的填报错误 · check forms (JSON) for mistakes')
    .argument('<file...>', '表单文件 · files, one form each')
    .option('--rule-set <id>', '同时按该规则的等级区间检查 · also check against the grade bands of this rule set')
    .option('--json', '以 JSON 输出 · print JSON')
    .addHelpText('after', help)
    .action(async (files: readonly string[], { ruleSet, json }: Options, command: Command) => {
      const rules = ruleSet === undefined ? undefined : await findRuleSet(ruleSet, command);
      process.exitCode = json ? await printJson(files, rules) : await printTables(files, rules);
    });
}

/** The part of a seeded rule set that forms are checked against. Loaded on demand: most checks need none. */
async function findRuleSet(id: string, command: Command): Promise<FormRuleSet> {
  const [{ layered }, { ruling }, { seed, seeds }] = await Promise.all([
    import('@wenxiao/rules/layers'),
    import('@wenxiao/rules/ruling'),
    import('@wenxiao/rules/seeds'),
  ]);
  const set = seed(id);
  if (set !== undefined) {
    const bands = ruling(layered(set, undefined, { organisation: false })).members('evaluation.gradeBands');
    return { id, gradeBands: bands.map(({ value }) => value) };
  }
  const known = [...new Set(seeds().map((each) => each.id))].join(', ');
  return command.error(`没有规则 ${id}，可用的有：${known} · there is no rule set ${id}; there are: ${known}`);
}

async function check(file: string, ruleSet: FormRuleSet | undefined): Promise<CheckedFile> {
  const reading = await readFormFile(file);
  if (reading.outcome === 'read') {
    const { findings, notJudged } = examineForm(reading.form, ruleSet);
    return { file, findings, ...(notJudged.length > 0 && { notJudged }) };
  }
  const { zh, en } = reading.problem;
  console.error(printable(`${file}: ${zh} · ${en}`));
  return { file, findings: [], error: reading.problem };
}

function statusOf(checked: readonly CheckedFile[]): number {
  if (checked.some(({ error }) => error !== undefined)) return exitStatus.failed;
  const hasErrors = checked.some(({ findings }) => findings.some(({ level }) => level === 'error'));
  return hasErrors ? exitStatus.errorsFound : exitStatus.done;
}

async function printJson(files: readonly string[], ruleSet: FormRuleSet | undefined): Promise<number> {
  const checked: CheckedFile[] = [];
  for (const file of files) checked.push(await check(file, ruleSet));
  process.stdout.write(`${JSON.stringify({ files: checked }, null, 2)}\n`);
  return statusOf(checked);
}

async function printTables(files: readonly string[], ruleSet: FormRuleSet | undefined): Promise<number> {
  const colours = process.stdout.isTTY && process.stdout.hasColors();
  const checked: CheckedFile[] = [];
  for (const file of files) {
    const result = await check(file, ruleSet);
    checked.push(result);
    if (result.error !== undefined) continue;
    process.stdout.write(findingsTable(file, result.findings, { colours }));
    for (const { path, zh, en } of result.notJudged ?? [])
      process.stdout.write(`  ${path}\n    → ${zh}\n    → ${en}\n`);
  }
  if (files.length > 1) process.stdout.write(`\n${summary(checked)}\n`);
  return statusOf(checked);
}

function summary(checked: readonly CheckedFile[]): string {
  const unread = checked.filter(({ error }) => error !== undefined).length;
  const counts = countsInWords(checked.flatMap(({ findings }) => findings));
  return `共 ${checked.length} 个文件${unread === 0 ? '' : `（${unread} 个无法读取）`}：${counts}`;
}
