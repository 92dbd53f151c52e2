import { admits, type Reader, readsWhole } from '@wenxiao/domain/field';
import type { EventReference } from '@wenxiao/event-store';
import { eventAudience, factOfEvent, figuresOf } from '@wenxiao/figures';
import type { HistoryRow } from '@wenxiao/messaging';
import { compareStreams, type EventName, eventNameOf, streamKeyOf } from '../history/event-name.js';
import { rowBytesOf } from '../proof/proof.js';
import { parsedEventOf, type ReadMetadata } from './parsed-event.js';
import {
  type Alarm,
  closedEverywhere,
  NotClosedYetError,
  type ReadBy,
  requireClosed,
  rowsOf,
  type Subject,
  type Watermark,
  watermarksOf,
} from './questions.js';
import { knownAmong, readerIn } from './reading.js';
import type { RowWithHead, TrailDatabase } from './trail-database.js';

/**
 * One row of a stream that tells of a subject: its hash, and the head of the stream up to it, hexadecimal. `bytes` (base64) are those of
 * which the hash is taken, where whoever asks may read all that stands in them.
 */
export type ProvenRow = Readonly<{ event: EventName; hash: string; head: string; bytes?: string }>;

export type SubjectProof = Readonly<{
  subject: string;
  asOf: string;
  watermarks: readonly Watermark[];
  alarms: readonly Alarm[];
  /** Stream by stream, each from its first version to the newest that whoever asks may know of. */
  rows: readonly ProvenRow[];
}>;

/**
 * What proves the trail of a subject to whom it is shown: of every stream of which they may know an event the rows up to the newest such
 * event, so that each head follows from the one before. A row that is not theirs to know is a hash among others, of which a gap in the
 * versions of the trail tells as much; nothing is told of what came after.
 *
 * @throws {NotClosedYetError} where the instant, or without one any, is not closed in every store. @throws {TrailTooLongError}
 */
export async function subjectProofOf(
  trail: TrailDatabase,
  asked: Subject,
  instant: string | undefined,
  by: ReadBy,
): Promise<SubjectProof> {
  const watermarks = await watermarksOf(trail);
  const asOf = instant ?? closedEverywhere(watermarks);
  if (asOf === undefined) throw new NotClosedYetError('', watermarks);
  requireClosed(asOf, watermarks);
  const { stored, rows, alarms } = await rowsOf(trail, asked, asOf, by);
  const told = rows.map((row, index) => ({ row, kept: stored[index], ...seenBy(by, asked.subject, row) }));
  const isKnown = await knownAmong(
    trail,
    told.flatMap(({ isTold, references }) => (isTold ? references : [])),
    by,
  );
  const streams = new Map<string, Seen[]>();
  for (const each of told) {
    const stream = streams.get(streamKeyOf(each.row)) ?? [];
    stream.push(each);
    streams.set(streamKeyOf(each.row), stream);
  }
  const proven = [...streams.values()].flatMap((stream) => provenRows(stream, isKnown));
  proven.sort((a, b) => compareStreams(a.event, b.event) || a.event.version - b.event.version);
  return { subject: asked.subject, asOf, watermarks, alarms, rows: proven };
}

type Seen = Readonly<{
  row: HistoryRow;
  kept: RowWithHead | undefined;
  /** They may know that it happened, and that it is about the subject. */
  isTold: boolean;
  /** Of what they may know they may read all, but for the events that it refers to. */
  isWhole: boolean;
  references: readonly EventReference[];
}>;

function seenBy(
  { reading }: ReadBy,
  subject: string,
  row: HistoryRow,
): Pick<Seen, 'isTold' | 'isWhole' | 'references'> {
  const { event, metadata } = parsedEventOf(row);
  const reader = readerIn(reading, row, metadata);
  const { subjects, figures } = figuresOf(event);
  const isOwn = row.stream === subject;
  const isTold = (isOwn || subjects.includes(subject)) && admits(reader, eventAudience(event));
  const fact = factOfEvent(event);
  const isWhole =
    isTold &&
    fact !== undefined &&
    isPlain(row) &&
    readsWhole(fact, event.data, reader) &&
    readsMetadata(metadata, reader) &&
    // What one event says of others is theirs to ask for.
    (isOwn || figures.every((figure) => figure.subject === subject));
  const { basedOn = [], causation } = metadata;
  return { isTold, isWhole, references: [...basedOn, ...(causation ? [causation] : [])] };
}

/** Rows of one stream in order, up to the newest that is told. */
function provenRows(stream: readonly Seen[], isKnown: (reference: EventReference) => boolean): ProvenRow[] {
  const upTo = stream.findLastIndex(({ isTold }) => isTold) + 1;
  // What is published with an event tells how the object stands, and so of all that came before.
  let isWholeSoFar = true;
  return stream.slice(0, upTo).flatMap(({ row, kept, isWhole, references }) => {
    const isRead = isWhole && references.every(isKnown);
    isWholeSoFar &&= isRead;
    if (!kept) return [];
    const isShown = isRead && (isWholeSoFar || row.published === undefined);
    return {
      event: eventNameOf(row),
      hash: kept.row_hash.toString('hex'),
      head: kept.head.toString('hex'),
      ...(isShown && { bytes: rowBytesOf(row).toString('base64') }),
    };
  });
}

/** The texts say what was read of them, and nothing beside it. */
const isPlain = ({ data, metadata }: HistoryRow): boolean => [data, metadata].every(isPlainObject);

function isPlainObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && JSON.stringify(value) === text;
  } catch {
    return false;
  }
}

/** What metadata may hold; anything else is read by nobody. */
const metadataFields: readonly string[] = [
  'actor',
  'about',
  'at',
  'correlationId',
  'causation',
  'basedOn',
  'rules',
  'corrects',
  'effectiveAt',
  'demoFigures',
];

/** Why something was corrected is told to the bureau. */
function readsMetadata(metadata: ReadMetadata, reader: Reader): boolean {
  const isRead = metadata.corrects === undefined || admits(reader, { audience: 'finance' });
  return isRead && Object.keys(metadata).every((name) => metadataFields.includes(name));
}
