import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { derivedId } from '@wenxiao/domain/identity';
import { exitStatus } from './exit-status.js';
import { type FirstPassword, type Imported, importText, passwordTable } from './import-text.js';
import { Progress } from './progress.js';
import {
  ownTerminal,
  type PersonTerminal,
  type Product,
  runAndEnd,
  signedIn,
  type SignedIn,
  whoAsks,
  withProduct,
} from './signed-in.js';
import { contentOf, unreadable } from './text-file.js';
import { wanting } from './wanting.js';

const help = `
${whoAsks('whoever may register these one by one')}
文件 · The file: CSV（UTF-8 或 GB18030），表头为中文列名或代码，模板见 --template。单元格以 = + - @ 开头的须加撇号，数字除外。
  · CSV in UTF-8 or GB18030, headed by Chinese names or codes (--template prints them). Cells that begin with = + - @ take an apostrophe, numbers do not
缺省只检查，不作任何更改；--take 才导入，要么全部，要么一行也不导入。同一文件重复导入无妨。
  · it is checked alone unless --take is given; then all of it is taken or nothing. The same file sent again changes nothing.
项目登记后再导入往年记录：每行一个项目的一个年度，按原文件填写。
  · earlier years come after their projects: each row is a year of one, as it was printed.
人员的一次性初始密码写入 --passwords 所指文件，只此一次。
  · first passwords of people go into the file of --passwords, this once.

退出状态 · Exit status:
  0  没有错误 · nothing is wrong
  1  有行不符合要求，逐行列出 · rows are not as required, each is listed
  2  没有做成：文件无法读取、连接不上、无权、参数有误 · it was not done: no such file, no connection, no right, wrong arguments
`;

/** Which file it is, by what the command is called and where the product takes it. */
const kinds = {
  units: { service: 'directory', list: 'organisations', zh: '单位' },
  people: { service: 'directory', list: 'people', zh: '人员' },
  projects: { service: 'targets', list: 'subjects', zh: '项目' },
  'earlier-years': { service: 'targets', list: 'earlier-years', zh: '往年记录' },
} as const;
type Kind = keyof typeof kinds;

type Options = SignedIn &
  Readonly<{ county: string; take?: true; skipErrors?: true; passwords?: string; template?: true }>;

const megabytesMax = 8;

/** Where a command says what it has to say, and how far it is. */
export type ImportTerminal = PersonTerminal & Readonly<{ progress: Progress }>;

const ownImportTerminal = (): ImportTerminal => ({
  ...ownTerminal(process.env),
  progress: new Progress(process.stderr),
});

/** `wenxiao import`: sets a county up from files, over HTTP to the running product. */
export function addImport(program: Command, terminal: ImportTerminal = ownImportTerminal()): void {
  signedIn(program.command('import'))
    .description(
      '由 CSV 文件导入单位、人员、项目、往年记录 · import units, people, projects and their earlier years from CSV',
    )
    .argument('<what>', Object.keys(kinds).join(' | '), kindOf)
    .argument('[file]', 'CSV 文件 · a CSV file')
    .requiredOption('--county <id>', '区划编号 · id of the jurisdiction')
    .option('--take', '导入；缺省只检查 · take it; else it is checked alone')
    .option('--skip-errors', '有行不符合要求时，只导入其余各行 · take the other rows where some are not as required')
    .option(
      '--passwords <file>',
      '初始密码写入的新文件，导入人员时必填 · a new file for first passwords, needed to take people',
    )
    .option('--template', '输出模板 · print the template')
    .addHelpText('after', help)
    .action((what: Kind, file: string | undefined, options: Options) =>
      runAndEnd(() => run(terminal, what, file, options), terminal),
    );
}

function kindOf(text: string): Kind {
  if (Object.hasOwn(kinds, text)) return text as Kind;
  throw new InvalidArgumentError(`须为 ${Object.keys(kinds).join('、')} · one of these`);
}

async function run(terminal: ImportTerminal, what: Kind, file: string | undefined, options: Options): Promise<number> {
  const { service, list, zh } = kinds[what];
  if (options.template)
    return withProduct(terminal, options, async (product) => {
      terminal.out(await product.getText(`/api/${service}/${list}/import-template`));
      return exitStatus.done;
    });
  if (file === undefined) throw wanting('缺少参数 file', 'name the file');
  if (what === 'people' && options.take && options.passwords === undefined)
    throw wanting('导入人员须用 --passwords 给出存放初始密码的文件', 'say by --passwords where first passwords go');
  const bytes = await contentOf(file, megabytesMax);
  const imports = `/api/${service}/jurisdictions/${encodeURIComponent(options.county)}/${list}/imports`;
  return withProduct(terminal, options, async (product) => {
    const preview = (await terminal.progress.run(`检查${zh}`, `checking ${what}`, () =>
      product.postTable(`${imports}/preview`, pieces(bytes)),
    )) as Imported['preview'];
    const mayTake = options.take && (preview.wrong === 0 || options.skipErrors) && preview.ready > 0;
    const taken = mayTake
      ? await terminal.progress.run(`导入${zh}`, `taking ${what}`, () =>
          keepingPasswords(options.passwords, () => take(product, imports, { what, bytes, options })),
        )
      : undefined;
    const imported: Imported = { file, zh, preview, asked: options.take === true, ...(taken && { taken }) };
    const { passwords: _told, ...counts } = taken ?? {};
    terminal.out(
      options.json
        ? `${JSON.stringify({ file, preview, ...(taken && { taken: counts }) }, null, 2)}\n`
        : importText(imported),
    );
    return preview.wrong === 0 ? exitStatus.done : exitStatus.errorsFound;
  });
}

type Taken = NonNullable<Imported['taken']> & Readonly<{ passwords?: readonly FirstPassword[] }>;

/** Under a key of what is sent: where the answer was lost, the same command asks for it again. */
async function take(
  product: Product,
  imports: string,
  { what, bytes, options }: Readonly<{ what: Kind; bytes: Buffer; options: Options }>,
): Promise<Taken> {
  const skips = options.skipErrors ? '?errors=skip' : '';
  const hash = createHash('sha256').update(bytes).digest('hex');
  const key = derivedId('import', what, options.county, `${hash}${skips}`);
  return (await product.postTable(`${imports}${skips}`, pieces(bytes), key)) as Taken;
}

const pieceBytes = 64 * 1024;

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

/** Passwords are told once: where they go is there before anything is taken, and gone where nothing was. */
async function keepingPasswords(path: string | undefined, taking: () => Promise<Taken>): Promise<Taken> {
  if (path === undefined) return taking();
  const file = await newFile(path);
  try {
    const taken = await taking();
    await file.writeFile(passwordTable(taken.passwords ?? []));
    return taken;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** A file that nobody else can read, and that was not there: nothing is written over. */
async function newFile(path: string) {
  try {
    return await open(path, 'wx', 0o600);
  } catch {
    throw unreadable(
      'not-permitted',
      `无法新建 ${path}：文件已存在，或没有权限。未导入任何内容。`,
      `${path} cannot be made: it exists, or you may not. Nothing was imported.`,
    );
  }
}
