import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Command, CommanderError } from 'commander';
import { Progress } from '../progress.js';
import type { PersonTerminal } from '../signed-in.js';

/** What the product was asked. */
type Asked = Readonly<{ method: string; url: string; type: string; body: string; authorization: string; key: string }>;
type Answer = Readonly<{ status: number; body: object }>;

const unknown: Answer = { status: 404, body: { code: 'not-found', zh: '没有', en: 'None.' } };

/** A terminal of somebody who has a token, and what it was told. */
export type ToldTerminal = PersonTerminal & Readonly<{ progress: Progress }>;
export type Said = { out: string; error: string; progress: string; status: number | undefined };

/** Answers commands as it is told to: what the product itself answers is tested where it stands. */
export class FakeProduct {
  asked: Asked[] = [];
  /** By method and the end of the path, `POST /imports/preview`; of several answers one after another, and then the last one. */
  answers: Record<string, Answer | readonly [Answer, ...Answer[]]> = {};
  private readonly server: Server;
  private readonly times = new Map<string, number>();

  private constructor(private readonly home: string) {
    this.server = createServer((request, response) => {
      void this.answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
  }

  static async start(): Promise<FakeProduct> {
    const product = new FakeProduct(await mkdtemp(join(tmpdir(), 'wenxiao-cli-')));
    await new Promise<void>((resolve) => product.server.listen(0, '127.0.0.1', resolve));
    return product;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** A file of the person's; without content one that is not there. */
  async file(name: string, content?: string): Promise<string> {
    const path = join(this.home, name);
    if (content !== undefined) await writeFile(path, content);
    return path;
  }

  /** Forgets what it was asked and is to answer. */
  reset(): void {
    this.asked = [];
    this.answers = {};
    this.times.clear();
  }

  /** Somebody runs a command. @param add makes it known to the program */
  async run(add: (program: Command, terminal: ToldTerminal) => void, words: readonly string[]): Promise<Said> {
    const said: Said = { out: '', error: '', progress: '', status: undefined };
    const program = new Command('wenxiao').exitOverride().configureOutput({ writeErr: (line) => (said.error += line) });
    add(program, {
      out: (line) => (said.out += line),
      error: (line) => (said.error += line),
      end: (status) => (said.status = status),
      environment: { WENXIAO_TOKEN: 'token' },
      password: () => Promise.resolve(''),
      progress: new Progress({ isTTY: false, write: (line: string) => ((said.progress += line), true) }),
    });
    try {
      await program.parseAsync([...words, '--url', this.url], { from: 'user' });
    } catch (thrown) {
      if (!(thrown instanceof CommanderError)) throw thrown;
      said.status = 2;
    }
    return said;
  }

  async close(): Promise<void> {
    this.server.close();
    await rm(this.home, { recursive: true, force: true });
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const { method = '', url = '', headers } = request;
    const { 'content-type': type = '', authorization = '', 'idempotency-key': key = '' } = headers;
    this.asked.push({ method, url, type, body: await text(request), authorization, key: String(key) });
    const path = url.split('?')[0] ?? '';
    const named = Object.keys(this.answers).filter((each) => {
      const [of, end = ''] = each.split(' ');
      return of === method && path.endsWith(end);
    });
    const [name] = named.sort((one, other) => other.length - one.length);
    if (name === undefined) return unknown;
    const answers = [this.answers[name] ?? unknown].flat();
    const time = this.times.get(name) ?? 0;
    this.times.set(name, time + 1);
    return answers[Math.min(time, answers.length - 1)] ?? unknown;
  }
}
