import { parseInstant } from '@wenxiao/domain';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { exitStatus } from '../exit-status.js';
import {
  ownTerminal,
  type PersonTerminal,
  runAndEnd,
  signedIn,
  type SignedIn,
  whoAsks,
  withProduct,
} from '../signed-in.js';
import { unreadable } from '../text-file.js';
import { wanting } from '../wanting.js';

const help = `
${whoAsks('制作时 to make one')}
证据包 · The bundle:
  一个对象的轨迹、证明、数字和附件，按制作人的查阅权限；打开其中的 index.html 阅读
  · trail, proof, figures and files of a subject, as whoever makes it may read them; people open its index.html
  核对（--check）不需要系统，也不登录 · --check needs no running product, and nobody signs in

退出状态 · Exit status:
  0  已写入；或完好 · written; or nothing is wrong
  1  已写入，但有警报或缺附件内容；或发现问题 · written, with alarms or without bytes of a file; or something is wrong
  2  没有做成：连接不上、无权、没有此对象、参数有误、文件已存在 · it was not done: no connection, no right, no such subject, wrong arguments, the file exists

时刻须带时区，如 2022-06-30T23:59:59+08:00 · Instants carry their offset.
`;

type Options = SignedIn & Readonly<{ out?: string; check?: string; jurisdiction?: string; from?: string; to?: string }>;

/** `wenxiao audit bundle`: makes the evidence bundle of a subject over HTTP as a person, and checks one by itself. */
export function addBundle(audit: Command, terminal: PersonTerminal = ownTerminal(process.env)): void {
  signedIn(audit.command('bundle'))
    .description('一个对象的证据包：制作，或核对 · the evidence bundle of a subject: makes it, or checks one')
    .argument('[subject]', '对象编号或流名 · id of a subject, or name of a stream')
    .option('--jurisdiction <id>', '区划编号 · id of the jurisdiction')
    .option('--out <file>', '写入的文件（.zip），须不存在 · the file to write, which is not there yet')
    .addOption(
      new Option('--from <instant>', '只列此后记录的事件 · tell of what was recorded after').argParser(instant),
    )
    .addOption(new Option('--to <instant>', '截至记录时间 · cut by recorded-at').argParser(instant))
    .option('--check <file>', '核对一个证据包 · check a bundle')
    .addHelpText('after', help)
    .action((subject: string | undefined, options: Options) =>
      runAndEnd(
        () =>
          options.check === undefined ? make(terminal, subject, options) : check(terminal, options.check, options),
        terminal,
      ),
    );
}

function instant(text: string): string {
  const parsed = parseInstant(text);
  if (parsed !== undefined) return parsed;
  throw new InvalidArgumentError('须为带时区的时刻 · an instant with its offset, such as 2022-06-30T23:59:59+08:00');
}

const looksOf = ({ environment }: PersonTerminal) => ({
  colours: false,
  timeZone: environment['TIME_ZONE'] ?? 'Asia/Shanghai',
});

async function make(terminal: PersonTerminal, subject: string | undefined, options: Options): Promise<number> {
  const { jurisdiction, out, from, to } = options;
  if (subject === undefined || jurisdiction === undefined || out === undefined)
    throw wanting(
      '请给出对象编号、--jurisdiction 和 --out；核对证据包用 --check。',
      'Name a subject, --jurisdiction and --out; --check checks a bundle.',
    );
  if (from !== undefined && to !== undefined && from >= to)
    throw wanting('--from 须早于 --to。', '--from must be before --to.');
  const { writeBundle } = await import('./write-bundle.js');
  const { writtenText } = await import('./bundle-text.js');
  const asked = {
    jurisdiction,
    subject,
    ...(from !== undefined && { after: from }),
    ...(to !== undefined && { upTo: to }),
  };
  const manifest = await withProduct(terminal, options, (product) =>
    writeBundle(product, asked, out).catch((error: unknown) => {
      throw isOfFile(error, 'open') ? notWritten(out) : error;
    }),
  );
  terminal.out(options.json ? `${JSON.stringify(manifest, null, 2)}\n` : writtenText(out, manifest, looksOf(terminal)));
  const isLacking = manifest.holds.alarms > 0 || manifest.leftOut.some(({ what }) => what === 'file-missing');
  return isLacking ? exitStatus.errorsFound : exitStatus.done;
}

const notWritten = (path: string) =>
  unreadable(
    'not-permitted',
    `无法新建 ${path}：文件已存在、目录不存在，或没有权限。`,
    `${path} cannot be made: it exists, its folder does not, or you may not.`,
  );

async function check(terminal: PersonTerminal, path: string, { json }: Options): Promise<number> {
  const { checkBundle } = await import('./check-bundle.js');
  const { checkedText } = await import('./bundle-text.js');
  const checked = await checkBundle(path).catch((error: unknown) => {
    throw isOfFile(error) ? unreadable('not-readable', `无法读取 ${path}。`, `${path} cannot be read.`) : error;
  });
  terminal.out(json ? `${JSON.stringify(checked, null, 2)}\n` : checkedText(checked, looksOf(terminal)));
  return checked.flaws.length > 0 ? exitStatus.errorsFound : exitStatus.done;
}

/** Whether the machine did not give or take a file. */
const isOfFile = (error: unknown, syscall?: string): boolean => {
  const of = (error as NodeJS.ErrnoException | undefined)?.syscall;
  return error instanceof Error && of !== undefined && (syscall === undefined || of === syscall) && 'path' in error;
};
