import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { testStores, type TestStore } from '@wenxiao/audit/testing';
import { freshDatabase, type FreshDatabase } from '@wenxiao/infra/testing';
import { Command } from 'commander';
import { addAudit } from './audit.command.js';

// What `audit verify` finds in the folder of the files.

let database: FreshDatabase;
let store: TestStore;
let home: string;
beforeAll(async () => {
  database = await freshDatabase('cli-audit-files');
  [store] = (await testStores('evidence')) as [TestStore];
  home = await mkdtemp(join(tmpdir(), 'wenxiao-cli-files-'));
  const { historianUrl } = store;
  const connections = {
    installation: 'hunan',
    audit: { url: database.url },
    postgres: { stores: { evidence: { historianUrl } } },
  };
  await writeFile(join(home, 'connections.json'), JSON.stringify(connections));
}, 120_000);
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
  await store.drop();
  await database.drop();
});

const tenant = '0192f7a0-0000-7000-8000-00000000f0f0';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const pathOf = (hash: string) => join(home, 'evidence', 'blobs', tenant, hash.slice(0, 2), hash);

/** A file that was taken, and what lies in its place. */
async function taken(text: string, lies: string | undefined = text): Promise<string> {
  const hash = sha256(text);
  const stream = `evidence-file/${randomUUID()}.${randomUUID()}`;
  const data = { organisation: randomUUID(), name: '报告.pdf', format: 'pdf', size: text.length, hash };
  await store.append(stream, { type: 'file-taken', data });
  if (lies === '') return stream;
  await mkdir(dirname(pathOf(hash)), { recursive: true });
  await writeFile(pathOf(hash), lies);
  return stream;
}

type Verified = Readonly<{
  status: number | undefined;
  out: string;
  files: number | object;
  findings: readonly Readonly<{ kind: string; event: Readonly<{ stream: string }> }>[];
}>;
async function wenxiao(...words: readonly string[]): Promise<Verified> {
  let [out, status]: [string, number | undefined] = ['', undefined];
  const program = new Command('wenxiao').exitOverride();
  addAudit(program, {
    out: (text) => (out += text),
    error: (text) => (out += text),
    end: (value) => (status = value),
    environment: { WENXIAO_HOME: home },
    colours: false,
  });
  await program.parseAsync(['audit', ...words], { from: 'user' });
  return { status, out, ...(words.includes('--json') && (JSON.parse(out) as object)) } as Verified;
}

it('audit verify says that no files were looked at where their folder is not', async () => {
  await wenxiao('rebuild');
  expect(await wenxiao('verify')).toMatchObject({
    status: 0,
    out: expect.stringMatching(/附件：没有 .*evidence，未核对/),
  });
});

it('audit verify looks that the bytes of every file that was not erased are there, and are those of its hash', async () => {
  await taken('在此');
  await taken('在此');
  const erased = await taken('已清除', '');
  await store.append(erased, { type: 'file-erased', data: { because: '误传' } });
  await wenxiao('rebuild');
  expect(await wenxiao('verify', '--json')).toMatchObject({ status: 0, files: 2, findings: [] });

  const missing = await taken('不在', '');
  const altered = await taken('原来的内容', '改过的内容');
  await wenxiao('rebuild');
  const { status, files, findings } = await wenxiao('verify', '--json');
  expect({ status, files }).toEqual({ status: 1, files: 4 });
  expect(findings.map(({ kind, event }) => `${kind} ${event.stream}`).sort()).toEqual(
    [`file-altered ${altered}`, `file-missing ${missing}`].sort(),
  );
  expect(await wenxiao('verify')).toMatchObject({ status: 1, out: expect.stringContaining('存储中没有其内容') });
});
