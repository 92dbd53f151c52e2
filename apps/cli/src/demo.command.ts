import { isBusinessDate } from '@wenxiao/domain';
import { type Command, InvalidArgumentError } from 'commander';
import { exitStatus } from './exit-status.js';
import { HomeError } from './home-connections.js';
import { asHttpAddress, productUrl } from './product-url.js';
import { Progress } from './progress.js';
import { exchange, isLostConnection, Refused } from './public-api.js';

const help = `
以公开发布的表格走完全流程：申报、随预算批复、四个季度监控、评价、结果应用。只用于演示环境；中断后再运行即从中断处继续，
走完后再运行只重新显示结果表。
Published forms through the whole cycle, over the public HTTP API. On a demo alone; run again it goes on where it was, and
shows the table again once everything was played.

环境 · Environment:
  WENXIAO_HOME  数据目录，其中的 connections.json 给出地址 · the home, whose connections.json says where the product answers (.wenxiao)

退出状态 · Exit status:
  0  走完了 · played to its end
  2  没有走完 · it was not
`;

const provinceHelp = `
一省之内各级政府各按自己的规则办理同样的公开表格，走完三个预算年度，业务时间逐日推进约四年；最后打印各地对照表、两县细化的情况，
以及谁能看到什么。两核机器约需七分钟，运行中逐日显示进度；中断后再运行即从中断处继续，走完后再运行只重新显示。
Governments of one province, each by rules of its own, play the same published forms through three budget years, and business time
goes on by some four years; then it shows them side by side, two counties that refine, and who sees what. On two cores it takes
about seven minutes and says day by day how far it is. Run again it goes on where it was, and in the end only shows all again.
`;

/** `wenxiao demo`: plays the published forms on a running product; `demo clock` moves its time. */
export function addDemo(program: Command): void {
  const demo = program
    .command('demo')
    .description('在运行中的演示环境上走完全流程 · plays published forms through the cycle of a running demo')
    .option('--url <url>', '系统地址，缺省取 connections.json · address of the product', asHttpAddress)
    .option('--forms <n>', '只演示前 n 张表，缺省为全部 · plays the first n forms, by default all', asFormCount)
    .addHelpText('after', help)
    .action(({ url, forms }: Played) => orReason(async () => play(await productUrl(url, process.env), forms)));
  demo
    .command('province')
    .description(
      '一省之内七套规则并行：同类项目在各地的办理与对照 · seven bodies of one province, each by its own rules, side by side',
    )
    .option('--url <url>', '系统地址，缺省取 connections.json · address of the product', asHttpAddress)
    .addHelpText('after', provinceHelp)
    .action((_: Address, command: Command) => {
      const { url } = command.optsWithGlobals<Address>();
      return orReason(async () => province(await productUrl(url, process.env)));
    });
  demo
    .command('clock <day>')
    .description('将业务时间推进到某日，逐个期限办理 · moves business time to a day, from due day to due day')
    .option('--url <url>', '系统地址，缺省取 connections.json · address of the product', asHttpAddress)
    .action((day: string, _: Address, command: Command) => {
      const { url } = command.optsWithGlobals<Address>();
      return orReason(async () => clock(await productUrl(url, process.env), day));
    });
}

type Address = Readonly<{ url?: string }>;
type Played = Address & Readonly<{ forms?: number }>;

function asFormCount(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('请写作正整数。 · Write a whole number above nought.');
}

async function orReason(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    console.error(`\n${reason}`);
    process.exitCode = exitStatus.failed;
  }
}

async function clock(url: string, day: string): Promise<void> {
  if (!isBusinessDate(day))
    throw new HomeError(`${day} 不是存在的日期，请写作 2023-06-30。\n${day} is no day that exists: write 2023-06-30.`);
  await refuseRealData(url);
  const { moveClock } = await import('./demo/clock.js');
  await new Progress().run(`业务时间推进到 ${day}`, `business time moves to ${day}`, () => moveClock(url, day));
}

async function play(url: string, forms: number | undefined): Promise<void> {
  await refuseRealData(url);
  const { runDemo } = await import('./demo/run-demo.js');
  const progress = new Progress();
  progress.say(await runDemo(url, progress, forms));
}

async function province(url: string): Promise<void> {
  await refuseRealData(url);
  const { runProvince } = await import('./demo/province/run-province.js');
  const progress = new Progress();
  progress.say(await runProvince(url, progress));
}

/** Accounts and passwords of the demo are public, and its figures are nobody's. */
async function refuseRealData(url: string): Promise<void> {
  const { body } = await exchange(url, '/api/about', { method: 'GET' });
  if ((body as { demo?: unknown } | undefined)?.demo === true) return;
  throw new HomeError(
    `${url} 不是演示环境，未作任何更改。请用 --url 指明演示环境的地址。\n` +
      `${url} is not a demo; nothing was changed. Name the address of a demo by --url.`,
  );
}

function reasonOf(error: unknown): string | undefined {
  if (error instanceof HomeError) return error.message;
  if (error instanceof Refused) {
    return `演示未能走完：${error.message}\n请排除原因后再运行，演示会从中断处继续。 · Remove the cause and run it again: the demo goes on where it was.`;
  }
  if (isLostConnection(error)) {
    return '系统没有应答。请先启动（npm start 或 npm run start:cluster），或用 --url 指明地址。\nThe product does not answer. Start it (npm start, or npm run start:cluster), or name its address by --url.';
  }
  return undefined;
}
