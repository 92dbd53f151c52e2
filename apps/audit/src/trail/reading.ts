import { admits, type Audience, type Reader } from '@wenxiao/domain/field';
import type { EventReference } from '@wenxiao/event-store';
import { eventAudience } from '@wenxiao/figures';
import type { HistoryRow } from '@wenxiao/messaging';
import {
  type Admission,
  isByAssignment,
  isOfTheField,
  isSystemDesk,
  type Organisations,
  readerOf,
  readsAsBureau,
  type StandingToObject,
} from '@wenxiao/service-kit';
import { streamKeyOf } from '../history/event-name.js';
import { parsedEventOf, type ReadMetadata } from './parsed-event.js';
import { type TrailDatabase, trailStatement } from './trail-database.js';

const readersOfSubjects = trailStatement('readers-of-subjects');
const namedEvents = trailStatement('named-events');

/** Who asks, as far as it decides what they may read. */
export type Asking = Readonly<{
  person: string;
  /** What their grants are over: all but those of whoever is assigned, those of a bureau, those of an audit office, those of who administers or audits people. */
  over: Readonly<Record<'all' | 'bureau' | 'audit' | 'oversight', readonly string[]>>;
  /** The organisations of which they fill a desk, with all above these. */
  organisations: readonly string[];
  desks: readonly Readonly<{ desk: string; organisationId: string }>[];
}>;

/** All grants of whoever asks count: an object may name somebody of another jurisdiction. */
export async function askingOf({ principal }: Admission, organisations: Organisations): Promise<Asking> {
  const grants = (await organisations.placed(principal.grants)).filter(isOfTheField);
  const over = (those: typeof grants) => those.map((grant) => grant.over);
  const desks = grants.filter(({ desk }) => !isSystemDesk(desk));
  return {
    person: principal.personId,
    over: {
      all: over(grants.filter((grant) => !isByAssignment(grant))),
      bureau: over(grants.filter(readsAsBureau)),
      audit: over(grants.filter(({ desk }) => desk === 'auditor')),
      oversight: over(grants.filter(({ desk }) => isSystemDesk(desk))),
    },
    organisations: [...new Set(desks.flatMap(({ path }) => path))],
    desks,
  };
}

type SubjectOf = Readonly<{ subject: string; tenant: string }>;
type ReaderRow = SubjectOf &
  Pick<HistoryRow, 'store' | 'stream'> &
  Omit<StandingToObject, 'judges'> &
  Readonly<{ organisation: string; audience: Audience; disclosed: number; gathered: number }>;

type RowToRead = Pick<HistoryRow, 'store' | 'tenant' | 'stream' | 'version'>;

/** What somebody is to every event that tells of a subject. */
export type Reading = Readonly<{
  /** Whether there is any event of it that they may know of. */
  admitted: boolean;
  /** Undefined for what is not known to tell of it. */
  knows(row: RowToRead, metadata: ReadMetadata): Reader | undefined;
}>;

/** To what came after the look at the index, or tells of something else, one is nobody. */
const nobody: Reader = { audience: 'public', blind: true };
export const readerIn = (reading: Reading, row: RowToRead, metadata: ReadMetadata): Reader =>
  reading.knows(row, metadata) ?? nobody;

/** By one look at an index: who may not see a subject learns nothing from how long the answer takes. */
export async function readingOf(
  trail: TrailDatabase,
  subjects: readonly SubjectOf[],
  asking: Asking,
): Promise<Reading> {
  const { person, over, organisations, desks } = asking;
  const rows = await readersOfSubjects<ReaderRow>(trail, [
    subjects.map(({ subject }) => subject),
    subjects.map(({ tenant }) => tenant),
    over.all,
    over.bureau,
    over.audit,
    [person, ...organisations],
    desks.map(({ desk }) => desk),
    desks.map(({ organisationId }) => organisationId),
    over.oversight,
  ]);
  const judged = new Set(rows.filter(({ party, ended }) => party && !ended).map(subjectKey));
  const known = new Map(
    rows.map((row) => [placeKey(row, row.organisation), { ...row, judges: judged.has(subjectKey(row)) }]),
  );
  const knows = (row: RowToRead, { at = '', actor }: ReadMetadata): Reader | undefined => {
    const standing = known.get(placeKey(row, at));
    if (!standing) return undefined;
    const isColleagues =
      actor?.as === 'assignment' && actor.desk !== undefined && organisations.includes(actor.organisation ?? '');
    const seen = {
      own: actor?.id === person || isColleagues,
      disclosed: row.version <= standing.disclosed,
      gathered: row.version <= standing.gathered,
      assignee: actor?.as === 'assignment' ? actor.id : undefined,
    };
    return readerOf(standing, seen);
  };
  const reading = { admitted: false, knows };
  const isKnown = (row: ReaderRow) =>
    admits(readerIn(reading, { ...row, version: 0 }, { at: row.organisation }), { audience: row.audience });
  return { ...reading, admitted: rows.some(isKnown) };
}

const subjectKey = ({ subject, tenant }: SubjectOf): string => JSON.stringify([subject, tenant]);
const placeKey = (row: Pick<HistoryRow, 'store' | 'tenant' | 'stream'>, at: string): string =>
  `${streamKeyOf(row)} ${at}`;

type NamedRow = RowToRead & Readonly<{ type: string; schema_version: number; metadata: string }>;

/** Which of some events somebody may know of, who reads a subject as they do. */
export async function knownAmong(
  trail: TrailDatabase,
  references: readonly EventReference[],
  { asking, reading }: Readonly<{ asking: Asking; reading: Reading }>,
): Promise<(reference: EventReference) => boolean> {
  const named = [...new Map(references.map((each) => [referenceKey(each), each])).values()];
  if (named.length === 0) return () => false;
  const column = <K extends keyof EventReference>(name: K) => named.map((each) => each[name]);
  const rows = await namedEvents<NamedRow>(trail, [
    column('store'),
    column('tenant'),
    column('stream'),
    column('version'),
  ]);
  const streams = new Map(rows.map((row) => [streamKeyOf(row), { subject: row.stream, tenant: row.tenant }]));
  const others = await readingOf(trail, [...streams.values()], asking);
  const known = rows.filter(({ schema_version: schemaVersion, ...row }) => {
    const { event, metadata } = parsedEventOf({ ...row, schemaVersion, data: '{}' });
    return admits(reading.knows(row, metadata) ?? readerIn(others, row, metadata), eventAudience(event));
  });
  const keys = new Set(known.map(referenceKey));
  return (reference) => keys.has(referenceKey(reference));
}

const referenceKey = ({ store, tenant, stream, version }: EventReference): string =>
  JSON.stringify([store, tenant, stream, version]);
