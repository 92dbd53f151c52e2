import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { entryFlaws, type EventName, headAfter, rowHashOf, rowOfBytes, streamKeyOf } from '@wenxiao/audit/offline';
import type { BundleFlaw } from './bundle-flaw.js';
import { type BundledFile, type BundledTrail, type Manifest, parts, rowShape } from './bundle-format.js';

type Row = NonNullable<ReturnType<typeof rowOfBytes>>;

/** What a proof came to: the rows whose bytes are there, and those of which it has the hash alone. */
export type CheckedProof = Readonly<{
  rows: readonly Row[];
  closed: readonly EventName[];
  heads: Manifest['heads'];
  flaws: readonly BundleFlaw[];
}>;

const detailOf = ({ store, stream, version }: Readonly<{ store: string; stream: string; version: number }>): string =>
  `${store} ${stream}#${String(version)}`;

/** Recomputes every hash and every head, line by line. */
export async function checkProof(lines: AsyncIterable<Buffer>): Promise<CheckedProof> {
  const rows: Row[] = [];
  const closed: EventName[] = [];
  const heads: Manifest['heads'] = [];
  const flaws: BundleFlaw[] = [];
  const part = parts.proof;
  let number = 0;
  for await (const line of createInterface({ input: Readable.from(lines), crlfDelay: Infinity })) {
    number += 1;
    const read = rowShape.safeParse(jsonIn(line));
    if (!read.success) {
      flaws.push({ code: 'wrong-shape', part, detail: `第 ${String(number)} 行` });
      continue;
    }
    const { event, hash, head, bytes } = read.data;
    const detail = detailOf(event);
    const last = heads.at(-1);
    const isNext = last !== undefined && streamKeyOf(last) === streamKeyOf(event);
    if (!isNext && heads.some((each) => streamKeyOf(each) === streamKeyOf(event)))
      flaws.push({ code: 'chain-broken', part, detail });
    const before = isNext ? Buffer.from(last.head, 'hex') : undefined;
    const follows = headAfter(before, Buffer.from(hash, 'hex')).toString('hex') === head;
    if (!follows || event.version !== (isNext ? last.version : 0) + 1)
      flaws.push({ code: 'chain-broken', part, detail });
    if (isNext) heads.pop();
    heads.push({ ...event, head });
    if (bytes === undefined) closed.push(event);
    else {
      const row = rowOfBytes(Buffer.from(bytes, 'base64'));
      if (!row || rowHashOf(row).toString('hex') !== hash || !isNamed(row, event))
        flaws.push({ code: 'row-wrong', part, detail });
      else rows.push(row);
    }
  }
  return { rows, closed, heads, flaws };
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const isNamed = (row: Row, event: EventName): boolean =>
  streamKeyOf(row) === streamKeyOf(event) && row.version === event.version;

/** Holds the manifest, the trail and the files against the proof. */
export function checkAgainstProof(
  { rows, closed, heads }: CheckedProof,
  {
    manifest,
    trail,
    files,
    isCalledAlike,
  }: Readonly<{ manifest: Manifest; trail: BundledTrail; files: readonly BundledFile[]; isCalledAlike: boolean }>,
): BundleFlaw[] {
  const flaws: BundleFlaw[] = [];
  if (!isDeepStrictEqual(heads, manifest.heads)) flaws.push({ code: 'head-differs', part: parts.proof });
  const { after = '' } = manifest.recorded;
  const proved = new Map([...rows, ...closed].map((event) => [detailOf(event), event]));
  const told = new Set(trail.entries.map(({ event }) => detailOf(event)));
  for (const detail of told)
    if (!proved.has(detail)) flaws.push({ code: 'event-not-proved', part: parts.trail, detail });
  if (told.size < trail.entries.length) flaws.push({ code: 'counts-differ', part: parts.trail });
  for (const row of rows)
    if (!told.has(detailOf(row)) && row.recordedAt > after)
      flaws.push({ code: 'event-not-told', part: parts.trail, detail: detailOf(row) });
  for (const { event, what } of entryFlaws(trail, rows, { isWhole: closed.length === 0, isCalledAlike }))
    flaws.push({ code: 'event-differs', part: parts.trail, detail: event ? `${detailOf(event)} ${what}` : what });
  return [...flaws, ...flawsOfFiles(files, rows, trail)];
}

/**
 * A file is the one whose taking was recorded, and it is erased where that was. One that lies under an organisation is named by an act of
 * the subject, and has the hash that the act says.
 */
function flawsOfFiles(
  files: readonly BundledFile[],
  rows: readonly Row[],
  { subject, entries }: BundledTrail,
): BundleFlaw[] {
  const changes = entries.flatMap((entry) => entry.changes);
  const named = new Set(changes.flatMap(({ figure, after }) => (figure === 'evidence-file' ? [after] : [])));
  const said = rows.flatMap(documentsIn);
  return files.flatMap((file): BundleFlaw[] => {
    const otherwise = said.some(
      (each) => each.file === file.file && each.hash !== undefined && each.hash !== file.hash,
    );
    if (otherwise) return [{ code: 'file-differs', part: parts.files, detail: file.file }];
    if (file.of !== undefined)
      return named.has(file.file) ? [] : [{ code: 'file-not-named', part: parts.files, detail: file.file }];
    const stream = `evidence-file/${subject}.${file.file}`;
    const taken = rows.find((row) => row.store === 'evidence' && row.stream === stream && row.version === 1);
    if (!taken) return [];
    const { hash, size, name, format } = file;
    const recorded = jsonIn(taken.data) as Readonly<Record<string, unknown>>;
    const isSame = isDeepStrictEqual(
      [recorded['hash'], recorded['size'], recorded['name'], recorded['format']],
      [hash, size, name, format],
    );
    return isSame ? [] : [{ code: 'file-differs', part: parts.files, detail: file.file }];
  });
}

type NamedDocument = Readonly<{ file?: unknown; hash?: unknown }>;

/** The documents that an act brings. */
function documentsIn({ data }: Row): readonly NamedDocument[] {
  if (!data.includes('"documents"')) return [];
  const { documents } = (jsonIn(data) ?? {}) as Readonly<{ documents?: unknown }>;
  const all: readonly unknown[] = Array.isArray(documents) ? documents : [];
  return all.filter((each): each is NamedDocument => typeof each === 'object' && each !== null);
}
