import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FirstAdministrator } from '@wenxiao/directory/administration';
import { type Command, Option } from 'commander';
import { exitStatus } from './exit-status.js';
import { isInfraError, withHomeServer } from './home-server.js';
import { readPassword } from './read-password.js';

const help = `
密码从终端读取而不回显；标准输入不是终端时读其第一行。
The password is read from the terminal without echo, or as the first line of standard input where that is no terminal.

环境 · Environment:
  DATABASE_URL  目录服务的事件库（服务角色） · the store of directory, as its service role
  WENXIAO_HOME  未设 DATABASE_URL 时，取此目录中 connections.json 所记的地址 · else the address in connections.json there (.wenxiao)
`;

/** Where the command asks and says what it has to say. */
export interface AdminTerminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Tells the shell. */
  readonly end: (status: number) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly password: () => Promise<string>;
}

const ownTerminal = (): AdminTerminal => ({
  out: (text) => process.stdout.write(text),
  error: (text) => console.error(text),
  end: (status) => (process.exitCode = status),
  environment: process.env,
  password: () => readPassword(process.stdin, process.stderr),
});

const levels: readonly FirstAdministrator['jurisdiction']['level'][] = ['province', 'prefecture', 'county', 'zone'];

type CreateOptions = Readonly<{
  account: string;
  name: string;
  jurisdiction: string;
  level: FirstAdministrator['jurisdiction']['level'];
  code?: string;
}>;

/** `wenxiao admin …`: what cannot be done over HTTP, since nobody can sign in. */
export function addAdmin(program: Command, terminal: AdminTerminal = ownTerminal()): void {
  const admin = program.command('admin').description('管理员 · administrators').addHelpText('after', help);
  admin
    .command('create')
    .description('登记根区划和首任管理员 · register the root jurisdiction and the first administrator')
    .requiredOption('--account <name>', '账号名 · account name')
    .requiredOption('--name <name>', '姓名 · name of the person')
    .requiredOption('--jurisdiction <name>', '根区划名称 · name of the root jurisdiction')
    .addOption(new Option('--level <level>', '其级次 · its level').choices(levels).makeOptionMandatory())
    .option('--code <code>', '行政区划代码 · division code')
    .action((options: CreateOptions) => runAndEnd(() => create(terminal, options), terminal));
  admin
    .command('reset-password')
    .description('为忘记密码、无人可助的账号设新密码 · set a password for an account that nobody else can help')
    .requiredOption('--account <name>', '账号名 · account name')
    .action(({ account }: { account: string }) => runAndEnd(() => reset(terminal, account), terminal));
}

async function create(terminal: AdminTerminal, options: CreateOptions): Promise<void> {
  const { createFirstAdministrator } = await import('@wenxiao/directory/administration');
  const databaseUrl = await databaseUrlOf(terminal.environment);
  const { account: accountName, name: displayName, jurisdiction, level, code } = options;
  const { personId, jurisdictionId } = await createFirstAdministrator(databaseUrl, {
    accountName,
    displayName,
    password: await terminal.password(),
    jurisdiction: { name: jurisdiction, level, ...(code !== undefined && { code }) },
  });
  terminal.out(
    `已登记管理员，现在可以登录。 · The administrator can sign in now.\n` +
      `  人员 person        ${personId}\n  区划 jurisdiction  ${jurisdictionId}\n`,
  );
}

async function reset(terminal: AdminTerminal, account: string): Promise<void> {
  const { resetPassword } = await import('@wenxiao/directory/administration');
  await resetPassword(await databaseUrlOf(terminal.environment), account, await terminal.password());
  terminal.out('密码已更改，原有会话和令牌已失效。 · The password is set; sessions and tokens have ended.\n');
}

/** Thrown where nobody says where directory's store is. */
class NoDatabaseError extends Error {}

async function databaseUrlOf(environment: AdminTerminal['environment']): Promise<string> {
  const given = environment['DATABASE_URL'];
  if (given !== undefined && given !== '') return given;
  const file = join(environment['WENXIAO_HOME'] ?? '.wenxiao', 'connections.json');
  try {
    const connections = JSON.parse(await readFile(file, 'utf8')) as {
      postgres?: { stores?: { directory?: { serviceUrl?: unknown } } };
    };
    const url = connections.postgres?.stores?.directory?.serviceUrl;
    if (typeof url === 'string') return url;
  } catch {
    // Missing or broken: said below.
  }
  throw new NoDatabaseError(
    `${file} 中没有目录服务的地址。请先启动一次系统，或设 DATABASE_URL。\n` +
      `${file} does not say where directory's store is. Start the system once, or set DATABASE_URL.`,
  );
}

/** Runs a command and says, in one sentence each language, why it could not be done. */
async function runAndEnd(work: () => Promise<void>, terminal: AdminTerminal): Promise<void> {
  try {
    await withHomeServer(terminal.environment['WENXIAO_HOME'] ?? '.wenxiao', terminal.error, work);
    terminal.end(exitStatus.done);
  } catch (error) {
    const reason = await reasonOf(error);
    if (reason === undefined) throw error;
    terminal.error(reason);
    terminal.end(exitStatus.failed);
  }
}

async function reasonOf(error: unknown): Promise<string | undefined> {
  const { AdministrationError } = await import('@wenxiao/directory/administration');
  if (error instanceof AdministrationError) return `${error.zh}\n${error.en}`;
  if (error instanceof NoDatabaseError || isInfraError(error)) return error.message;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === '42P01' || code === '3F000') {
    return '该数据库不是目录服务的事件库。请核对地址。\nThis database is not the store of directory. Check the address.';
  }
  if (/^(08|28|3D000|57P|ECONN|ENOTFOUND)/.test(code) || /timeout|Connection terminated/.test(message)) {
    return `数据库连接不上（${code || message}）。请确认它在运行，地址与口令无误。\nThe database is out of reach. Make sure that it runs, and that its address and password are right.`;
  }
  return undefined;
}
