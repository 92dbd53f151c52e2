import type { ProvenRow } from '@wenxiao/audit/offline';
import { Refused } from '../public-api.js';
import type { Product } from '../signed-in.js';
import { ArchiveWriter, type WrittenPart } from './archive-writer.js';
import { bundleFormat, type BundledTrail, type LeftOut, type Manifest, parts } from './bundle-format.js';
import { pageOf } from './bundle-page.js';
import { collectFiles } from './collect-files.js';
import { namesIn } from './collect-names.js';
import { productVersion } from './product-version.js';
import { tableOf } from './trail-table.js';

/** Of what, and of which time by when it was recorded: UTC instants with microseconds. */
export type BundleAsked = Readonly<{ jurisdiction: string; subject: string; after?: string; upTo?: string }>;

type ProofPage = Readonly<{
  installation: string;
  person: string;
  asOf: string;
  rows: readonly ProvenRow[];
  next?: string;
}>;
type TrailPage = BundledTrail & Readonly<{ next?: string; moreFigures?: true; moreAlarms?: true }>;

/**
 * Writes the evidence bundle of a subject, as whoever asks may read it. Nothing is left where it fails.
 * @returns what it says of itself.
 */
export async function writeBundle(product: Product, asked: BundleAsked, out: string): Promise<Manifest> {
  const first = (await product.get(proofPath(asked, asked.upTo))) as ProofPage;
  const archive = await ArchiveWriter.create(out, new Date(first.asOf));
  try {
    const manifest = await written(product, { asked, first, archive, out });
    await archive.end();
    return manifest;
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

type Writing = Readonly<{ asked: BundleAsked; first: ProofPage; archive: ArchiveWriter; out: string }>;

async function written(product: Product, { asked, first, archive, out }: Writing): Promise<Manifest> {
  const { jurisdiction, subject, after } = asked;
  const upTo = first.asOf;
  const proof = new ProofParts();
  const done: WrittenPart[] = [
    await archive.add(
      parts.proof,
      proof.lines(first, (next) => product.get(proofPath(asked, upTo, next)) as Promise<ProofPage>),
    ),
  ];
  const whole = await wholeTrail(product, asked, upTo);
  const entries = after === undefined ? whole.entries : whole.entries.filter(({ recordedAt }) => recordedAt > after);
  const trail = { ...whole, entries };
  const json = (name: string, value: unknown) => archive.add(name, `${JSON.stringify(value, undefined, 1)}\n`);
  done.push(await json(parts.trail, trail));
  const found = await collectFiles(product, { jurisdiction, trail, upTo }, archive, `${out}.file`);
  done.push(...found.parts, await json(parts.files, found.files));
  const names = await namesIn(product, jurisdiction, { trail, files: found.files, person: first.person });
  const root = await rootAt(product, upTo);
  done.push(await json(parts.names, names.names));
  const before = whole.entries.length - entries.length;
  const leftOut: LeftOut[] = [
    ...(before > 0 ? [{ what: 'recorded-before', count: before } as const] : []),
    ...(proof.closed > 0 ? [{ what: 'row-bytes', count: proof.closed } as const] : []),
    ...found.leftOut,
    ...(root ? [] : [{ what: 'root' } as const]),
    ...names.leftOut,
  ];
  const said: Omit<Manifest, 'parts'> = {
    format: bundleFormat,
    product: productVersion,
    installation: first.installation,
    address: product.url,
    jurisdiction,
    subject,
    made: { at: new Date().toISOString().replace('Z', '000Z'), by: first.person },
    recorded: { ...(after !== undefined && { after }), upTo },
    holds: {
      entries: entries.length,
      figures: trail.figures.length,
      rows: proof.rows,
      rowsWithBytes: proof.rows - proof.closed,
      files: found.files.filter(({ isHere }) => isHere).length,
      alarms: trail.alarms.length,
    },
    heads: proof.heads,
    ...(root && { root }),
    leftOut,
  };
  done.push(await archive.add(parts.table, tableOf(trail, names.names)));
  done.push(await archive.add(parts.page, pageOf(said, { trail, files: found.files, names: names.names })));
  const manifest = { ...said, parts: done };
  await json(parts.manifest, manifest);
  return manifest;
}

function proofPath({ jurisdiction, subject }: BundleAsked, asOf?: string, after?: string): string {
  return trailPath({ jurisdiction, subject }, 'proof', { asOf, after });
}

function trailPath(
  { jurisdiction, subject }: Pick<BundleAsked, 'jurisdiction' | 'subject'>,
  part: string,
  query: Readonly<Record<string, string | undefined>>,
): string {
  const given = Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined);
  const path = `/api/audit/jurisdictions/${encodeURIComponent(jurisdiction)}/trail/${encodeURIComponent(subject)}/${part}`;
  return `${path.replace(/\/$/, '')}?${new URLSearchParams(given).toString()}`;
}

/** The proof as it is written down, and what is known of it then. */
class ProofParts {
  rows = 0;
  closed = 0;
  readonly heads: Manifest['heads'] = [];

  async *lines(first: ProofPage, page: (next: string) => Promise<ProofPage>): AsyncGenerator<Buffer> {
    let last: ProvenRow | undefined;
    for (let at: ProofPage | undefined = first; at; at = at.next === undefined ? undefined : await page(at.next)) {
      for (const row of at.rows) {
        if (last && last.event.stream !== row.event.stream) this.endOf(last);
        last = row;
        this.rows += 1;
        if (row.bytes === undefined) this.closed += 1;
        yield Buffer.from(`${JSON.stringify(row)}\n`, 'utf8');
      }
    }
    if (last) this.endOf(last);
  }

  private endOf({ event, head }: ProvenRow): void {
    this.heads.push({ ...event, head });
  }
}

/** Entries and figures of all pages. */
async function wholeTrail(product: Product, asked: BundleAsked, asOf: string): Promise<BundledTrail> {
  const pageAt = (part: string, after?: string) =>
    product.get(trailPath(asked, part, { asOf, after })) as Promise<TrailPage>;
  const first = await pageAt('');
  const { next: _, moreFigures, ...answer } = first;
  const entries = [...first.entries];
  for (let { next } = first; next !== undefined;) {
    const page = await pageAt('', next);
    entries.push(...page.entries);
    ({ next } = page);
  }
  const figures = moreFigures ? [] : [...first.figures];
  for (let next: string | undefined = moreFigures ? '' : undefined; next !== undefined;) {
    const page = await pageAt('figures', next === '' ? undefined : next);
    figures.push(...page.figures);
    ({ next } = page);
  }
  const { more: __, ...told } = answer as typeof answer & { more?: boolean };
  return { ...told, entries, figures };
}

/** The root, where it is theirs to know. */
async function rootAt(product: Product, asOf: string): Promise<Manifest['root']> {
  try {
    const answer = (await product.get(`/api/audit/root?asOf=${asOf}`)) as NonNullable<Manifest['root']>;
    const { root, streams, rows } = answer;
    return { root, streams, rows };
  } catch (error) {
    if (error instanceof Refused && [403, 404].includes(error.status)) return undefined;
    throw error;
  }
}
