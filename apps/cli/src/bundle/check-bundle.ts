import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { BundleBroken, type BundleFlaw } from './bundle-flaw.js';
import {
  type BundledFile,
  type BundledTrail,
  filesShape,
  type Manifest,
  manifestShape,
  type Names,
  namesShape,
  parts,
  pathOfFile,
  trailShape,
} from './bundle-format.js';
import { pageOf } from './bundle-page.js';
import { checkAgainstProof, checkProof } from './check-proof.js';
import { limits, openArchive, type OpenArchive } from './open-archive.js';
import { productVersion } from './product-version.js';
import { tableOf } from './trail-table.js';

/** What a check of a bundle came to. Without a manifest nothing can be said of what it is. */
export type CheckedBundle = Readonly<{
  flaws: readonly BundleFlaw[];
  manifest?: Manifest;
  /** SHA-256 of the manifest: noted elsewhere, it stands for every part. */
  manifestHash?: string;
  /** The page and the names of figures were made by another version of the product, and are not held against the rest. */
  madeByAnother?: string;
}>;

/** Checks a bundle by itself: that it holds what its manifest says, no more and no less, and that all of it follows from its proof. */
export async function checkBundle(path: string): Promise<CheckedBundle> {
  try {
    const archive = await openArchive(path);
    try {
      return await checked(archive);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof BundleBroken) return { flaws: [error.flaw] };
    throw error;
  }
}

async function checked(archive: OpenArchive): Promise<CheckedBundle> {
  // What is no part of a bundle, or too large, is not read.
  if (archive.flaws.length > 0) return { flaws: archive.flaws };
  if (!archive.parts.has(parts.manifest)) return { flaws: [{ code: 'manifest-missing' }] };
  const read = await contentOf(archive, parts.manifest, limits.manifestBytes);
  const shaped = manifestShape.safeParse(jsonIn(read.text));
  if (!shaped.success)
    return { flaws: [{ code: 'manifest-wrong', part: parts.manifest, detail: firstIssue(shaped.error) }] };
  const manifest = shaped.data;
  const flaws = [...flawsOfList(archive, manifest), ...(await flawsOfParts(archive, manifest))];
  const isByAnother = manifest.product !== productVersion;
  const told = { manifest, manifestHash: read.sha256, ...(isByAnother && { madeByAnother: manifest.product }) };
  // What is not what the manifest says is not looked into.
  return flaws.length > 0 ? { flaws, ...told } : { flaws: await flawsWithin(archive, manifest), ...told };
}

/** No more and no less than the manifest says. */
function flawsOfList(archive: OpenArchive, { parts: listed }: Manifest): BundleFlaw[] {
  const names = new Set(listed.map(({ name }) => name));
  const twice = listed.filter(({ name }, at) => listed.findIndex((each) => each.name === name) !== at);
  const wanted = Object.values(parts).filter((name) => name !== parts.manifest && !names.has(name));
  return [
    ...twice.map(({ name: part }): BundleFlaw => ({ code: 'manifest-wrong', part })),
    ...wanted.map((part): BundleFlaw => ({ code: 'missing', part })),
    ...[...names].filter((name) => !archive.parts.has(name)).map((part): BundleFlaw => ({ code: 'missing', part })),
    ...[...archive.parts.keys()]
      .filter((name) => name !== parts.manifest && !names.has(name))
      .map((part): BundleFlaw => ({ code: 'not-in-manifest', part })),
  ];
}

async function flawsOfParts(archive: OpenArchive, { parts: listed }: Manifest): Promise<BundleFlaw[]> {
  const flaws: BundleFlaw[] = [];
  for (const { name: part, size, sha256 } of listed) {
    const entry = archive.parts.get(part);
    if (!entry) continue;
    if (entry.uncompressedSize !== size) flaws.push({ code: 'size-differs', part });
    else {
      const hash = createHash('sha256');
      try {
        for await (const bytes of await archive.read(part)) hash.update(bytes);
        if (hash.digest('hex') !== sha256) flaws.push({ code: 'hash-differs', part });
      } catch (error) {
        flaws.push({ code: 'not-readable', part, ...(error instanceof Error && { detail: error.message }) });
      }
    }
  }
  return flaws;
}

async function flawsWithin(archive: OpenArchive, manifest: Manifest): Promise<BundleFlaw[]> {
  const json = async <Shape extends z.ZodType>(name: string, shape: Shape): Promise<z.infer<Shape>> => {
    const shaped = shape.safeParse(jsonIn((await contentOf(archive, name, limits.partBytes)).text));
    if (!shaped.success) throw new BundleBroken({ code: 'wrong-shape', part: name, detail: firstIssue(shaped.error) });
    return shaped.data;
  };
  const proof = await checkProof(await archive.read(parts.proof));
  // The check knows of a trail what it reads of it; the page shows it as the audit service answers.
  const trail = (await json(parts.trail, trailShape)) as unknown as BundledTrail;
  const files = await json(parts.files, filesShape);
  const names = await json(parts.names, namesShape);
  const isCalledAlike = manifest.product === productVersion;
  const flaws = [
    ...proof.flaws,
    ...checkAgainstProof(proof, { manifest, trail, files, isCalledAlike }),
    ...flawsOfWhatItIs(manifest, { trail, files }),
    ...flawsOfCounts(manifest, {
      trail,
      files,
      rows: proof.rows.length + proof.closed.length,
      withBytes: proof.rows.length,
    }),
  ];
  const isShown = !isCalledAlike || (await isShownAsItIs(archive, manifest, { trail, files, names }));
  return isShown ? flaws : [...flaws, { code: 'page-differs', part: parts.page }];
}

type Told = Readonly<{ trail: BundledTrail; files: readonly BundledFile[] }>;

/** Of the subject, and with the bytes of each file that is said to be here, and no others. */
function flawsOfWhatItIs(
  { subject, jurisdiction, heads, parts: listed }: Manifest,
  { trail, files }: Told,
): BundleFlaw[] {
  const isOurs = trail.subject === subject && heads.every(({ tenant }) => tenant === jurisdiction);
  const hashes = new Map(listed.map(({ name, sha256 }) => [name, sha256]));
  const here = files.filter(({ isHere }) => isHere);
  const kept = new Set(here.map(pathOfFile));
  return [
    ...(isOurs ? [] : [{ code: 'subject-differs', part: parts.trail } as const]),
    ...here
      .filter((file) => hashes.get(pathOfFile(file)) !== file.hash)
      .map(({ file }): BundleFlaw => ({ code: 'file-differs', part: parts.files, detail: file })),
    ...listed
      .filter(({ name }) => name.startsWith('files/') && !kept.has(name))
      .map(({ name: part }): BundleFlaw => ({ code: 'not-in-manifest', part })),
  ];
}

function flawsOfCounts(
  { holds }: Manifest,
  { trail, files, rows, withBytes }: Told & Readonly<{ rows: number; withBytes: number }>,
): BundleFlaw[] {
  const counted = [
    [holds.entries, trail.entries.length],
    [holds.figures, trail.figures.length],
    [holds.alarms, trail.alarms.length],
    [holds.rows, rows],
    [holds.rowsWithBytes, withBytes],
    [holds.files, files.filter(({ isHere }) => isHere).length],
  ] as const;
  return counted.every(([said, found]) => said === found) ? [] : [{ code: 'counts-differ', part: parts.manifest }];
}

/** Page and table say what the other parts say. */
async function isShownAsItIs(
  archive: OpenArchive,
  manifest: Manifest,
  shown: Told & Readonly<{ names: Names }>,
): Promise<boolean> {
  const { parts: _, ...said } = manifest;
  const page = await contentOf(archive, parts.page, limits.partBytes);
  const table = await contentOf(archive, parts.table, limits.partBytes);
  return page.text === pageOf(said, shown) && table.text === tableOf(shown.trail, shown.names);
}

/** @throws {BundleBroken} where there is more than may be, or it cannot be unpacked. */
async function contentOf(
  archive: OpenArchive,
  name: string,
  most: number,
): Promise<Readonly<{ text: string; sha256: string }>> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const bytes of await archive.read(name)) {
      size += bytes.length;
      if (size > most) throw new BundleBroken({ code: 'too-large', part: name });
      chunks.push(bytes);
    }
  } catch (error) {
    if (error instanceof BundleBroken) throw error;
    throw new BundleBroken({
      code: 'not-readable',
      part: name,
      ...(error instanceof Error && { detail: error.message }),
    });
  }
  const content = Buffer.concat(chunks);
  return { text: content.toString('utf8'), sha256: createHash('sha256').update(content).digest('hex') };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const firstIssue = ({ issues: [issue] }: z.ZodError): string =>
  issue ? `${issue.path.join('.')}: ${issue.message}` : '';
