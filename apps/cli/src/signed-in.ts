import type { Command } from 'commander';
import { v7 } from 'uuid';
import { exitStatus } from './exit-status.js';
import { HomeError } from './home-connections.js';
import { asHttpAddress, productUrl } from './product-url.js';
import {
  type Credential,
  download,
  exchange,
  type Exchange,
  isLostConnection,
  openSession,
  Refused,
  refusalText,
} from './public-api.js';
import { readPassword } from './read-password.js';
import { Unreadable } from './text-file.js';

/** What the help of a command says of who asks. @param role whom it is for. */
export const whoAsks = (role: string): string => `登录 · Who asks (${role}):
  WENXIAO_TOKEN    API 令牌 · an API token
  --account NAME   否则以账号登录，密码从终端读取而不回显；标准输入不是终端时读其第一行
                   · else an account; its password is read without echo, or as the first line of standard input
`;

/** Where a command asks and says what it has to say. */
export interface PersonTerminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Tells the shell. */
  readonly end: (status: number) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly password: () => Promise<string>;
}

export const ownTerminal = (environment: PersonTerminal['environment']): PersonTerminal => ({
  out: (text) => process.stdout.write(text),
  error: (text) => console.error(text),
  end: (status) => (process.exitCode = status),
  environment,
  password: () => readPassword(process.stdin, process.stderr, { known: true }),
});

export type SignedIn = Readonly<{ url?: string; account?: string; json?: true }>;

/** The options of every command that asks the running product as a person. */
export const signedIn = (command: Command): Command =>
  command
    .option('--url <url>', '系统地址，缺省取 connections.json · address of the product', asHttpAddress)
    .option('--account <name>', '账号名，未设 WENXIAO_TOKEN 时 · account name')
    .option('--json', '以 JSON 输出 · print JSON');

/** The product as one person reaches it. */
export type Product = Readonly<{
  /** Its address. */
  url: string;
  get: (path: string) => Promise<unknown>;
  /** What is no JSON, as it comes. */
  getText: (path: string) => Promise<string>;
  /** A file, as it comes. */
  getBytes: (path: string) => Promise<AsyncIterable<Uint8Array>>;
  post: (path: string, body: object, seen?: Readonly<{ ifMatch: number }>) => Promise<unknown>;
  /** Sends a table as it is read. @param key of a command, under which its repeat is known again */
  postTable: (path: string, table: NonNullable<Exchange['table']>, key?: string) => Promise<unknown>;
}>;

/** Signs in, works, and signs out again. */
export async function withProduct<Result>(
  terminal: PersonTerminal,
  options: SignedIn,
  work: (product: Product) => Promise<Result>,
): Promise<Result> {
  const { environment } = terminal;
  const url = await productUrl(options.url, environment);
  const apiToken = environment['WENXIAO_TOKEN'];
  const { account } = options;
  if (!apiToken && account === undefined) {
    throw new HomeError(
      '不知道您是谁：请设 WENXIAO_TOKEN（API 令牌），或用 --account 给出账号。\n' +
        'Nobody says who you are: set WENXIAO_TOKEN to an API token, or name your account by --account.',
    );
  }
  const as: Credential =
    account === undefined ? { apiToken: apiToken ?? '' } : await openSession(url, account, await terminal.password());
  try {
    return await work({
      url,
      get: async (path) => (await exchange(url, path, { method: 'GET', as })).body,
      getText: async (path) => (await exchange(url, path, { method: 'GET', as, text: true })).body as string,
      getBytes: (path) => download(url, path, as),
      post: async (path, body, seen) => {
        const headers = { 'idempotency-key': v7(), ...(seen && { 'if-match': `"${String(seen.ifMatch)}"` }) };
        return (await exchange(url, path, { method: 'POST', as, body, headers })).body;
      },
      postTable: async (path, table, key) => {
        const headers = key === undefined ? {} : { 'idempotency-key': key };
        return (await exchange(url, path, { method: 'POST', as, table, headers })).body;
      },
    });
  } finally {
    // A session that nobody ends ends by itself.
    if ('cookie' in as) await exchange(url, '/api/session', { method: 'DELETE', as }).catch(() => undefined);
  }
}

/** Runs a command and says, in one sentence each language, why it could not be done. */
export async function runAndEnd(work: () => Promise<number>, terminal: PersonTerminal): Promise<void> {
  try {
    terminal.end(await work());
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    terminal.error(reason);
    terminal.end(exitStatus.failed);
  }
}

function reasonOf(error: unknown): string | undefined {
  if (error instanceof HomeError) return error.message;
  if (error instanceof Unreadable) return `${error.problem.zh}\n${error.problem.en}`;
  if (error instanceof Refused) return refusalText(error);
  if (isLostConnection(error)) {
    return '系统没有应答。请确认它在运行，地址无误（--url）。\nThe product does not answer. Make sure that it runs, and that its address is right (--url).';
  }
  return undefined;
}
