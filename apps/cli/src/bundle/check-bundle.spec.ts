import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import {
  toldDesk,
  toldElsewhere,
  toldFile,
  toldName,
  toldPerson,
  toldReason,
  toldSubject,
  toldTenant,
} from '@wenxiao/audit/testing';
import { ZipFile } from 'yazl';
import { Refused } from '../public-api.js';
import { checkBundle } from './check-bundle.js';
import { asComes, partsOf, product } from './testing/made-bundle.js';
import { writeBundle } from './write-bundle.js';

let folder: string;
let parts: ReadonlyMap<string, Buffer>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenxiao-bundle-'));
  await writeBundle(product, { jurisdiction: toldTenant, subject: toldSubject }, path('made'));
  parts = await partsOf(path('made'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, `${name}.zip`);

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
type Listed = { name: string; size: number; sha256: string };
type Json = Record<string, never> & { parts: Listed[]; heads: unknown[]; holds: Record<string, number> };
type Part = readonly [name: string, content: Buffer, mode?: number];

/** An archive of these parts. */
async function archiveOf(name: string, content: readonly Part[]): Promise<string> {
  const zip = new ZipFile();
  for (const [part, bytes, mode = 0o100644] of content) zip.addBuffer(bytes, part, { mode, forceDosTimestamp: true });
  zip.end();
  await finished(zip.outputStream.pipe(createWriteStream(path(name))));
  return path(name);
}

const text = (part: string): string => parts.get(part)!.toString();
const changed = (part: string, from: string | RegExp, to: string): Readonly<Record<string, Buffer>> => {
  const written = text(part).replace(from, () => to);
  expect(written).not.toBe(text(part));
  return { [part]: Buffer.from(written) };
};

/** The bundle with other parts, as they are; or as whoever changed them would have them listed. */
async function tampered(
  name: string,
  others: Readonly<Record<string, Buffer | undefined>>,
  forged?: (manifest: Json) => void,
): Promise<string> {
  const content = new Map<string, Buffer>(
    [...parts].filter(([part]) => !(part in others) || others[part] !== undefined),
  );
  for (const [part, bytes] of Object.entries(others)) if (bytes) content.set(part, bytes);
  if (forged) {
    const manifest = JSON.parse(text('manifest.json')) as Json;
    manifest.parts = [...content]
      .filter(([part]) => part !== 'manifest.json')
      .map(([part, bytes]) => ({ name: part, size: bytes.length, sha256: sha256(bytes) }));
    forged(manifest);
    content.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  }
  return archiveOf(name, [...content]);
}
const asListed = (): void => undefined;
const found = async (archive: string) =>
  (await checkBundle(archive)).flaws.map(({ code, part }) => [code, ...(part === undefined ? [] : [part])].join(' '));
const filePart = (): string => `files/${sha256(toldFile.bytes)}.pdf`;
const elsewherePart = (): string => `files/${sha256(toldElsewhere.bytes)}.pdf`;

describe('an evidence bundle', () => {
  it('is whole as it was made, always of the same parts in the same order, and leaves nothing beside it', async () => {
    const { flaws, manifest } = await checkBundle(path('made'));
    expect(flaws).toEqual([]);
    expect(manifest).toMatchObject({
      holds: { entries: 5, rows: 5, rowsWithBytes: 5, files: 2 },
      leftOut: [{ what: 'names' }],
    });
    expect([...parts.keys()]).toEqual([
      'proof.jsonl',
      'trail.json',
      filePart(),
      elsewherePart(),
      'files.json',
      'names.json',
      'trail.csv',
      'index.html',
      'manifest.json',
    ]);
    expect((await readdir(folder)).filter((name) => !name.endsWith('.zip'))).toEqual([]);
  });

  it('shows what people wrote as text, runs nothing, and loads nothing', () => {
    const page = text('index.html');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;=项目');
    expect(page).toContain('&lt;b&gt;经办&lt;/b&gt;');
    expect(page).toContain(toldReason);
    expect(page).not.toMatch(/<script|<b>经办|\bon\w+=|src=/);
    expect(page).toContain(`href="${filePart()}"`);
    expect(text('trail.csv')).toContain(toldName);
    expect(text('trail.csv')).not.toMatch(/(^|,)=/m);
  });

  it('says what rules call a desk, and holds what lies under an organisation where an act names it', () => {
    for (const part of ['index.html', 'trail.csv']) {
      expect(text(part)).toContain(toldDesk);
      expect(text(part)).not.toContain('budget-unit');
    }
    expect(text('index.html')).toContain(`href="${elsewherePart()}"`);
    expect(parts.get(elsewherePart())?.equals(toldElsewhere.bytes)).toBe(true);
    expect(JSON.parse(text('files.json'))).toContainEqual(
      expect.objectContaining({ file: toldElsewhere.file, of: expect.any(String) as string }),
    );
  });

  it('leaves out, and names, what lies under an organisation and is not for whoever makes it', async () => {
    const get = (asked: string) =>
      asked.endsWith(toldElsewhere.file) ? Promise.reject(new Refused(404, 'not-found', '', {})) : product.get(asked);
    const asked = { jurisdiction: toldTenant, subject: toldSubject };
    const manifest = await writeBundle({ ...product, get }, asked, path('own'));
    expect(manifest.leftOut).toContainEqual({ what: 'file-not-told', count: 1, names: [toldElsewhere.file] });
    expect(await found(path('own'))).toEqual([]);
  });

  it('is not made of a file whose bytes are not those of its hash: that one is named', async () => {
    const other = { ...product, getBytes: () => Promise.resolve(asComes(Buffer.from('something else'))) };
    const manifest = await writeBundle(other, { jurisdiction: toldTenant, subject: toldSubject }, path('without'));
    expect(manifest.leftOut).toContainEqual({
      what: 'file-missing',
      count: 2,
      names: [toldFile.file, toldElsewhere.file],
    });
    expect(await found(path('without'))).toEqual([]);
  });

  it('leaves nothing where it cannot be made, and writes over nothing', async () => {
    const broken = { ...product, getBytes: () => Promise.reject(new Error('cut off')) };
    const asked = { jurisdiction: toldTenant, subject: toldSubject };
    await expect(writeBundle(broken, asked, path('broken'))).rejects.toThrow('cut off');
    expect(await readdir(folder)).not.toContain('broken.zip');
    const before = await readFile(path('made'));
    await expect(writeBundle(product, asked, path('made'))).rejects.toMatchObject({ code: 'EEXIST' });
    expect((await readFile(path('made'))).equals(before)).toBe(true);
  });
});

describe('a bundle that was tampered with', () => {
  it('is told by the part: changed, taken out, added', async () => {
    expect(await found(await tampered('c1', { [filePart()]: Buffer.from('%PDF-1.7 验收报吿') }))).toEqual([
      `hash-differs ${filePart()}`,
    ]);
    expect(await found(await tampered('c2', { [filePart()]: Buffer.from('longer than it was, by far') }))).toEqual([
      `size-differs ${filePart()}`,
    ]);
    expect(await found(await tampered('c3', { [filePart()]: undefined }))).toEqual([`missing ${filePart()}`]);
    const more = `files/${'0'.repeat(64)}.pdf`;
    expect(await found(await tampered('c4', { [more]: Buffer.from('x') }))).toEqual([`not-in-manifest ${more}`]);
    expect(await found(await tampered('c5', { 'manifest.json': undefined }))).toEqual(['manifest-missing']);
    expect(await found(await tampered('c6', { 'manifest.json': Buffer.from('{}') }))).toEqual([
      'manifest-wrong manifest.json',
    ]);
  });

  it('is told where the manifest was forged, too: by what does not follow from the rows', async () => {
    const trail = changed('trail.json', /"after": "kept"/, '"after": "erased"');
    expect(await found(await tampered('f1', trail, asListed))).toContain('event-differs trail.json');
    const told = JSON.parse(text('trail.json')) as { entries: unknown[] };
    const shorter = Buffer.from(JSON.stringify({ ...told, entries: told.entries.slice(1) }));
    expect(
      await found(await tampered('f2', { 'trail.json': shorter }, ({ holds }) => (holds['entries'] = 4))),
    ).toContain('event-not-told trail.json');
    const lines = text('proof.jsonl').trim().split('\n');
    const without = Buffer.from(`${lines.filter((_, at) => at !== 3).join('\n')}\n`);
    expect(await found(await tampered('f3', { 'proof.jsonl': without }, asListed))).toEqual(
      expect.arrayContaining(['chain-broken proof.jsonl', 'event-not-proved trail.json']),
    );
    const row = JSON.parse(lines[3]!) as { bytes: string };
    const bytes = Buffer.from(
      Buffer.from(row.bytes, 'base64').toString('latin1').replace('budget-unit', 'budget-desk'),
      'latin1',
    ).toString('base64');
    expect(bytes).not.toBe(row.bytes);
    const otherRow = Buffer.from(
      `${lines.map((line, at) => (at === 3 ? JSON.stringify({ ...row, bytes }) : line)).join('\n')}\n`,
    );
    expect(await found(await tampered('f4', { 'proof.jsonl': otherRow }, asListed))).toContain('row-wrong proof.jsonl');
    expect(
      await found(await tampered('f5', changed('index.html', '改名后的项目', '从未改名的项目'), asListed)),
    ).toEqual(['page-differs index.html']);
    expect(await found(await tampered('f6', changed('trail.csv', '改名后的项目', '从未改名的项目'), asListed))).toEqual(
      ['page-differs index.html'],
    );
    expect(await found(await tampered('f7', {}, (manifest) => manifest.heads.pop()))).toContain(
      'head-differs proof.jsonl',
    );
    expect(
      await found(await tampered('f8', {}, (manifest) => Object.assign(manifest, { subject: toldPerson }))),
    ).toContain('subject-differs trail.json');
  });

  it('is told by a file that is not the one that was recorded, though all parts agree on it', async () => {
    const other = Buffer.from('%PDF-1.7 另一份报告');
    const name = `files/${sha256(other)}.pdf`;
    const files = JSON.parse(text('files.json')) as { file: string }[];
    for (const [part, { file }] of [
      [filePart(), toldFile],
      [elsewherePart(), toldElsewhere],
    ] as const) {
      const list = files.map((each) =>
        each.file === file ? { ...each, hash: sha256(other), size: other.length } : each,
      );
      const others = { [part]: undefined, [name]: other, 'files.json': Buffer.from(JSON.stringify(list)) };
      expect(await found(await tampered(`f9-${file}`, others, asListed))).toContain('file-differs files.json');
    }
  });

  it('is told by a file of somebody else that no act of the subject names', async () => {
    const files = JSON.parse(text('files.json')) as { file: string }[];
    const list = files.map((each) => (each.file === toldElsewhere.file ? { ...each, file: toldPerson } : each));
    const archive = await tampered('f10', { 'files.json': Buffer.from(JSON.stringify(list)) }, asListed);
    expect(await found(archive)).toContain('file-not-named files.json');
  });
});

describe('an archive that means ill', () => {
  const content = (): Part[] => [...parts];
  /** The same bytes with a name of the same length in the place of another, wherever it stands. */
  async function renamed(name: string, from: string, to: string): Promise<string> {
    const archive = await archiveOf(name, [...content(), [from, Buffer.from('x')]]);
    const bytes = (await readFile(archive)).toString('latin1').replaceAll(from, to);
    await writeFile(archive, Buffer.from(bytes, 'latin1'));
    return archive;
  }

  it('is refused for a name that leads elsewhere, that is no part’s, or that stands there twice', async () => {
    expect(await found(await renamed('z1', 'files/aaaa', '../../aaaa'))).toEqual(['unsafe-name']);
    expect(await found(await renamed('z2', 'files/aaaa', '/etc/aaaa1'))).toEqual(['unsafe-name']);
    expect(await found(await renamed('z3', 'files/aaaa', 'C:\\xx\\aaaa'))).toEqual(['unsafe-name']);
    expect(await found(await archiveOf('z4', [...content(), ['run.exe', Buffer.from('x')]]))).toEqual([
      'not-a-part run.exe',
    ]);
    expect(await found(await archiveOf('z5', [...content(), ['index.html', Buffer.from('x')]]))).toEqual([
      'twice-in-archive index.html',
    ]);
    const link: Part = [filePart(), Buffer.from('/etc/passwd'), 0o120777];
    expect(await found(await archiveOf('z6', [...content().filter(([name]) => name !== filePart()), link]))).toEqual([
      `not-a-plain-file ${filePart()}`,
    ]);
  });

  it('is refused for bytes that no part has', async () => {
    const made = await readFile(path('made'));
    const directory = made.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    const start = made.readUInt32LE(directory + 16);
    const hidden = Buffer.concat([made.subarray(0, start), Buffer.from('hidden'), made.subarray(start)]);
    hidden.writeUInt32LE(start + 6, directory + 6 + 16);
    await writeFile(path('h1'), hidden);
    expect(await found(path('h1'))).toEqual(['hidden-bytes']);
    await writeFile(path('h2'), Buffer.concat([made, Buffer.from('behind')]));
    expect(await found(path('h2'))).toEqual(['not-an-archive']);
    await writeFile(path('h3'), made.subarray(0, -40));
    expect(await found(path('h3'))).toEqual(['not-an-archive']);
    const otherHead = Buffer.from(made);
    otherHead.write('Proof', made.indexOf('proof.jsonl'), 'latin1');
    await writeFile(path('h4'), otherHead);
    expect(await found(path('h4'))).toEqual(['heads-differ proof.jsonl']);
    await writeFile(path('h5'), 'no archive');
    expect(await found(path('h5'))).toEqual(['not-an-archive']);
  });

  it('is not unpacked beyond what it says, nor beyond what a part may have', async () => {
    const zeros: Part = ['trail.json', Buffer.alloc(300_000)];
    const archive = await archiveOf('b1', [...content().filter(([name]) => name !== 'trail.json'), zeros]);
    const bytes = await readFile(archive);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(zeros[1].length);
    const little = Buffer.alloc(4);
    little.writeUInt32LE(parts.get('trail.json')!.length);
    const says = bytes.toString('latin1').replaceAll(size.toString('latin1'), little.toString('latin1'));
    await writeFile(archive, Buffer.from(says, 'latin1'));
    expect(await found(archive)).toEqual(['not-readable trail.json']);
    const large = Buffer.alloc(33 * 1024 * 1024, ' ');
    const manifest: Part = ['manifest.json', large];
    expect(
      await found(await archiveOf('b2', [...content().filter(([name]) => name !== 'manifest.json'), manifest])),
    ).toEqual(['too-large manifest.json']);
  });
});
