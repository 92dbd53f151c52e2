// The evidence bundle of a subject: made by who may read it, checked by itself, and still proved once somebody is erased.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { cast, demoAdministrator, demoPassword } from '@wenxiao/cli/demo';
import { pdfOf, xlsxOf } from '@wenxiao/evidence/testing';
import { openPromise } from 'yauzl';
import { cli, compileCli } from '../../forms/compiled-cli.js';
import { approved } from '../harness/cycle.js';
import type { County } from '../harness/county.js';
import { accepted, begin, evaluationStep, handedIn, upToSheets } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { handIn } from '../harness/handing-in.js';
import { expertLeaves } from '../harness/leaving.js';
import { type Product, startProduct } from '../harness/product.js';
import { trailWith } from '../harness/trail.js';

const reason = '演示评价专家因旧疾复发长期休养';
const erasedWords = '已删除的个人信息';

let product: Product;
let county: County;
let subject: string;
let expert: string;
let folder: string;
let files: Readonly<{ kept: string; erased: string; ofUnit: string }>;
const rulesOfUnit = pdfOf('/Title 7 0 R');
const sheet = xlsxOf({ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from('<sheet/>') });
beforeAll(async () => {
  compileCli();
  folder = await mkdtemp(join(tmpdir(), 'wenxiao-bundle-'));
  product = await startProduct();
  county = product.county;
  [subject = ''] = await approved(county, {});
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
  const handedInto = (object: string, bytes: Uint8Array, name: string, more = '') =>
    eventually('evidence hears of the project', async () => {
      const who = object === subject ? county.people.office : county.people.unit;
      const { status, body } = await handIn(who, county, object, bytes, { name, more });
      return status === 201 ? body.file : undefined;
    });
  files = {
    kept: await handedInto(subject, sheet, '自评表.xlsx'),
    erased: await handedInto(subject, pdfOf('/Info 9 0 R'), '病历.pdf', '&internal=true'),
    ofUnit: await handedInto(county.unitId, rulesOfUnit, '单位制度汇编.pdf'),
  };
  accepted(await begin(county, subject, 'self-evaluation'));
  const { brings, ...answer } = handedIn('95');
  const documents = [
    ...brings.documents,
    { name: '单位制度汇编', document: 'self-evaluation-form', file: files.ofUnit },
  ];
  accepted(
    await evaluationStep(county, 'unit', subject, ['self-evaluation', 'evaluate'], {
      ...answer,
      brings: { ...brings, documents },
    }),
  );
  await upToSheets(county, subject);
  expert = await expertLeaves(county, subject, reason);
  const { entries } = await trailWith(county, subject, 'evaluation-reassigned', 'file-taken');
  const last = entries.at(-1)!.recordedAt;
  await eventually('all of it is closed', async () => {
    const { body: root } = await product.administrator.get<{ asOf: string }>('/api/audit/root');
    return root.asOf > last ? true : undefined;
  });
}, 240_000);
afterAll(async () => {
  await product.close();
  await rm(folder, { recursive: true, force: true });
});

async function wenxiao(...words: readonly string[]) {
  const env = { PATH: process.env['PATH'], WENXIAO_HOME: product.home };
  const child = spawn(process.execPath, [cli, ...words], { env });
  child.stdin.end(`${demoPassword}\n`);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, error, status: await ended };
}

type Manifest = Readonly<{
  holds: Readonly<Record<string, number>>;
  leftOut: readonly Readonly<{ what: string; names?: readonly string[] }>[];
  heads: readonly Readonly<{ stream: string; version: number }>[];
  root?: object;
}>;
const at = (name: string) => join(folder, name);
async function bundle(account: string, name: string, ...more: readonly string[]): Promise<Manifest> {
  const asked = [subject, '--jurisdiction', county.id, '--account', account, '--out', at(name), '--json', ...more];
  const { out, error, status } = await wenxiao('audit', 'bundle', ...asked);
  expect({ status, error }).toEqual({ status: 0, error: '' });
  return JSON.parse(out) as Manifest;
}
const check = async (name: string) => {
  const { out, status } = await wenxiao('audit', 'bundle', '--check', at(name), '--json');
  return { status, codes: (JSON.parse(out) as { flaws: { code: string }[] }).flaws.map(({ code }) => code) };
};
const whole = { status: 0, codes: [] };
async function partsOf(name: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openPromise(at(name), { autoClose: false });
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  zip.close();
  return parts;
}
const contentOf = (parts: ReadonlyMap<string, Buffer>, name: string): string => parts.get(name)!.toString();
const left = ({ leftOut }: Manifest) => leftOut.map(({ what }) => what);

it('holds what the auditor reads, with its files and its proof, and is whole by itself', async () => {
  const manifest = await bundle(cast.auditor.accountName, 'auditor.zip');
  expect(await check('auditor.zip')).toEqual(whole);
  expect(left(manifest)).toEqual(['root']);
  expect(manifest.holds).toMatchObject({ files: 3, alarms: 0 });
  expect(manifest.holds['rowsWithBytes']).toBe(manifest.holds['rows']);

  const parts = await partsOf('auditor.zip');
  const hash = createHash('sha256').update(sheet).digest('hex');
  expect(parts.get(`files/${hash}.xlsx`)?.equals(sheet)).toBe(true);
  const listed = JSON.parse(contentOf(parts, 'files.json')) as object[];
  expect(listed).toContainEqual(expect.objectContaining({ file: files.ofUnit, of: county.unitId, isHere: true }));
  expect(contentOf(parts, 'trail.json')).toContain(reason);
  // Rows hold it sealed.
  expect(contentOf(parts, 'proof.jsonl')).not.toContain(Buffer.from(reason).toString('base64').slice(4, 24));
  const page = contentOf(parts, 'index.html');
  for (const shown of [reason, cast.office.displayName, '自评表.xlsx', `files/${hash}.xlsx`, '第'])
    expect(page).toContain(shown);
  // Desks by the words of the rules, and not by their codes.
  const desks = ['budget-unit', 'department-reviewer', 'performance-office', 'business-desk', 'budget-desk'];
  expect(desks.filter((code) => new RegExp(`>[^<]*\\b${code}\\b[^<]*<`).test(page))).toEqual([]);
  for (const name of ['预算单位经办', '绩效']) expect(page).toContain(name);
  expect(page).not.toMatch(/<script|https?:\/\/(?!127)/);
  const reads = await county.get<{ items: { file: string; audits: boolean }[] }>('auditor', 'evidence', 'file-reads');
  expect(reads.body.items).toContainEqual(expect.objectContaining({ file: files.kept, audits: true }));
});

it('holds of another only what they may read, and says what it leaves out', async () => {
  const manifest = await bundle(cast.unit.accountName, 'unit.zip');
  expect(await check('unit.zip')).toEqual(whole);
  expect(left(manifest)).toEqual(expect.arrayContaining(['row-bytes', 'root']));
  expect(manifest.holds).toMatchObject({ files: 2 });
  const parts = [...(await partsOf('unit.zip'))];
  const bytes = contentOf(new Map(parts), 'proof.jsonl')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { bytes?: string }).bytes ?? '']))
    .map((each) => Buffer.from(each, 'base64').toString());
  const all = [...parts.map(([, content]) => content.toString()), ...bytes].join('\n');
  for (const kept of [reason, expert, '病历.pdf', files.erased]) expect(all).not.toContain(kept);

  const stranger = [
    subject,
    '--jurisdiction',
    county.id,
    '--account',
    cast.operator.accountName,
    '--out',
    at('none.zip'),
  ];
  expect(await wenxiao('audit', 'bundle', ...stranger)).toMatchObject({
    status: 2,
    error: expect.stringContaining('not-found'),
  });
  await expect(readFile(at('none.zip'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it('is not whole any more where a byte was changed, and writes over nothing', async () => {
  const bytes = await readFile(at('auditor.zip'));
  const at_ = bytes.indexOf(sheet.subarray(0, 40)) + 20;
  bytes.writeUInt8(bytes.readUInt8(at_) ^ 1, at_);
  await writeFile(at('changed.zip'), bytes);
  expect(await check('changed.zip')).toEqual({ status: 1, codes: ['hash-differs'] });
  const again = [
    subject,
    '--jurisdiction',
    county.id,
    '--account',
    cast.auditor.accountName,
    '--out',
    at('changed.zip'),
  ];
  expect(await wenxiao('audit', 'bundle', ...again)).toMatchObject({
    status: 2,
    error: expect.stringContaining('文件已存在'),
  });
  expect((await readFile(at('changed.zip'))).equals(bytes)).toBe(true);
});

it('tells of a span of time alone where one is asked for', async () => {
  const { entries } = await trailWith(county, subject, 'evaluation-reassigned');
  const [from, to] = [entries[2]!.recordedAt, entries[5]!.recordedAt];
  const manifest = await bundle(cast.auditor.accountName, 'span.zip', '--from', from, '--to', to);
  expect(await check('span.zip')).toEqual(whole);
  expect(left(manifest)).toContain('recorded-before');
  const told = JSON.parse(contentOf(await partsOf('span.zip'), 'trail.json')) as { entries: { recordedAt: string }[] };
  expect(told.entries.map(({ recordedAt }) => recordedAt)).toEqual(
    entries.map(({ recordedAt }) => recordedAt).filter((each) => each > from && each <= to),
  );
});

it('shows as erased who and what was erased, and every proof holds: of before, of after, and against the trail', async () => {
  const because = '误传，涉及个人病情';
  const file = `files/${subject}/${files.erased}`;
  const erased = await county.post('office', 'evidence', `${file}/erasure`, { because }, { ifMatch: 1 });
  expect(erased).toMatchObject({ status: 201 });
  const said = ['--jurisdiction', county.id, '--reason', '本人申请', '--account', demoAdministrator.accountName];
  expect(await wenxiao('persons', 'erase', expert, ...said, '--yes')).toMatchObject({ status: 0 });
  await eventually('the text is erased', async () => {
    const { entries } = await trailWith(county, subject, 'evaluation-reassigned', 'internal-file-erased');
    return JSON.stringify(entries).includes(erasedWords) ? true : undefined;
  });
  const { recordedAt } = (await trailWith(county, subject, 'internal-file-erased')).entries.at(-1)!;
  await eventually('the erasure is closed', async () => {
    const { body } = await product.administrator.get<{ asOf: string }>('/api/audit/root');
    return body.asOf >= recordedAt ? true : undefined;
  });

  const manifest = await bundle(cast.auditor.accountName, 'after.zip');
  expect(await check('after.zip')).toEqual(whole);
  expect(manifest.leftOut).toContainEqual({ what: 'file-erased', count: 1, names: [files.erased] });
  expect(manifest.holds).toMatchObject({ files: 2 });
  const parts = await partsOf('after.zip');
  const page = contentOf(parts, 'index.html');
  expect(page).toContain(erasedWords);
  expect(page).toContain('已注销人员');
  for (const content of parts.values())
    for (const gone of [reason, cast.expert.displayName]) expect(content.includes(gone)).toBe(false);

  // What was read before stays as it was read, and was so.
  expect(await check('auditor.zip')).toEqual(whole);
  for (const name of ['auditor.zip', 'unit.zip', 'after.zip'])
    expect(await wenxiao('audit', 'verify', '--bundle', at(name))).toMatchObject({
      status: 0,
      out: expect.stringContaining('证据包与审计轨迹相符'),
    });
});
