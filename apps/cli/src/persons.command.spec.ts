import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Command, CommanderError } from 'commander';
import { addPersons } from './persons.command.js';

// The command against answers of directory; what an erasure does is tested where it stands.

type Asked = Readonly<{ method: string; url: string; body: string; ifMatch: string | undefined }>;

const kept = {
  personId: 'p1',
  accountName: 'zhang.san',
  displayName: '张三',
  version: 3,
  sessions: 1,
  apiTokens: 2,
  erased: null as object | null,
};
const done = { at: '2026-01-01T00:00:00.000Z', by: 'a1', reason: '本人申请' };

let server: Server;
let url: string;
let asked: Asked[];
let erased: object | null;
beforeAll(async () => {
  const answer = async (request: IncomingMessage) => {
    const { method = '', url: path = '', headers } = request;
    asked.push({ method, url: path, body: await text(request), ifMatch: headers['if-match'] });
    if (method === 'POST') erased = done;
    return { ...kept, erased };
  };
  server = createServer((request, response) => {
    void answer(request).then((body) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  asked = [];
  erased = null;
});

async function erase(typed: string | undefined, ...words: readonly string[]) {
  const said = { out: '', error: '', question: '', status: undefined as number | undefined };
  const program = new Command('wenxiao').exitOverride().configureOutput({ writeErr: (line) => (said.error += line) });
  addPersons(program, {
    out: (line) => (said.out += line),
    error: (line) => (said.error += line),
    end: (status) => (said.status = status),
    environment: { WENXIAO_TOKEN: 'token' },
    password: () => Promise.resolve(''),
    ask: (question) => {
      said.question += question;
      return Promise.resolve(typed);
    },
  });
  try {
    await program.parseAsync(['persons', 'erase', 'p1', '--jurisdiction', 'c1', '--url', url, ...words], {
      from: 'user',
    });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    said.status = 2;
  }
  return said;
}
const why = ['--reason', '本人申请'];
const posts = () => asked.filter(({ method }) => method === 'POST');

describe('wenxiao persons erase', () => {
  it('says what will be gone, and erases once the account name was typed, upon the version that was read', async () => {
    const { status, error, question, out } = await erase('zhang.san ', ...why);
    expect(status).toBe(0);
    expect(error).toContain('张三');
    expect(error).toMatch(/1 个、令牌 2 个/);
    expect(question).toContain('账号名');
    expect(posts()).toEqual([
      {
        method: 'POST',
        url: '/api/directory/jurisdictions/c1/people/p1/erasure',
        body: JSON.stringify({ reason: '本人申请' }),
        ifMatch: '"3"',
      },
    ]);
    expect(out).toContain('已注销');
  });

  it('changes nothing where another name was typed, where nobody can type, or without a reason', async () => {
    expect(await erase('li.si', ...why)).toMatchObject({ status: 1, error: expect.stringContaining('未确认') });
    expect(await erase(undefined, ...why)).toMatchObject({ status: 2, error: expect.stringContaining('--yes') });
    expect(await erase('zhang.san')).toMatchObject({ status: 2, error: expect.stringContaining('--reason') });
    expect(posts()).toEqual([]);
  });

  it('asks nobody with --yes, and finds nothing to do where the person is erased', async () => {
    expect(await erase(undefined, ...why, '--yes')).toMatchObject({ status: 0, question: '' });
    expect(posts()).toHaveLength(1);
    expect(await erase(undefined, ...why)).toMatchObject({ status: 0, question: '' });
    expect(posts()).toHaveLength(1);
  });
});
