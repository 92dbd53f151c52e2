import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { exitStatus } from './exit-status.js';
import { isInfraError, withHomeServer } from './home-server.js';
import { HomeError, readHomeConnections } from './home-connections.js';

const help = `
恢复备份、迁移数据库或主备切换之后，各服务拒绝在该事件库上启动，直到有人确认数据完整并登记：
After a restore, a move or a promotion services refuse to start on the store until somebody says that its data is whole:

  1. 停止所有服务 · stop all services
     内嵌数据库没有运行时，以下命令自行启动并停止它 · where the embedded database does not run, the commands below start and stop it
  2. 核对数据：wenxiao audit verify · check the data
  3. wenxiao store adopt <store> --reason …
  4. 启动服务；如有被搁置的消息，用 wenxiao messages parked 查看 · start them, and look for parked messages

环境 · Environment:
  WENXIAO_HOME  数据目录，其中的 connections.json 给出各库所有者的地址 · the home, whose connections.json names the stores’ owners (.wenxiao)
  WENXIAO_INSTALLATION  如给出，数据目录须属于该部署 · when set, the home has to be that installation’s

退出状态 · Exit status:
  0  已登记 · adopted
  1  已登记，但有读取方曾读到更远：丢失了事件，须重建 · adopted, but readers had read further: events are lost, and these are to be rebuilt
  2  没有登记 · not adopted
`;

/** Where the command asks and says what it has to say. */
export interface StoreTerminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Tells the shell. */
  readonly end: (status: number) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What a person answers; undefined where nobody can be asked. */
  readonly ask: (question: string) => Promise<string | undefined>;
}

const ownTerminal = (): StoreTerminal => ({
  out: (text) => process.stdout.write(text),
  error: (text) => console.error(text),
  end: (status) => (process.exitCode = status),
  environment: process.env,
  ask: async (question) => {
    if (!process.stdin.isTTY) return undefined;
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await terminal.question(question);
    } catch {
      return ''; // Ctrl-C, Ctrl-D: no is meant.
    } finally {
      terminal.close();
    }
  },
});

type Options = Readonly<{ reason: string; yes?: true; json?: true }>;

/** `wenxiao store …`: offline, on a store's database, as its owner. */
export function addStore(program: Command, terminal: StoreTerminal = ownTerminal()): void {
  program
    .command('store')
    .description('事件库 · event stores')
    .addHelpText('after', help)
    .command('adopt')
    .description(
      '恢复、迁移或切换之后，确认该库可用并登记新世代 · accept a store after a restore, a move or a promotion',
    )
    .argument('<store>', '事件库（服务）名称 · name of the store, that of its service')
    .requiredOption(
      '--reason <text>',
      '发生了什么、谁确认数据完整；永久留痕 · what happened, and who says that the data is whole',
    )
    .option('--yes', '不再询问 · do not ask')
    .option('--json', '以 JSON 输出 · print JSON')
    .action(async (store: string, options: Options) => {
      try {
        const home = terminal.environment['WENXIAO_HOME'] ?? '.wenxiao';
        terminal.end(await withHomeServer(home, terminal.error, () => adopt(terminal, store, options)));
      } catch (error) {
        const reason = reasonOf(error);
        if (reason === undefined) throw error;
        terminal.error(reason);
        terminal.end(exitStatus.failed);
      }
    });
}

async function adopt(terminal: StoreTerminal, store: string, { reason, yes, json }: Options): Promise<number> {
  if (reason.trim() === '') throw new HomeError('理由不能为空，它永久留痕。\nThe reason is kept for ever: say one.');
  const ownerUrl = await ownerUrlOf(terminal, store);
  if (!yes && !(await isConfirmed(terminal, store, ownerUrl))) return exitStatus.failed;
  const { adoptStore } = await import('@wenxiao/event-store');
  const adoption = await adoptStore(ownerUrl, reason.trim());
  terminal.out(
    json
      ? `${JSON.stringify(adoption, null, 2)}\n`
      : `${adoption.store} 已登记为第 ${adoption.incarnation} 世代，可以启动服务。 · adopted as incarnation ${adoption.incarnation}; services may start.\n`,
  );
  if (adoption.rewound.length === 0) return exitStatus.done;
  terminal.error(
    `以下读取方曾读到更远，其内容可能包含已丢失的事件，须重建：${adoption.rewound.join('、')}\n` +
      `These had read further than the store now goes. What they keep may tell of lost events and is to be rebuilt: ${adoption.rewound.join(', ')}`,
  );
  return exitStatus.errorsFound;
}

async function ownerUrlOf({ environment }: StoreTerminal, store: string): Promise<string> {
  const { owners, file } = await readHomeConnections(environment);
  const url = Object.hasOwn(owners, store) ? owners[store] : undefined;
  if (url !== undefined) return url;
  const names = Object.keys(owners).sort().join(', ') || '—';
  throw new HomeError(
    `${file} 中没有事件库 ${store} 的所有者地址；有的是：${names}。\n${file} names no owner of a store ${store}; it names: ${names}.`,
  );
}

/** Says what is about to happen and asks for the store's name: the answer to “are you sure” is always yes. */
async function isConfirmed({ ask, error }: StoreTerminal, store: string, ownerUrl: string): Promise<boolean> {
  const { host, pathname } = new URL(ownerUrl);
  error(
    [
      `将登记事件库 ${store}（${host}${pathname}）：`,
      '  · 世代加一，并绑定到现在这个数据库集群和时间线；此后写入的事件属于新世代；',
      '  · 读到比该库更远的读取方退回到它最新的事件；',
      '  · 其他服务若已收到该库现在没有的事件，会把那些流搁置为“历史不符”，由人处置。',
      '登记不能撤销，也不改动任何事件。只在确认数据完整、所有服务已停止之后进行。',
      `About to adopt the store ${store} (${host}${pathname}):`,
      '  · its incarnation rises by one and is bound to this cluster and timeline; new events belong to it;',
      '  · readers that had read further than the store goes are set back to its newest event;',
      '  · services that know events which the store no longer has will park those streams as “history diverged”, for people.',
      'This cannot be undone, and changes no event. Do it once the data is known to be whole and all services are stopped.',
    ].join('\n'),
  );
  const answer = await ask(`输入事件库名称以确认 · type the store’s name to confirm: `);
  if (answer === undefined) {
    error('没有终端可供确认：请加 --yes。\nThere is no terminal to confirm at: add --yes.');
    return false;
  }
  if (answer.trim() === store) return true;
  error('未登记，未作任何更改。\nNot adopted; nothing was changed.');
  return false;
}

function reasonOf(error: unknown): string | undefined {
  if (error instanceof HomeError || isInfraError(error)) return error.message;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === '42P01' || code === '3F000' || /never provisioned/.test(message)) {
    return '该数据库不是初始化过的事件库，请核对地址与备份。\nThis database is no provisioned event store. Check its address, and the backup.';
  }
  if (code === '25006') {
    return '该数据库是只读备库，请在主库上登记。\nThis database is a read-only standby: adopt the store on the primary.';
  }
  if (/^(08|28|3D000|57P|ECONN|ENOTFOUND)/.test(code) || /timeout|Connection terminated/.test(message)) {
    return `数据库连接不上（${code || message}）。请确认它在运行，地址与口令无误。\nThe database is out of reach. Make sure that it runs, and that its address and password are right.`;
  }
  return undefined;
}
