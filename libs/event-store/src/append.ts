import type { Pool } from 'pg';
import { assertInstant } from './clock.js';
import { codeOf, inTransaction, isConnectionLoss, type Queryable, storeErrorCodes } from './database.js';
import type { HistoryRow, NewEvent, StorePosition } from './event.js';
import { statement } from './statement.js';

export type StreamAppend = Readonly<{
  stream: string;
  /** The version that the decision rests on; 0 for a stream that is to be new. */
  expectedVersion: number;
  /** None where the decision rests on the stream and changes nothing of it: it is checked that the stream stands there still. */
  events: readonly NewEvent[];
}>;

/** The events of one command, for one stream or several of one tenant. They are stored together, or none of them is. */
export type Append = Readonly<{
  tenant: string;
  /** UUID: the client's idempotency key, or derived from what caused the command. */
  commandId: string;
  /** SHA-256 of the command's body: the same id with another hash is another command. */
  commandHash: string;
  /** Recorded-at of the event that caused the command, as it was read: what follows is recorded later. */
  notBefore?: string;
  /** One element a stream. */
  streams: readonly StreamAppend[];
}>;

export type AppendedEvent = Readonly<{ stream: string; version: number; recordedAt: string; order: StorePosition }>;

export type AppendResult =
  | Readonly<{ outcome: 'appended'; events: readonly AppendedEvent[] }>
  /** The command was carried out before, with these events. */
  | Readonly<{ outcome: 'repeated'; events: readonly AppendedEvent[] }>
  /** The command id stands under another body. */
  | Readonly<{ outcome: 'other-body' }>
  /** A stream is not at the expected version. Nothing was stored. */
  | Readonly<{ outcome: 'conflict' }>;

type AppendedRow = Pick<
  HistoryRow,
  'tenant' | 'stream' | 'version' | 'recorded_at' | 'incarnation' | 'transaction_id' | 'position'
>;

const appendStatement = statement('append');
const commandStatement = statement('read-command');
const lockRestingStatement = statement('lock-resting');
const movedStreamsStatement = statement('moved-streams');

function appendedEventOf(row: Omit<AppendedRow, 'tenant'>): AppendedEvent {
  return {
    stream: row.stream,
    version: row.version,
    recordedAt: row.recorded_at,
    order: { incarnation: row.incarnation, transactionId: row.transaction_id, position: row.position },
  };
}

/**
 * Appends inside a transaction of the caller's: READ COMMITTED, and nothing written in it yet when its decision was taken.
 *
 * @throws {Error} with code `WX001` when a later event of the call meets a conflict, `WX002` when a predecessor lies in a
 * later transaction: the caller's transaction is void then; {@link append} says what each means. The others of
 * {@link storeErrorCodes} no retry helps.
 * @throws {TypeError} when the call is malformed.
 */
export async function appendIn(tx: Queryable, call: Append): Promise<AppendResult> {
  const resting = restingOf(call);
  // Two decisions that rest on each other’s streams are made one after the other.
  if (resting.length > 0) await tx.query(lockRestingStatement, [call.tenant]);
  const [events = []] = await appendCalls(tx, [call]);
  if (events.length > 0) {
    if (resting.length > 0) await requireUnmoved(tx, call.tenant, resting);
    return { outcome: 'appended', events };
  }
  return (await findCommand(tx, call)) ?? { outcome: 'conflict' };
}

/**
 * Appends calls that name no stream in common, in one statement.
 * @returns the events of each; none of one that meets a conflict
 * @throws as {@link appendIn} does
 */
export async function appendCalls(db: Queryable, calls: readonly Append[]): Promise<readonly AppendedEvent[][]> {
  const events = calls.flatMap((call, index) => rowsOf(call).map((event) => ({ ...event, call: index + 1 })));
  const { rows } = await db.query<AppendedRow>(appendStatement, [
    calls.map(({ tenant }) => tenant),
    calls.map(({ commandId }) => commandId),
    calls.map(({ commandHash }) => commandHash),
    calls.map(({ notBefore }) => notBefore ?? null),
    events.map((event) => event.call),
    events.map((event) => event.stream),
    events.map((event) => event.version),
    events.map((event) => event.type),
    events.map((event) => event.schemaVersion),
    events.map((event) => event.data),
    events.map((event) => event.metadata),
    events.map((event) => event.published?.type ?? null),
    events.map((event) => event.published?.version ?? null),
    events.map((event) => event.published?.text ?? null),
  ]);
  const appended = calls.map((): AppendedEvent[] => []);
  const callOf = new Map(
    calls.flatMap(({ tenant, streams }, at) => streams.map(({ stream }) => [`${tenant} ${stream}`, at])),
  );
  for (const row of rows) appended[callOf.get(`${row.tenant} ${row.stream}`) ?? -1]?.push(appendedEventOf(row));
  return appended;
}

/** The streams that a decision rests on and changes nothing of. */
const restingOf = ({ streams }: Append): readonly StreamAppend[] => streams.filter(({ events }) => events.length === 0);

/** What a decision rests on stands where it was read: who was faster has committed, or comes after this decision. */
async function requireUnmoved(tx: Queryable, tenant: string, resting: readonly StreamAppend[]): Promise<void> {
  const names = resting.map(({ stream }) => stream);
  const versions = resting.map(({ expectedVersion }) => expectedVersion);
  const { rows } = await tx.query<{ stream: string }>(movedStreamsStatement, [tenant, names, versions]);
  const [moved] = rows;
  if (moved) throw Object.assign(new Error(`Stream ${moved.stream} moved on`), { code: storeErrorCodes.conflict });
}

type NewRow = NewEvent & Readonly<{ stream: string; version: number }>;

function rowsOf(call: Append): NewRow[] {
  if (call.streams.every(({ events }) => events.length === 0)) throw new TypeError('An append has at least one event');
  if (call.notBefore !== undefined) assertInstant('notBefore', call.notBefore);
  const names = new Set(call.streams.map(({ stream }) => stream));
  if (names.size < call.streams.length) throw new TypeError('An append names each stream once');
  const rows = [...call.streams]
    .sort((a, b) => (a.stream < b.stream ? -1 : 1)) // One order of locks for every writer: no deadlock.
    .flatMap(({ stream, expectedVersion, events }) =>
      events.map((event, index) => ({ ...event, stream, version: expectedVersion + 1 + index })),
    );
  const illFormed = rows.find((row) =>
    [call.tenant, row.stream, row.type, row.data, row.metadata, row.published?.text ?? ''].some((text) =>
      loneSurrogate.test(text),
    ),
  );
  if (illFormed)
    throw new TypeError(`An event of ${illFormed.stream} holds half a character: it would not be read back as written`);
  return rows;
}

/** Half of a pair: UTF-8 has no form for it, so that the driver would write another character in its place. */
const loneSurrogate = /\p{Surrogate}/u;

/**
 * What a command id stands for in the store: its events, another body, or nothing.
 * @param hashOf the hash of this command as its events would keep it, where that is not the command's own
 */
export async function findCommand(
  db: Queryable,
  command: Pick<Append, 'tenant' | 'commandId' | 'commandHash'>,
  hashOf?: (events: readonly Readonly<{ data: string }>[]) => Promise<string>,
): Promise<Extract<AppendResult, { outcome: 'repeated' | 'other-body' }> | undefined> {
  const { rows } = await db.query<HistoryRow>(commandStatement, [command.tenant, command.commandId]);
  const [first] = rows;
  if (!first) return undefined;
  const hash = hashOf ? await hashOf(rows) : command.commandHash;
  if (first.command_hash !== hash) return { outcome: 'other-body' };
  return { outcome: 'repeated', events: rows.map(appendedEventOf) };
}

/** How often an append is tried again where a new transaction can help. */
const triesMax = 5;

/**
 * Appends in a transaction of its own: the statement itself, unless the decision rests on streams that get no event. When it
 * resolves with `appended` or `repeated`, the events are on disk.
 *
 * A connection that is lost in COMMIT leaves open whether the events are stored; the same command id, tried again, finds
 * them or stores them: success, once.
 *
 * @throws {Error} the driver's error when the database stays out of reach.
 */
export async function append(pool: Pool, call: Append): Promise<AppendResult> {
  for (let tries = 1; ; tries++) {
    try {
      if (restingOf(call).length === 0) return await appendIn(pool, call);
      return await inTransaction(pool, (tx) => appendIn(tx, call));
    } catch (error) {
      const code = codeOf(error);
      if (code === storeErrorCodes.conflict) return (await findCommand(pool, call)) ?? { outcome: 'conflict' };
      const again = code === storeErrorCodes.laterTransaction || code === deadlock || isConnectionLoss(error);
      if (!again || tries === triesMax) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * tries ** 2));
    }
  }
}

const deadlock = '40P01';
