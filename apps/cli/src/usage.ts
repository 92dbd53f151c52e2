import type { Command } from 'commander';

/** What Commander says of wrong arguments, in Chinese: it has words in English alone. */
const complaints: readonly (readonly [said: RegExp, zh: string])[] = [
  [/^error: missing required argument '(.+?)'/, '缺少参数 $1'],
  [/^error: required option '(.+?)' not specified/, '缺少选项 $1'],
  [/^error: option '(.+?)' argument missing/, '选项 $1 缺少值'],
  [/^error: option '(.+?)' argument '(.*?)' is invalid/, '选项 $1 的值 $2 不合要求'],
  [/^error: unknown option '(.+?)'/, '没有选项 $1'],
  [/^error: unknown command '(.+?)'/, '没有命令 $1'],
  [/^error: too many arguments/, '参数过多'],
];

/** A complaint about arguments, in Chinese and English. What our own commands say is in both already. */
export function complaintText(message: string): string {
  const known = complaints.find(([said]) => said.test(message));
  if (known === undefined) return `用法有误 · ${message}`;
  const [said, zh] = known;
  const inChinese = said.exec(message)?.[0].replace(said, zh) ?? '';
  return `用法有误：${inChinese} · ${message.replace(/^error: /, '')}`;
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法 Usage:',
  'Arguments:': '参数 Arguments:',
  'Options:': '选项 Options:',
  'Commands:': '命令 Commands:',
};

/** How every command helps and complains. To be called before commands are added, which take it over. */
export function speakToUsers(program: Command): Command {
  return program
    .helpOption('-h, --help', '显示帮助 · show help')
    .helpCommand(false)
    .showHelpAfterError('加 --help 查看用法 · --help says how it is used')
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({ outputError: (message, write) => write(complaintText(message)) })
    .exitOverride();
}

/** Groups ask for help as everything else does, by `--help`. */
export function withoutHelpCommands(program: Command): void {
  for (const command of program.commands) withoutHelpCommands(command.helpCommand(false));
}
