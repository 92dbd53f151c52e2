import {
  type Encoding,
  encodings,
  examined,
  ExchangeFile,
  draftOf,
  type TableName,
  tableNames,
  UnreadableFile,
} from '@wenxiao/exchange';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { exitStatus } from '../exit-status.js';
import { Progress } from '../progress.js';
import { ownTerminal, type PersonTerminal, runAndEnd, signedIn, whoAsks } from '../signed-in.js';
import { openFile, unreadable } from '../text-file.js';
import { wanting } from '../wanting.js';
import { examinedText } from './examined-text.js';
import { attempt, list, type OfCounty, put, retire, show, type Trying } from './kept-mappings.js';
import { mappingOf } from './mapping-file.js';
import { type Comparing, diff, takeOver, type TakingOver, type TakingTerminal } from './take-over.js';

const help = `
文件 · The file: CSV（逗号、制表符或分号分隔）、JSON 数组，UTF-8 或 GB18030；列名为要素名（大小写不限）、其中文名，或由 --mapping 写明。
  · CSV (comma, tab, semicolon) or an array of JSON, in UTF-8 or GB18030; headed by names of elements in whatever case, by their Chinese names, or as --mapping says.
脱机检查，不连接系统，不作任何更改 · offline: nobody is asked, nothing is taken

退出状态 · Exit status:
  0  没有错误 · nothing is wrong
  1  有行不符合要求，逐行列出 · rows are not as required, each is listed
  2  没有做成：文件无法读取、参数有误 · it was not done: no such file, wrong arguments
`;

type Drafting = Readonly<{ table?: TableName; mapping?: string; encoding?: Encoding }>;
type Checking = Drafting & Readonly<{ year?: string; division?: string; json?: true }>;

/** So many flaws are listed; all are counted. */
const listed = { flaws_max: 1000, shown_max: 5 } as const;

/** `wenxiao exchange`: tables of the province's budget system. */
export function addExchange(program: Command, terminal: TakingTerminal = ownTakingTerminal()): void {
  const exchange = program.command('exchange').description('预算管理一体化系统的交换表 · tables of budget systems');
  reading(exchange.command('check'))
    .description('检查一份交换表的编码、列和每一个单元格 · check the encoding, the columns and each cell of a table')
    .argument('<file>', '交换表 · a table')
    .option('--year <year>', '应为此预算年度 · the budget year that it is of')
    .option('--division <code>', '应属此财政区划（6 或 9 位） · the jurisdiction that it is of')
    .option('--json', '以 JSON 输出 · print JSON')
    .addHelpText('after', help)
    .action((file: string, options: Checking) => runAndEnd(() => check(terminal, file, options), terminal));
  const mapping = exchange.command('mapping').description('列对应关系 · how columns are read');
  reading(mapping.command('draft'))
    .description('由一份交换表起草列对应关系 · draft a mapping from a table')
    .argument('<file>', '交换表 · a table')
    .action((file: string, options: Drafting) => runAndEnd(() => draft(terminal, file, options), terminal));
  addKept(mapping, terminal);
  addTakingOver(exchange, terminal);
}

const takingOver = `
${whoAsks('whoever may register these one by one; amounts: the budget desk; targets: whoever submits them')}
先对各项服务整批检查；--take 才导入，先单位、后项目、再绩效目标。有任何一行不符合要求，即全部不导入（--skip-errors 除外）。
  · checked whole over all services first; with --take units are taken, then projects, then targets; nothing where any row is wrong, unless --skip-errors
同一批次中断后再次执行即可继续；同一内容不会登记两次。已批复的内容不会改动，两边不一致的逐项列出。
  · a batch that stopped goes on when it is sent again, and nothing is made twice; what was approved here stays, and each difference is listed
`;

const comparing = `
${whoAsks('whoever may take these tables over')}
只比较，不作任何更改：新增、变动、一致、待定各多少，哪些行不符合要求，哪些内容两边不一致。
  · nothing is taken: how many are new, changed, alike or to be decided, which rows are refused, and what is another there than here

退出状态 · Exit status:
  0  两边一致 · both are alike
  1  有新增、变动、不一致或不符合要求的行 · something is new, changed, another or refused
  2  没有做成 · it was not done
`;

/** What takes tables over, and what shows what that would change. */
function addTakingOver(exchange: Command, terminal: TakingTerminal): void {
  withTables(exchange.command('diff'))
    .description('比较一体化系统的表与本系统，不导入 · what is another in tables than here; nothing is taken')
    .addHelpText('after', comparing)
    .action((options: Comparing) => runAndEnd(() => diff(terminal, options), terminal));
  withTables(exchange.command('import'))
    .description(
      '导入一体化系统的单位、项目、绩效目标和指标表 · take over tables of units, projects, targets and indicators',
    )
    .requiredOption('--batch <id>', '批次号，由报送方编制 · id of the batch, given by its sender')
    .option('--take', '导入；缺省只检查 · take them; else they are checked alone')
    .option('--skip-errors', '有行不符合要求时，只导入其余各行 · take the other rows where some are wrong')
    .addHelpText('after', takingOver)
    .action((options: TakingOver) => runAndEnd(() => takeOver(terminal, options), terminal));
}

/** Which tables, of which jurisdiction, and by what they are read. */
const withTables = (command: Command): Command =>
  signedIn(command)
    .requiredOption('--county <id>', '区划编号 · id of the jurisdiction')
    .option('--units <file>', '单位表 · a table of units')
    .option('--projects <file>', '项目表，含资金行 · a table of projects with their money rows')
    .option('--targets <file>', '绩效目标表，须与指标表一并给出 · a table of targets, together with that of indicators')
    .option('--indicators <file>', '绩效指标表 · a table of indicators')
    .option('--units-mapping <name>', '单位表的列对应关系 · how its columns are read')
    .option('--projects-mapping <name>', '项目表的列对应关系 · how its columns are read')
    .option('--targets-mapping <name>', '绩效目标表的列对应关系 · how its columns are read')
    .option('--indicators-mapping <name>', '指标表的列对应关系 · how its columns are read')
    .option('--year <year>', '应为此预算年度 · the budget year that projects and targets are of')
    .option('--confirm-sums', '相差约一万倍的金额已核实 · amounts ten thousand times others are right');

const ownTakingTerminal = (): TakingTerminal => ({
  ...ownTerminal(process.env),
  progress: new Progress(process.stderr),
});

const keeping = `
${whoAsks('performance office, budget desk, administrator')}
对应关系由省级登记一次，所属市县即可使用；市县自己登记同名的，以自己的为准。
  · a province keeps it once, and all below it read by it; one of its own by the same name comes first
`;

/** What asks the product: the mappings that it keeps. */
function addKept(mapping: Command, terminal: PersonTerminal): void {
  const ofCounty = (command: Command): Command =>
    signedIn(command)
      .requiredOption('--county <id>', '区划编号 · id of the jurisdiction')
      .addHelpText('after', keeping);
  ofCounty(mapping.command('list'))
    .description('列出本区划及上级区划的列对应关系 · those of the jurisdiction and of those above it')
    .action((options: OfCounty) => runAndEnd(() => list(terminal, options), terminal));
  ofCounty(mapping.command('show'))
    .description('输出列对应关系，可改后再登记 · print one, to be changed and put back')
    .argument('<name>', '代码 · its code')
    .action((name: string, options: OfCounty) => runAndEnd(() => show(terminal, name, options), terminal));
  ofCounty(mapping.command('put'))
    .description('登记列对应关系，或其新版次 · state a mapping, or its next version')
    .argument('<name>', '代码，如 province-projects · its code')
    .argument('<file>', '列对应关系（JSON） · a mapping')
    .action((name: string, file: string, options: OfCounty) =>
      runAndEnd(() => put(terminal, name, file, options), terminal),
    );
  ofCounty(mapping.command('retire'))
    .description('停用列对应关系 · retire one')
    .argument('<name>', '代码 · its code')
    .requiredOption('--reason <text>', '理由 · why')
    .action((name: string, options: OfCounty & Readonly<{ reason: string }>) =>
      runAndEnd(() => retire(terminal, name, options), terminal),
    );
  ofCounty(mapping.command('try'))
    .description('由系统按已登记的列对应关系试读一份交换表 · what the product reads in a table by a mapping')
    .argument('<file>', '交换表 · a table')
    .requiredOption('--mapping <name>', '代码 · its code')
    .option('--year <year>', '应为此预算年度 · the budget year that it is of')
    .addOption(encodingOption())
    .action((file: string, options: Trying) => runAndEnd(() => attempt(terminal, file, options), terminal));
}

const reading = (command: Command): Command =>
  command
    .option('--table <table>', tableNames.join(' | '), tableOf)
    .option('--mapping <file>', '列对应关系（JSON） · how its columns are read')
    .addOption(encodingOption());

const encodingOption = (): Option =>
  new Option('--encoding <encoding>', '编码，缺省自行辨认 · told by the file itself').choices(encodings);

function tableOf(text: string): TableName {
  const found = tableNames.find((each) => each === text);
  if (found) return found;
  throw new InvalidArgumentError(`须为 ${tableNames.join('、')} · one of these`);
}

/** By what a table is read. */
function named({ table, mapping }: Drafting): ReturnType<typeof mappingOf> {
  if (table !== undefined || mapping !== undefined) return mappingOf(mapping, table);
  throw wanting('须用 --table 或 --mapping 写明是哪一种表', 'say by --table or --mapping which table it is');
}

async function check(terminal: PersonTerminal, path: string, options: Checking): Promise<number> {
  const { encoding, year, division, json } = options;
  const mapping = await named(options);
  const { content } = await openFile(path);
  const asked = {
    mapping,
    ...(encoding !== undefined && { encoding }),
    ...(year !== undefined && { year }),
    ...(division !== undefined && { division }),
  };
  const found = await examined(new ExchangeFile(content, asked), listed);
  terminal.out(json ? `${JSON.stringify({ file: path, ...found }, null, 2)}\n` : examinedText(path, found));
  return found.flawsCount === 0 ? exitStatus.done : exitStatus.errorsFound;
}

async function draft(terminal: PersonTerminal, path: string, options: Drafting): Promise<number> {
  const mapping = await named(options);
  const { content } = await openFile(path);
  try {
    const drafted = await draftOf(content, mapping, options.encoding);
    terminal.out(`${JSON.stringify({ name: '', ...drafted }, null, 2)}\n`);
    return exitStatus.done;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw unreadable('not-readable', error.flaw.zh, error.flaw.en);
  }
}
