import { type Command, InvalidArgumentError, Option } from 'commander';
import { executionText, type RejectedRow } from './execution-text.js';
import { exitStatus } from './exit-status.js';
import { Progress } from './progress.js';
import { type ListPage, Refused, wholeList } from './public-api.js';
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
import { openFile } from './text-file.js';
import {
  Interrupted,
  type Interrupts,
  ownInterrupts,
  ownPatience,
  type Patience,
  pause,
  whileItPasses,
} from './waiting.js';

const help = `
${whoAsks('the desk that the rules name in monitoring.feedDesk')}
文件 · The file: CSV（UTF-8），表头为 项目、预算年度、资金性质、资金来源、截止日期、累计执行数；另可有 预算级次、资金文号、金额单位、支付凭证号。
  · CSV in UTF-8, its heads as above or line year fund source on amount; level document unit voucher may be there, too
  同一批次号、同一内容重复报送无妨 · the same file sent again under its batch changes nothing.
等待 · Waiting: 系统答复可稍后重试的，自行等待后再报送，至多十分钟；Ctrl-C 停止等待
  · where the product says that it helps to try again, the command does so by itself, for ten minutes at most; Ctrl-C stops it

退出状态 · Exit status:
  0  全部采纳 · every row was taken
  1  有行未采纳，逐行列出 · rows were rejected, each is listed
  2  没有做成：文件无法读取、连接不上、无权、批次号已用于其他内容、参数有误
     · it was not done: no such file, no connection, no right, a batch of other content, wrong arguments
`;

/** What the feed calls the units of amounts. */
const units = { yuan: '元', wan: '万元' } as const;

type Options = SignedIn &
  Readonly<{ county: string; batch: string; takeValid?: true; unit?: keyof typeof units; wait: boolean }>;
type Counts = Readonly<{ lines: number; rejected: number; sum: string }>;
type HowFar = Counts & Readonly<{ status: string; changed: number; unchanged: number }>;

/** Where a command says what it has to say, and how far it is. */
export type SendingTerminal = PersonTerminal &
  Readonly<{ progress: Progress; pause_ms: number; patience: Patience; interrupts: Interrupts }>;

const ownSendingTerminal = (): SendingTerminal => ({
  ...ownTerminal(process.env),
  progress: new Progress(process.stderr),
  pause_ms: 500,
  patience: ownPatience,
  interrupts: ownInterrupts,
});

/** `wenxiao execution send`: hands in what the treasury has paid, over HTTP to the running product. */
export function addExecution(program: Command, terminal: SendingTerminal = ownSendingTerminal()): void {
  const execution = program.command('execution').description('执行数 · executed amounts');
  signedIn(execution.command('send'))
    .description('报送一批执行数（CSV） · hand in a batch of executed amounts (CSV)')
    .argument('<file>', 'CSV 文件 · a CSV file')
    .requiredOption('--county <id>', '区划编号 · id of the jurisdiction')
    .requiredOption('--batch <id>', '批次号，由报送方编制 · id of the batch, given by its sender', batchId)
    .option('--take-valid', '有行不符合要求时，只采纳其余各行 · take the other rows where some are not as required')
    .addOption(
      new Option('--unit <unit>', '未写明单位的金额的单位 · of amounts without one').choices(Object.keys(units)),
    )
    .option('--no-wait', '采纳后不等待逐行登记 · do not wait until the rows are recorded')
    .addHelpText('after', help)
    .action((file: string, options: Options) =>
      runAndEnd(() => send(terminal, file, options).catch(stopped(terminal)), terminal),
    );
}

function batchId(text: string): string {
  if (/^[A-Za-z0-9][\w-]{0,63}$/.test(text)) return text;
  throw new InvalidArgumentError('字母、数字、- 和 _，最多 64 个字符 · letters, digits, - and _, at most 64');
}

/** Somebody did not want to wait any longer. */
const stopped =
  ({ error: say }: SendingTerminal) =>
  (error: unknown): number => {
    if (!(error instanceof Interrupted)) throw error;
    say(
      '已停止等待。以同一批次号再次报送同一文件，即可继续并查看结果。\n' +
        'You stopped waiting. Send the same file under the same batch again to go on and to see what became of it.',
    );
    return exitStatus.failed;
  };

async function send(terminal: SendingTerminal, file: string, options: Options): Promise<number> {
  // What cannot be read is told before anybody is asked who they are.
  let opened: ReturnType<typeof openFile> | undefined = openFile(file);
  await opened;
  const { county, batch, takeValid, unit, json } = options;
  const batches = `/api/monitoring/jurisdictions/${encodeURIComponent(county)}/execution-batches`;
  const query = new URLSearchParams({
    batch,
    ...(takeValid && { takeValid: 'true' }),
    ...(unit && { unit: units[unit] }),
  });
  return withProduct(terminal, options, async (product) => {
    // The batch is its own key: sent again it is known.
    const sending = async () => {
      const { bytes, content } = await (opened ?? openFile(file));
      opened = undefined;
      return product.postTable(`${batches}?${query.toString()}`, counted(content, bytes, terminal.progress));
    };
    const answer = await whileItPasses(sending, terminal).catch((error: unknown) => {
      if (error instanceof Refused && error.code === 'batch-has-errors') return error;
      throw error;
    });
    const one = `${batches}/${batch}`;
    const isTaken = !(answer instanceof Refused);
    const howFar = isTaken && options.wait ? await recorded(product, one, terminal) : undefined;
    const counts = isTaken ? (howFar ?? (answer as Counts)) : undefined;
    const rejected = counts?.rejected === 0 ? [] : await rejectedOf(product, one);
    terminal.out(
      json
        ? `${JSON.stringify({ batch, outcome: isTaken ? 'accepted' : 'refused', ...counts, rejectedRows: rejected }, null, 2)}\n`
        : executionText({ file, batch, ...(counts && { counts }), rejected }),
    );
    return rejected.length === 0 ? exitStatus.done : exitStatus.errorsFound;
  });
}

const bytesInKilobyte = 1024;

/** What is read of the file, and how far that is. */
async function* counted(content: AsyncIterable<Buffer>, bytes: number, progress: Progress): AsyncGenerator<Buffer> {
  const inKilobytes = (count: number) => Math.ceil(count / bytesInKilobyte);
  let read = 0;
  for await (const piece of content) {
    yield piece;
    read += piece.length;
    progress.count('已报送 KB', 'KB sent', inKilobytes(read), inKilobytes(Math.max(bytes, read)));
  }
}

/** Answers when every line of the batch is recorded. */
async function recorded(product: Product, one: string, terminal: SendingTerminal): Promise<HowFar> {
  const { progress, pause_ms, interrupts } = terminal;
  for (;;) {
    const howFar = (await whileItPasses(() => product.get(one), terminal)) as HowFar;
    const { status, changed, unchanged, lines } = howFar;
    progress.count('已登记行', 'rows recorded', changed + unchanged, lines);
    if (status === 'recorded') return howFar;
    await pause(pause_ms, interrupts);
  }
}

async function rejectedOf(product: Product, one: string): Promise<readonly RejectedRow[]> {
  const get = async (path: string) => (await product.get(path)) as ListPage<RejectedRow>;
  return (await wholeList<RejectedRow>(get, `${one}/rows?state=rejected`)).items;
}
