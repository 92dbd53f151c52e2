import type { Command } from 'commander';
import type { CheckOptions, Output, ShowOptions } from './rules-commands.js';
import type { SchemaOptions } from './rules-schema.js';
import type { Adopting, Approving, Publishing } from './rules-publishing.js';
import { ownTerminal, type PersonTerminal, runAndEnd, signedIn, whoAsks } from './signed-in.js';

/** Where the commands write, and how they end. */
export type RulesWorld = Output & Readonly<{ end: (status: number) => void }>;

const standard: RulesWorld = {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  end: (status) => (process.exitCode = status),
};

const help = `
退出状态 · Exit status:
  0  可以发布 · can be published
  1  发现错误 · flaws found
  2  有文件无法读取，或参数有误 · a file could not be read, or the arguments are wrong

示例 · Examples:
  wenxiao rules schema > rule-set.schema.json
  wenxiao rules schema --list
  wenxiao rules schema procedures/steps
  wenxiao rules check 本县规则.json
  wenxiao rules check 本县规则.json --over changji-2018
  wenxiao rules show fufeng-2022 --article 43
  wenxiao rules show fufeng-2022 --article 43 --json
  wenxiao rules diff changji-2018 本县规则.json
`;

/**
 * `wenxiao rules`: written and read offline, without database or server; proposed, approved and adopted over HTTP to the running product.
 * What it needs is loaded on demand: other commands need none of it.
 */
export function addRules(program: Command, world: RulesWorld = standard, terminal = ownTerminal(process.env)): void {
  const rules = addReading(program, world);
  addPublishing(rules, terminal);
}

function addReading(program: Command, world: RulesWorld): Command {
  const rules = program.command('rules').description('规则体系 · rule sets').addHelpText('after', help);
  rules
    .command('schema')
    .description(
      '规则怎样写：JSON Schema，或其中一项（中文）· how rule sets are written: the JSON Schema, or one part in Chinese',
    )
    .argument('[name]', '名称，如 evaluation.gradeBands、procedures/steps · a part')
    .option('--list', '列出全部名称 · list what there is')
    .option('--json', '以 JSON Schema 输出该项 · print the part as JSON Schema')
    .action(async (name: string | undefined, options: SchemaOptions) => {
      world.end((await import('./rules-schema.js')).schema(name, options, world));
    });
  rules
    .command('check')
    .description('检查规则文件能否发布 · check whether rule sets can be published')
    .argument('<file...>', '规则文件（JSON）· files, one rule set each')
    .option('--over <set...>', '上级规则，自上而下：编号或文件 · the sets above, from the top down: ids or files')
    .option('--organisation', '由单位（而非行政区划）采用 · adopted by an organisation, not by a jurisdiction')
    .option('--json', '以 JSON 输出 · print JSON')
    .action(async (files: readonly string[], options: CheckOptions) => {
      world.end(await (await import('./rules-commands.js')).checkFiles(files, options, world));
    });
  rules
    .command('show')
    .description('按条文查看规则（中文）· show a rule set by its articles, in Chinese')
    .argument('<set>', '规则编号或文件 · id of a rule set that the product brings along, or a file')
    .option('--article <n>', '只看这一条：43 或 第四十三条 · this article alone: 43 or 第四十三条')
    .option(
      '--json',
      '以 JSON 输出，附每项规则在文件中的写法 · print JSON, each rule with how it is written in the file',
    )
    .action(async (set: string, options: ShowOptions) => {
      world.end(await (await import('./rules-commands.js')).show(set, options, world));
    });
  rules
    .command('diff')
    .description('比较两套规则 · in what two rule sets differ, in their own words')
    .argument('<one>', '规则编号或文件 · id of a rule set that the product brings along, or a file')
    .argument('<other>', '规则编号或文件 · id, or a file')
    .option('--json', '以 JSON 输出 · print JSON')
    .action(async (one: string, other: string, options: Readonly<{ json?: true }>) => {
      world.end(await (await import('./rules-commands.js')).diff([one, other], options, world));
    });
  return rules;
}

/** A set is published, and adopted, by two people: one proposes, another approves. */
function addPublishing(rules: Command, terminal: PersonTerminal): void {
  const county = ['--county <id>', '区划编号 · id of the jurisdiction'] as const;
  const asker = `\n${whoAsks('performance-office')}`;
  signedIn(rules.command('propose'))
    .description('提出一个版本，由另一人批准 · hand a version in, which another person approves')
    .argument('<file>', '规则文件（JSON）· a rule set')
    .requiredOption(...county)
    .addHelpText('after', asker)
    .action((file: string, options: Publishing) =>
      runAndEnd(async () => (await import('./rules-publishing.js')).propose(terminal, file, options), terminal),
    );
  signedIn(rules.command('approve'))
    .description('批准并发布所阅的版本 · publish what was proposed')
    .argument('<set>', '规则编号 · id of the rule set')
    .requiredOption('--hash <sha256>', '所阅内容的哈希 · hash of what was read')
    .requiredOption(...county)
    .addHelpText('after', asker)
    .action((set: string, options: Approving) =>
      runAndEnd(async () => (await import('./rules-publishing.js')).approve(terminal, set, options), terminal),
    );
  signedIn(rules.command('adopt'))
    .description('提出采用已发布规则的最新版本 · propose to go by a published set, its newest version')
    .argument('<set>', '规则编号 · id of the rule set')
    .requiredOption('--from <day>', '生效日期 · from which day on')
    .requiredOption(...county)
    .option('--body <id>', '采用的单位，缺省为区划本身 · the body that adopts it; else the jurisdiction itself')
    .option('--replaces', '取代上级规则（仅上级允许时）· in the place of what is above, where that allows it')
    .option('--approve', '批准他人提出的采用 · approve what another person proposed')
    .addHelpText('after', asker)
    .action((set: string, options: Adopting) =>
      runAndEnd(async () => (await import('./rules-publishing.js')).adopt(terminal, set, options), terminal),
    );
}
