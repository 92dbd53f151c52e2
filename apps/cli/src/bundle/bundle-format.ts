import type { ToldTrail } from '@wenxiao/audit/offline';
import { z } from 'zod';

/** What an evidence bundle is: a zip archive of these parts, of the files that were handed in, and of nothing else. */
export const bundleFormat = 'wenxiao/evidence-bundle/1';

export const parts = {
  /** What the bundle is of and what it holds, each part with its SHA-256. It stands last. */
  manifest: 'manifest.json',
  /** For people. */
  page: 'index.html',
  /** As the audit service answers, the pages of its answer joined. */
  trail: 'trail.json',
  /** The same changes as a table. */
  table: 'trail.csv',
  /** A line for each row of the streams: hash and head, and the bytes where they are whoever asked’s to read. */
  proof: 'proof.jsonl',
  /** The files of the subject. */
  files: 'files.json',
  /** Who people and organisations are, as far as whoever asked is told. */
  names: 'names.json',
} as const;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/);
const text = z.string().max(1_000);
const count = z.int().min(0);

/** Where the bytes of a file stand: under their hash, with the ending of their format. */
const filePattern = /^files\/[0-9a-f]{64}\.[a-z0-9]{1,10}$/;
export const pathOfFile = (of: Readonly<{ hash: string; format: string }>): string => `files/${of.hash}.${of.format}`;
const otherParts: readonly string[] = Object.values(parts).filter((name) => name !== parts.manifest);
/** Whether a bundle may hold something of this name. */
export const isPartName = (name: string): boolean =>
  name === parts.manifest || otherParts.includes(name) || filePattern.test(name);

/** Something that a bundle does not hold, and why: how much of it, and by which names as far as they are told. */
const leftOut = z.strictObject({
  what: z.enum([
    'row-bytes',
    'root',
    'files',
    'file-not-told',
    'file-erased',
    'file-missing',
    'names',
    'recorded-before',
  ]),
  count: count.optional(),
  names: z.array(text).optional(),
});
export type LeftOut = z.infer<typeof leftOut>;

export const manifestShape = z.strictObject({
  format: z.literal(bundleFormat),
  /** The version of the product by which the page was made and figures are called. */
  product: text,
  installation: text,
  address: text,
  jurisdiction: text,
  subject: text,
  made: z.strictObject({ at: instant, by: text }),
  /** Recorded after the one, up to the other. */
  recorded: z.strictObject({ after: instant.optional(), upTo: instant }),
  holds: z.strictObject({
    entries: count,
    figures: count,
    rows: count,
    rowsWithBytes: count,
    files: count,
    alarms: count,
  }),
  /** Of each stream the newest head that is proved, to be held against the trail (`wenxiao audit verify --bundle`). */
  heads: z.array(z.strictObject({ store: text, tenant: text, stream: text, version: count, head: hash })),
  /** The root of the whole trail at that instant, where whoever asked may know it. */
  root: z.strictObject({ root: hash, streams: count, rows: count }).optional(),
  leftOut: z.array(leftOut),
  parts: z.array(z.strictObject({ name: z.string().refine(isPartName), size: count, sha256: hash })),
});
export type Manifest = z.infer<typeof manifestShape>;

const name = z.looseObject({ store: z.string(), tenant: z.string(), stream: z.string(), version: z.int().min(1) });
const maybe = z.string().optional();
const which = { figure: z.string(), name: z.string(), item: maybe, itemName: maybe, unit: maybe };
const basis = z.looseObject({
  path: z.string(),
  zh: maybe,
  article: z.array(z.looseObject({ instrument: z.string(), article: z.string(), quote: z.string() })),
});
const change = z.looseObject({
  ...which,
  before: z.string().nullable(),
  after: z.string().nullable(),
  beforeShown: z.string().nullable(),
  afterShown: z.string().nullable(),
  beforeCalled: maybe,
  afterCalled: maybe,
});
/** What is read of a trail to check it and to show it. */
export const trailShape = z.looseObject({
  subject: z.string(),
  alarms: z.array(z.looseObject({ kind: z.string(), event: name })),
  entries: z.array(
    z.looseObject({
      event: name,
      type: z.string(),
      name: maybe,
      recordedAt: instant,
      effectiveAt: z.string(),
      commandId: z.string(),
      actor: z.looseObject({ id: z.string(), as: maybe, desk: maybe, organisation: maybe }).optional(),
      deskCalled: maybe,
      rules: z
        .looseObject({
          layers: z.array(z.looseObject({ id: z.string(), version: z.number() })),
          basis: z.array(basis),
        })
        .optional(),
      changes: z.array(change),
    }),
  ),
  figures: z.array(
    z.looseObject({
      ...which,
      value: z.string(),
      shown: z.string(),
      called: maybe,
      recordedAt: z.string(),
      setBy: name,
    }),
  ),
});
/** A trail as it stands in a bundle. */
export type BundledTrail = ToldTrail & Pick<z.infer<typeof trailShape>, 'alarms'>;

export const rowShape = z.strictObject({
  event: z.strictObject({ store: text, tenant: text, stream: text, version: z.int().min(1) }),
  hash,
  head: hash,
  bytes: z.base64().optional(),
});

export const filesShape = z.array(
  z.strictObject({
    file: text,
    /** The organisation that it lies under, where that is not the subject: an act of the subject names it. */
    of: text.optional(),
    version: count,
    name: text,
    format: z.string().regex(/^[a-z0-9]{1,10}$/),
    size: count,
    hash,
    internal: z.boolean(),
    status: z.enum(['kept', 'erased']),
    by: text,
    recordedAt: text,
    /** Whether its bytes are here. */
    isHere: z.boolean(),
  }),
);
export type BundledFile = z.infer<typeof filesShape>[number];

export const namesShape = z.record(z.string(), text);
export type Names = Readonly<Record<string, string>>;
