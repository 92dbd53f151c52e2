import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluationPartiesNamed } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import {
  type Answer,
  type County,
  type CountyService,
  type Person,
  runCountyService,
} from '@wenxiao/service-kit/testing';
import { FolderBlobStore } from '../src/blob-store/folder-blob-store.js';
import { evidencePlan } from '../src/index.js';
import { bombOf, docxOf, pdfOf, pngOf, slowBody, xlsxOf } from '../src/testing/index.js';

let folder: string;
let running: CountyService;
let county: County;
let subject: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenxiao-evidence-'));
  running = await runCountyService(evidencePlan({ folder }), '2023-10-10');
  county = await running.county('fufeng-2022');
  subject = await running.approve(county);
  await eventually(heard);
});
afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

/** Evidence has heard of the subject. */
const heard = async (): Promise<void> => expect((await page(county.clerk)).status).toBe(200);

type Sent = Readonly<{ of?: string; name?: string; bytes?: Buffer; key?: string; more?: string; at?: County }>;

async function upload(as: Person, sent: Sent = {}): Promise<Answer> {
  const { of = subject, name = '验收报告.pdf', bytes = pdfOf(), key = randomUUID(), more = '', at = county } = sent;
  const response = await running.fetch(at, `files/${of}?name=${encodeURIComponent(name)}${more}`, as, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}
const page = (as: Person, of = subject): Promise<Answer> => running.call(county, `files/${of}`, { as });
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function taken(as: Person, sent: Sent = {}): Promise<string> {
  const { status, body } = await upload(as, sent);
  expect({ status, body }).toMatchObject({ status: 201 });
  return String(body['file']);
}
async function ticketOf(as: Person, file: string): Promise<string> {
  const { status, body } = await running.call(county, `files/${subject}/${file}/tickets`, { as, body: {} });
  expect({ status, body }).toMatchObject({ status: 201, body: { seconds: 60 } });
  return String(body['url']).replace(/^.*\/files\//, 'files/');
}
/** The names of all that lies in the folder, but for folders. */
async function lying(): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((each) => each.isFile()).map(({ name }) => name);
}

describe('a file that is handed in', () => {
  it('is recorded with its hash, size and format, under the authority of who acts, and told to others without its name', async () => {
    const bytes = pdfOf('/Info 9 0 R');
    const { status, body } = await upload(county.clerk, { bytes });
    const what = { name: '验收报告.pdf', format: 'pdf', size: bytes.length, hash: hashOf(bytes) };
    expect({ status, body }).toMatchObject({ status: 201, body: { object: subject, ...what } });
    const stream = `evidence-file/${subject}.${String(body['file'])}`;
    const [event] = await running.events(county.id, stream);
    expect(event).toMatchObject({ type: 'file-taken' });
    expect(JSON.parse(event!.data)).toEqual({ organisation: county.unit, ...what });
    expect(JSON.parse(event!.metadata)).toMatchObject({
      actor: { id: county.clerk.id, desk: 'budget-unit', organisation: county.unit, as: 'grant' },
      about: { subject },
      at: county.unit,
    });
    const [told] = await running.published(county.id, stream);
    expect(JSON.parse(told!.published.text)).toEqual({
      file: body['file'],
      object: subject,
      status: 'kept',
      hash: what.hash,
      internal: false,
    });
    expect(await lying()).toContain(what.hash);
  });

  it('is the same file when it is sent again under its key, and refused with other bytes', async () => {
    const key = randomUUID();
    const first = await upload(county.clerk, { key });
    expect(await upload(county.clerk, { key })).toEqual(first);
    expect(await upload(county.clerk, { key, bytes: pdfOf('/Other 1') })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('may be of an organisation', async () => {
    const file = await taken(county.reviewer, { of: county.department, name: '自评表.xlsx', bytes: xlsxOf() });
    const [event] = await running.events(county.id, `evidence-file/${county.department}.${file}`);
    expect(JSON.parse(event!.metadata)).toMatchObject({ about: { organisation: county.department } });
    await eventually(async () =>
      expect((await page(county.reviewer, county.department)).body).toMatchObject({
        items: [{ file, format: 'xlsx' }],
      }),
    );
  });

  it.each([
    ['报告.exe', pdfOf(), 'file-format-not-taken'],
    ['报告.pdf', pngOf(), 'file-is-not-what-it-says'],
    ['报告.pdf', Buffer.alloc(0), 'file-empty'],
    ['表.xlsx', xlsxOf(bombOf(8 * 1024 * 1024)), 'archive-too-large'],
    ['表.docx', docxOf({ name: 'word/vbaProject.bin', bytes: Buffer.from('macro') }), 'file-has-macros'],
  ])('%s that must not be taken is refused, says what to do, and leaves nothing', async (name, bytes, code) => {
    const before = await lying();
    const answer = await upload(county.clerk, { name, bytes });
    expect(answer).toMatchObject({ status: 422, body: { code, zh: expect.any(String), en: expect.any(String) } });
    expect(await lying()).toEqual(before);
  });

  it.each(['../secret.pdf', '..\\secret.pdf', '/etc/passwd.pdf', '.pdf', 'a/b.pdf', 'a.pdf.', 'a:b.pdf', '报告'])(
    'has a name and no path: %s is refused',
    async (name) => {
      expect(await upload(county.clerk, { name })).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    },
  );

  it('is refused where it is too large, before a byte of it is read', async () => {
    const before = await lying();
    const bytes = Buffer.alloc(50 * 1024 * 1024 + 1, 0x20);
    expect(await upload(county.clerk, { name: '大.txt', bytes })).toMatchObject({
      status: 413,
      body: { code: 'file-too-large' },
    });
    expect(await lying()).toEqual(before);
  });
});

describe('who reaches the object', () => {
  it('hands in and reads; whoever administers or audits reads alone; nobody else knows of it', async () => {
    const auditor: Person = { id: randomUUID(), desk: 'auditor', at: county.id };
    expect(await upload(auditor)).toMatchObject({ status: 403, body: { code: 'file-not-yours-to-hand-in' } });
    const other = await running.county('fufeng-2022');
    expect(await upload(other.clerk)).toMatchObject({ status: 404 });
    expect(await upload(other.clerk, { at: other })).toMatchObject({ status: 404 });
    const file = await taken(county.desk);
    for (const as of [county.clerk, county.reviewer, county.office, auditor])
      expect(await running.call(county, `files/${subject}/${file}`, { as })).toMatchObject({ status: 200 });
    expect(await running.call(other, `files/${subject}/${file}`, { as: other.office })).toMatchObject({ status: 404 });
  });

  it('reads nothing that is for the bureau alone, but what is their own', async () => {
    expect(await upload(county.clerk, { more: '&internal=true' })).toMatchObject({
      status: 403,
      body: { code: 'internal-for-bureau-alone' },
    });
    const file = await taken(county.desk, { name: '内部意见.pdf', more: '&internal=true' });
    const stream = `evidence-file/${subject}.${file}`;
    expect((await running.events(county.id, stream)).map(({ type }) => type)).toEqual(['internal-file-taken']);
    const one = (as: Person) => running.call(county, `files/${subject}/${file}`, { as });
    expect(await one(county.clerk)).toMatchObject({ status: 404 });
    expect(await one(county.office)).toMatchObject({ status: 200, body: { internal: true } });
    const names = async (as: Person) => JSON.stringify((await page(as)).body);
    await eventually(async () => expect(await names(county.office)).toContain(file));
    expect(await names(county.clerk)).not.toContain(file);
  });

  it('is also whom an evaluation under way names: they hand in working papers', async () => {
    const expert: Person = { id: randomUUID(), desk: 'evaluator', at: county.id };
    expect(await upload(expert, { name: '底稿.pdf' })).toMatchObject({ status: 404 });
    const named = {
      ...{ subject, type: 'finance-evaluation', period: '2023', number: 1, scheme: 'budget-performance', year: 2023 },
      parties: [{ as: 'work-group', who: expert.id }],
    };
    const stream = `evaluation/${subject}.finance-evaluation.2023.1`;
    await running.publish('evaluation', county.id, stream, evaluationPartiesNamed(named));
    await eventually(async () => expect((await page(expert)).status).toBe(200));
    const file = await taken(expert, { name: '底稿.pdf', more: '&internal=true' });
    const [event] = await running.events(county.id, `evidence-file/${subject}.${file}`);
    expect(JSON.parse(event!.metadata)).toMatchObject({ actor: { id: expert.id, as: 'assignment' } });
    expect(await running.call(county, `files/${subject}/${file}`, { as: expert })).toMatchObject({ status: 200 });
    expect(await running.call(county, `files/${subject}/${file}`, { as: county.clerk })).toMatchObject({ status: 404 });
  });
});

describe('a ticket', () => {
  it('gives one person one file, as what it is, to keep and not to open; every read is written down', async () => {
    const bytes = pdfOf('/Title(读)');
    const file = await taken(county.clerk, { name: '绩效 报告(一).pdf', bytes });
    const auditor: Person = { id: randomUUID(), desk: 'auditor', at: county.id };
    const url = await ticketOf(auditor, file);
    const response = await running.fetch(county, url, auditor);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="file.pdf"; filename*=UTF-8''%E7%BB%A9%E6%95%88%20%E6%8A%A5%E5%91%8A%28%E4%B8%80%29.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect((await running.fetch(county, url, county.clerk)).status).toBe(404);
    const otherFile = await taken(county.clerk);
    expect((await running.fetch(county, url.replace(file, otherFile), auditor)).status).toBe(404);
    const reads = await running.call(county, `file-reads?person=${auditor.id}`, { as: auditor });
    expect(reads.body).toMatchObject({ items: [{ file, object: subject, personId: auditor.id, audits: true }] });
    expect(await running.call(county, 'file-reads', { as: county.office })).toMatchObject({ status: 403 });
  });
});

describe('a file that should not be there', () => {
  it('is erased by the bureau with a reason: its bytes are gone, what it was stays; another with the same bytes keeps them', async () => {
    const bytes = pdfOf('/Secret 1');
    const [one, other] = [await taken(county.clerk, { bytes }), await taken(county.clerk, { bytes })];
    const erase = (file: string, as: Person) =>
      running.call(county, `files/${subject}/${file}/erasure`, { as, body: { because: '含涉密内容' }, ifMatch: 1 });
    expect(await erase(one, county.clerk)).toMatchObject({ status: 403, body: { code: 'erased-by-bureau-alone' } });
    expect(await erase(one, county.office)).toMatchObject({ status: 201 });
    expect(await lying()).toContain(hashOf(bytes));
    expect(await erase(other, county.office)).toMatchObject({ status: 201 });
    expect(await lying()).not.toContain(hashOf(bytes));
    const seen = await running.call(county, `files/${subject}/${one}`, { as: county.clerk });
    expect(seen.body).toMatchObject({ status: 'erased', hash: hashOf(bytes) });
    const ticket = await running.call(county, `files/${subject}/${one}/tickets`, { as: county.clerk, body: {} });
    expect(ticket).toMatchObject({ status: 410, body: { code: 'file-erased' } });
  });
});

describe('files that come at once', () => {
  /** An upload that goes on until it is let go. */
  function slowly(as: Person): Readonly<{ answer: Promise<number>; go: () => void }> {
    const bytes = pdfOf(`/Slow ${randomUUID()}`);
    const { body, go } = slowBody(bytes);
    const sent = running.fetch(county, `files/${subject}?name=${encodeURIComponent('慢.pdf')}`, as, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(bytes.length),
        'idempotency-key': randomUUID(),
      },
      body,
      duplex: 'half',
    });
    return { answer: sent.then(({ status }) => status), go };
  }
  const arriving = async () => (await lying()).filter((name) => /^[0-9a-f-]{36}$/.test(name)).length;

  it('are three of one person at most: another is refused, keeps nobody else from sending, and is taken once one is done', async () => {
    const before = await arriving();
    const slow = [slowly(county.clerk), slowly(county.clerk), slowly(county.clerk)];
    await eventually(async () => expect(await arriving()).toBe(before + 3));
    const refused = await upload(county.clerk);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-uploads', ofOne: 3, retry: true } });
    expect(String(refused.body['zh'])).toContain('每人最多 3 个');
    await taken(county.office);
    slow[0]!.go();
    expect(await slow[0]!.answer).toBe(201);
    await taken(county.clerk);
    for (const { go } of slow) go();
    expect(await Promise.all(slow.map(({ answer }) => answer))).toEqual([201, 201, 201]);
    expect(await arriving()).toBe(before);
  });
});

describe('bytes in the folder', () => {
  const old = new Date('2020-01-01');
  const placeOf = (tenant: string, hash: string) => join(folder, 'blobs', tenant, hash.slice(0, 2), hash);

  it('are taken away unless they were touched since, and never written to again', async () => {
    const store = new FolderBlobStore(folder);
    const bytes = pdfOf('/Kept 1');
    await taken(county.clerk, { bytes });
    const name = { tenant: county.id, hash: hashOf(bytes) };
    await utimes(placeOf(name.tenant, name.hash), old, old);
    await store.put(name, await copyOf(bytes));
    await store.remove(name, new Date('2021-01-01'));
    expect(await lying()).toContain(name.hash);
    await utimes(placeOf(name.tenant, name.hash), old, old);
    const found: string[] = [];
    for await (const { hash } of store.untouchedSince(new Date('2021-01-01'))) found.push(hash);
    expect(found).toEqual([name.hash]);
    await store.remove(name, new Date('2021-01-01'));
    expect(await lying()).not.toContain(name.hash);
    expect(await store.read(name)).toBeUndefined();
  });

  async function copyOf(bytes: Buffer): Promise<string> {
    const { writeFile } = await import('node:fs/promises');
    const path = join(folder, randomUUID());
    await writeFile(path, bytes);
    return path;
  }
});
