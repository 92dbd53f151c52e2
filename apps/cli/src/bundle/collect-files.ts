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
 * Puts the files of a subject into an archive, as far as they are whoever asks’s to read, each of the same bytes once.
 * @param besides a file that may be written while one comes, and is taken away again
 */
export async function collectFiles(
  product: Product,
  { jurisdiction, trail, upTo }: Readonly<{ jurisdiction: string; trail: BundledTrail; upTo: string }>,
  archive: ArchiveWriter,
  besides: string,
): Promise<CollectedFiles> {
  const path = `/api/evidence/jurisdictions/${jurisdiction}/files/${encodeURIComponent(trail.subject)}`;
  const listed = await listedFiles(product, path);
  if (!listed) return { files: [], parts: [], leftOut: [{ what: 'files' }, ...notTold(trail, [])] };
  const known = listed.filter(({ recordedAt }) => new Date(recordedAt) <= new Date(upTo)).sort(byFile);
  const parts = new Map<string, WrittenPart>();
  const missing: string[] = [];
  const files: BundledFile[] = [];
  for (const { object: _, organisation: __, ...file } of known) {
    const name = pathOfFile(file);
    const isKept = file.status === 'kept';
    if (isKept && !parts.has(name)) {
      const isWhole = await download(product, `${path}/${file.file}`, file, besides);
      if (isWhole) parts.set(name, await archive.add(name, createReadStream(besides), { packed: false }));
    }
    await rm(besides, { force: true });
    const isHere = isKept && parts.has(name);
    if (isKept && !isHere) missing.push(file.file);
    files.push({ ...file, isHere });
  }
  const erased = files.filter(({ status }) => status === 'erased').map(({ file }) => file);
  const leftOut = [...named('file-erased', erased), ...named('file-missing', missing), ...notTold(trail, files)];
  return { files, parts: [...parts.values()], leftOut };
}

const byFile = (a: ListedFile, b: ListedFile): number => (a.file < b.file ? -1 : 1);

const named = (what: LeftOut['what'], names: readonly string[]): LeftOut[] =>
  names.length > 0 ? [{ what, count: names.length, names: [...names] }] : [];

/** Files that the trail names, and that the evidence service does not list to whoever asks. */
function notTold({ entries }: BundledTrail, files: readonly BundledFile[]): LeftOut[] {
  const listed = new Set(files.map(({ file }) => file));
  const cited = entries.flatMap(({ changes }) => changes.filter(({ figure }) => figure === 'evidence-file'));
  const ids = new Set(cited.flatMap(({ after }) => (after === null || listed.has(after) ? [] : [after])));
  return named('file-not-told', [...ids].sort());
}

/** Undefined where nothing of the files is theirs to know. */
async function listedFiles(product: Product, path: string): Promise<readonly ListedFile[] | undefined> {
  const get = (each: string) => product.get(each) as Promise<ListPage<ListedFile>>;
  try {
    return (await wholeList(get, path)).items;
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
