import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type ListPage, Refused, wholeList } from '../public-api.js';
import type { Product } from '../signed-in.js';
import type { ArchiveWriter, WrittenPart } from './archive-writer.js';
import { type BundledFile, type BundledTrail, type LeftOut, pathOfFile } from './bundle-format.js';

/** A file as the evidence service lists it. */
type ListedFile = Omit<BundledFile, 'isHere'> & Readonly<{ object: string; organisation: string }>;

export type CollectedFiles = Readonly<{
  files: readonly BundledFile[];
  parts: readonly WrittenPart[];
  leftOut: readonly LeftOut[];
}>;

/**
 * Puts the files of a subject, and those under an organisation that its acts name, into an archive, as far as they are whoever asks’s to
 * read, each of the same bytes once.
 * @param besides a file that may be written while one comes, and is taken away again
 */
export async function collectFiles(
  product: Product,
  { jurisdiction, trail, upTo }: Readonly<{ jurisdiction: string; trail: BundledTrail; upTo: string }>,
  archive: ArchiveWriter,
  besides: string,
): Promise<CollectedFiles> {
  const under = (object: string) => `/api/evidence/jurisdictions/${jurisdiction}/files/${encodeURIComponent(object)}`;
  const listed = await listedFiles(product, under(trail.subject));
  const elsewhere = await filesElsewhere(product, trail, listed ?? [], under);
  const known = [...(listed ?? []), ...elsewhere]
    .filter(({ recordedAt }) => new Date(recordedAt) <= new Date(upTo))
    .sort(byFile);
  const parts = new Map<string, WrittenPart>();
  const missing: string[] = [];
  const files: BundledFile[] = [];
  for (const { object, ...listing } of known) {
    const file = bundled(listing, object === trail.subject ? undefined : object);
    const name = pathOfFile(file);
    const isKept = file.status === 'kept';
    if (isKept && !parts.has(name)) {
      const isWhole = await download(product, `${under(object)}/${file.file}`, file, besides);
      if (isWhole) parts.set(name, await archive.add(name, createReadStream(besides), { packed: false }));
    }
    await rm(besides, { force: true });
    const isHere = isKept && parts.has(name);
    if (isKept && !isHere) missing.push(file.file);
    files.push({ ...file, isHere });
  }
  const erased = files.filter(({ status }) => status === 'erased').map(({ file }) => file);
  const leftOut: LeftOut[] = [
    ...(listed || elsewhere.length > 0 ? [] : [{ what: 'files' } as const]),
    ...named('file-erased', erased),
    ...named('file-missing', missing),
    ...named('file-not-told', notListed(trail, files).sort()),
  ];
  return { files, parts: [...parts.values()], leftOut };
}

const byFile = (a: ListedFile, b: ListedFile): number => (a.file < b.file ? -1 : 1);

const named = (what: LeftOut['what'], names: readonly string[]): LeftOut[] =>
  names.length > 0 ? [{ what, count: names.length, names: [...names] }] : [];

/** What is told of a file in a bundle, and nothing else that the evidence service says of it. */
const bundled = (
  { file, version, name, format, size, hash, internal, status, by, recordedAt }: Omit<ListedFile, 'object'>,
  of: string | undefined,
): Omit<BundledFile, 'isHere'> => ({
  ...{ file, ...(of !== undefined && { of }), version, name, format, size, hash, internal, status, by, recordedAt },
});

/** Files that acts of the subject name, and that are not among these. */
function notListed({ entries }: BundledTrail, files: readonly Pick<BundledFile, 'file'>[]): string[] {
  const listed = new Set(files.map(({ file }) => file));
  const named = entries.flatMap(({ changes }) => namedBy(changes)).filter((file) => !listed.has(file));
  return [...new Set(named)];
}

const namedBy = (changes: BundledTrail['entries'][number]['changes']): readonly string[] =>
  changes.flatMap(({ figure, after }) => (figure === 'evidence-file' && after !== null ? [after] : []));

/** Those of them that lie under an organisation by which somebody acted, the one that named the file first, or whose the subject is. */
async function filesElsewhere(
  product: Product,
  trail: BundledTrail,
  listed: readonly ListedFile[],
  under: (object: string) => string,
): Promise<readonly ListedFile[]> {
  const { entries } = trail;
  const acted = entries.flatMap(({ actor }) => actor?.organisation ?? []);
  const whose = entries.flatMap(({ changes }) =>
    changes.flatMap(({ figure, after }) => (['unit', 'department'].includes(figure) && after !== null ? [after] : [])),
  );
  const found: ListedFile[] = [];
  for (const file of notListed(trail, listed)) {
    const naming = entries.filter(({ changes }) => namedBy(changes).includes(file));
    const first = naming.flatMap(({ actor }) => actor?.organisation ?? []);
    for (const organisation of new Set([...first, ...whose, ...acted])) {
      const one = await toldOrNot(() => product.get(`${under(organisation)}/${file}`) as Promise<ListedFile>);
      if (!one) continue;
      found.push(one);
      break;
    }
  }
  return found;
}

/** Undefined where nothing of the files is theirs to know. */
async function listedFiles(product: Product, path: string): Promise<readonly ListedFile[] | undefined> {
  const get = (each: string) => product.get(each) as Promise<ListPage<ListedFile>>;
  return (await toldOrNot(() => wholeList(get, path)))?.items;
}

async function toldOrNot<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refused && [400, 403, 404].includes(error.status)) return undefined;
    throw error;
  }
}

/** Whether its bytes came, and are those of its hash. */
async function download(product: Product, path: string, file: Pick<ListedFile, 'hash'>, to: string): Promise<boolean> {
  try {
    const { url } = (await product.post(`${path}/tickets`, {})) as Readonly<{ url: string }>;
    const hash = createHash('sha256');
    await pipeline(
      await product.getBytes(url),
      async function* (source: AsyncIterable<Uint8Array>) {
        for await (const bytes of source) {
          hash.update(bytes);
          yield bytes;
        }
      },
      createWriteStream(to, { mode: 0o600 }),
    );
    return hash.digest('hex') === file.hash;
  } catch (error) {
    // Erased meanwhile, closed to them meanwhile, or not in the store any more.
    if (error instanceof Refused && ['file-erased', 'no-such-file', 'file-missing'].includes(error.code)) return false;
    throw error;
  }
}
