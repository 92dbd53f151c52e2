import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { exitStatus } from './exit-status.js';
import { HomeError } from './home-connections.js';
import {
  ownTerminal,
  type PersonTerminal,
  runAndEnd,
  signedIn,
  type SignedIn,
  whoAsks,
  withProduct,
} from './signed-in.js';

const help = `
${whoAsks('role administrator')}
环境 · Environment:
  WENXIAO_HOME  数据目录，其中的 connections.json 给出地址 · the home, whose connections.json says where the product answers (.wenxiao)

退出状态 · Exit status:
  0  已注销，或此前已注销 · erased, now or before
  1  未确认，什么都没有改变 · not confirmed; nothing was changed
  2  没有做成：连接不上、无权、没有此人、参数有误 · it was not done: no connection, no right, no such person, wrong arguments
`;

/** As directory answers before an erasure, and after it. */
type Kept = Readonly<{
  personId: string;
  accountName: string;
  displayName: string;
  version: number;
  sessions: number;
  apiTokens: number;
  erased: Readonly<{ at: string; by: string; reason: string }> | null;
}>;
type Asked = SignedIn & Readonly<{ jurisdiction: string; reason: string; yes?: true }>;

/** Where somebody is asked to type what they mean. */
export interface ConfirmingTerminal extends PersonTerminal {
  /** Asks and reads one line; undefined where nobody sits there. */
  readonly ask: (question: string) => Promise<string | undefined>;
}

/** `wenxiao persons …`: what is done about people, over HTTP to the running product. */
export function addPersons(
  program: Command,
  terminal: ConfirmingTerminal = { ...ownTerminal(process.env), ask: askedThere },
): void {
  const persons = program.command('persons').description('人员 · people').addHelpText('after', help);
  signedIn(persons.command('erase'))
    .description(
      '注销人员：清除姓名、账号名、密码、会话和令牌，不可恢复；其办理过的事项以编号留存 · ' +
        'erases who somebody was, for good; what they did stays, under their id',
    )
    .argument('<person>', '人员编号 · id of the person')
    .requiredOption('--jurisdiction <id>', '区划编号 · id of the jurisdiction')
    .requiredOption('--reason <text>', '理由，不写姓名 · why, without a name')
    .option('--yes', '不再询问 · do not ask again')
    .action((person: string, options: Asked) => runAndEnd(() => erase(terminal, person, options), terminal));
}

async function askedThere(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

async function erase(terminal: ConfirmingTerminal, person: string, options: Asked): Promise<number> {
  const { jurisdiction, reason } = options;
  const path = `/api/directory/jurisdictions/${encodeURIComponent(jurisdiction)}/people/${encodeURIComponent(person)}/erasure`;
  return withProduct(terminal, options, async ({ get, post }) => {
    const kept = (await get(path)) as Kept;
    if (!kept.erased && !options.yes && !(await isMeant(terminal, kept))) {
      terminal.error('未确认，什么都没有改变。\nNot confirmed: nothing was changed.');
      return exitStatus.errorsFound;
    }
    // Of who is erased already nothing is left to do.
    if (!kept.erased) await post(path, { reason }, { ifMatch: kept.version });
    const after = (await get(path)) as Kept;
    terminal.out(options.json ? `${JSON.stringify(after, null, 2)}\n` : saidOf(after));
    return exitStatus.done;
  });
}

async function isMeant(terminal: ConfirmingTerminal, kept: Kept): Promise<boolean> {
  terminal.error(foretold(kept));
  const typed = await terminal.ask('请输入账号名以确认 · Type the account name to confirm: ');
  if (typed !== undefined) return typed.trim() === kept.accountName;
  throw new HomeError(
    '标准输入不是终端，无法确认：请加 --yes。\nStandard input is no terminal, so nobody can confirm: add --yes.',
  );
}

const foretold = ({ displayName, accountName, sessions, apiTokens }: Kept): string =>
  [
    `将注销 ${displayName}（账号 ${accountName}），不可恢复 · about to erase ${displayName} (account ${accountName}), for good:`,
    '  姓名、账号名、密码 · name, account name, password',
    `  会话 ${String(sessions)} 个、令牌 ${String(apiTokens)} 个 · sessions, API tokens`,
    '留存 · What stays:',
    '  以编号记载的办理事项，所有证明仍然有效 · what was done, under the id alone; every proof stays valid',
    '  登录记录中的网络地址 · addresses in the record of sign-ins',
    '  上传的文件，须另行删除 · files that were uploaded: erase them one by one where they name the person',
  ].join('\n');

const saidOf = ({ personId, erased }: Kept): string =>
  `已注销 · erased: ${personId} ${erased?.at ?? ''} ${erased?.reason ?? ''}\n`;
