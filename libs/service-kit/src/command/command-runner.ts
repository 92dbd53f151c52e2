import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Command, Fact } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import {
  type AppendedEvent,
  appendIn,
  businessNow,
  type AppendResult,
  findCommand,
  GroupedAppend,
  type Queryable,
  readStream,
  readStreams,
  type StoredEvent,
  type StreamAppend,
} from '@wenxiao/event-store';
import type { Pool } from 'pg';
import { problem, ProblemError } from '../http/problem.js';
import { Metrics } from '../metrics/metrics.js';
import { PERSON_TEXTS, PersonTexts } from '../persons/person-texts.js';
import { BusinessClock } from '../runtime/business-clock.js';
import { APPEND_POOL, type Appended, APPENDED } from '../runtime/database.js';
import { readOnce } from '../runtime/read-once.js';
import { type Act, type ActOutcome, type Loaded, loadedOf, type PreparedAct } from './act.js';
import { type Aggregate, streamOf } from './aggregate.js';
import type { CommandContext } from './command-context.js';
import { requireFiles } from './files-named.js';
import { conflictOf } from './version-conflict.js';

export type CommandAnswer = Readonly<{
  /** Each touched stream's id and version after the command. */
  streams: readonly Readonly<{ id: string; stream: string; version: number }>[];
  /** Send it back as `Wenxiao-After` to read your own write; absent when nothing was written. */
  position?: string;
}>;

export type CommandOutcome<Rejection> =
  | (Readonly<{ outcome: 'accepted' }> & CommandAnswer)
  | Readonly<{ outcome: 'rejected'; rejection: Rejection; id: string }>;

/** What becomes of a reaction that was refused: a fact on the stream that refused, or nothing, since it is so already. */
export type OnRejected<Rejection, Event extends Fact> = (rejection: Rejection) => Event | 'already-true';

/**
 * Somebody else may append to the same stream in between: it is looked at anew, as long as whoever asks still waits for an answer, and
 * each time after a pause of chance, so that those who met do not meet again.
 */
const lookedAtAnew = { seconds_max: 10, pause_ms_max: 100 };

type Ready<Rejection> = Readonly<{ act: Act<Rejection>; prepared: PreparedAct<Rejection, Fact> }>;

/**
 * Carries out a command: load once, let in, decide, append at the version that was loaded. A person's command is carried out
 * only while nothing that they had to read has come since the version that they saw: else the answer is 409 with what changed.
 */
@Injectable()
export class CommandRunner {
  /** Commands that arrive at the same time are stored together. */
  private readonly appends: GroupedAppend;

  constructor(
    @Inject(APPEND_POOL) private readonly pool: Pool,
    @Inject(APPENDED) private readonly appended: Appended,
    private readonly clock: BusinessClock,
    @Optional() @Inject(PERSON_TEXTS) private readonly texts: PersonTexts = new PersonTexts(undefined),
    @Optional() private readonly metrics?: Metrics,
  ) {
    this.appends = new GroupedAppend(pool);
  }

  async load<State, Cmd extends Command, Event extends Fact, Rejection, Rules>(
    aggregate: Aggregate<State, Cmd, Event, Rejection, Rules>,
    tenant: string,
    id: string,
    db: Queryable = readOnce(this.pool),
  ): Promise<Loaded<State>> {
    return loadedOf(aggregate, id, await readStream(db, tenant, streamOf(aggregate, id)));
  }

  /** As {@link load}, of many: read at once. In the order of the ids, each of which is named once. */
  async loadAll<State, Cmd extends Command, Event extends Fact, Rejection, Rules>(
    aggregate: Aggregate<State, Cmd, Event, Rejection, Rules>,
    tenant: string,
    ids: readonly string[],
  ): Promise<Loaded<State>[]> {
    const stored = await readStreams(
      this.pool,
      tenant,
      ids.map((id) => streamOf(aggregate, id)),
    );
    return ids.map((id, index) => loadedOf(aggregate, id, stored[index] ?? []));
  }

  /**
   * Runs the acts of one command, on one stream or several of one tenant: all of them, or none.
   * @throws {ProblemError} `version-conflict` (409), `idempotency-key-reused` (422), `overtaken-again` (503), and what an act's
   * `given` throws.
   */
  async run<Rejection>(
    tenant: string,
    context: CommandContext,
    acts: readonly Act<Rejection>[],
  ): Promise<CommandOutcome<Rejection>> {
    const place = { tenant, context, at: await this.clock.now() };
    const { seconds_max: seconds, pause_ms_max } = lookedAtAnew;
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const ready = await this.prepare(acts, place, this.pool);
      if ('answer' in ready) return ready.answer;
      const outcomes = ready.map(({ act, prepared }) => ({ act, outcome: prepared.decide() }));
      const settled = await this.settled(ready, outcomes, place, this.pool);
      if ('answer' in settled) return settled.answer;
      const appending = this.appends.append(await this.callOf(place, settled.streams));
      const result = await (this.metrics?.timeAppend(appending) ?? appending);
      this.appended();
      if (result.outcome !== 'conflict') return this.answer(ready, result);
      // Who was faster is stored by now: what they did decides whether this command still stands.
      if (performance.now() > end) throw problem('overtaken-again', { seconds });
      await sleep(Math.random() * pause_ms_max);
    }
  }

  /** As {@link run}, inside a transaction of the caller's that has not written yet. A conflict throws: the transaction is void. */
  async runIn<Rejection>(
    tx: Queryable,
    { tenant, context }: Readonly<{ tenant: string; context: CommandContext }>,
    acts: readonly Act<Rejection>[],
  ): Promise<CommandOutcome<Rejection>> {
    // Of the transaction's own connection alone: who waits for another one while they hold one waits for those who wait for theirs.
    const place = { tenant, context, at: await businessNow(tx) };
    const ready = await this.prepare(acts, place, tx);
    if ('answer' in ready) return ready.answer;
    const outcomes = ready.map(({ act, prepared }) => ({ act, outcome: prepared.decide() }));
    const settled = await this.settled(ready, outcomes, place, tx);
    if ('answer' in settled) return settled.answer;
    const result = await appendIn(tx, await this.callOf(place, settled.streams));
    if (result.outcome === 'conflict') throw movedOn();
    this.appended(tx);
    return this.answer(ready, result);
  }

  /**
   * As {@link run}, for one stream, inside a consumer's transaction that has not written yet; a conflict throws, and the message
   * is tried again. A refusal is a fact, or parks the message by what `onRejected` throws.
   */
  async react<Rejection, Event extends Fact>(
    tx: Queryable,
    { tenant, context }: Readonly<{ tenant: string; context: CommandContext }>,
    act: Act<Rejection, Event>,
    onRejected: OnRejected<Rejection, Event>,
  ): Promise<void> {
    const place = { tenant, context, at: await this.clock.now() };
    const prepared = await act.prepare(await readStream(tx, tenant, act.stream), place);
    const decided = prepared.decide();
    const outcome = 'rejection' in decided ? refused(prepared, decided.rejection, onRejected) : decided;
    if (outcome.events.length === 0) return;
    const { stream, facts } = act;
    const events = await this.texts.sealed(facts, outcome.events, outcome.persons);
    const call = await this.callOf(place, [{ stream, expectedVersion: prepared.version, events }]);
    const result = await appendIn(tx, call);
    if (result.outcome === 'conflict') throw movedOn();
    this.appended(tx);
  }

  /** The acts as they were let in; or the answer of a command that was carried out before. */
  private async prepare<Rejection>(
    acts: readonly Act<Rejection>[],
    place: Place,
    db: Queryable,
  ): Promise<readonly Ready<Rejection>[] | Readonly<{ answer: CommandOutcome<never> }>> {
    const stored = await readStreams(
      db,
      place.tenant,
      acts.map(({ stream }) => stream),
    );
    try {
      const ready: Ready<Rejection>[] = [];
      for (const [index, act] of acts.entries()) {
        const prepared = await act.prepare(stored[index] ?? [], place);
        if (prepared.isStale) throw conflictOf(act, prepared);
        ready.push({ act, prepared });
      }
      return ready;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // Whoever asks again for what was done is not told that it cannot be done a second time.
      const repeated = await this.repeated(acts, stored, place, db);
      if (repeated) return { answer: repeated };
      throw error;
    }
  }

  /** What is to be appended; or the answer where nothing is. */
  private async settled<Rejection>(
    ready: readonly Ready<Rejection>[],
    outcomes: readonly Readonly<{ act: Act<Rejection>; outcome: ActOutcome<Rejection> }>[],
    place: Place,
    db: Queryable,
  ): Promise<Readonly<{ streams: StreamAppend[] }> | Readonly<{ answer: CommandOutcome<Rejection> }>> {
    const streams: StreamAppend[] = [];
    let refusal: Readonly<{ rejection: Rejection; id: string }> | undefined;
    for (const [index, { act, outcome }] of outcomes.entries()) {
      if ('rejection' in outcome) {
        refusal = { rejection: outcome.rejection, id: act.id };
        break;
      }
      // What changes nothing is decided upon what stands there, too: the others hold only while it does.
      const expectedVersion = ready[index]?.prepared.version ?? 0;
      const isFull = outcome.events.length > 0 && expectedVersion + outcome.events.length > limits.streamEvents;
      // What time and other services bring is taken in: nobody could send it elsewhere.
      if (isFull && place.context.actor.as !== 'system')
        throw problem('stream-full', { id: act.id, events: limits.streamEvents });
      const events = await this.texts.sealed(act.facts, outcome.events, outcome.persons);
      streams.push({ stream: act.stream, expectedVersion, events });
    }
    if (!refusal && streams.some(({ events }) => events.length > 0)) {
      await requireFiles(db, place, streams, { waits: db === this.pool });
      return { streams };
    }
    const found = await this.found(place, db);
    if (found) return { answer: this.answer(ready, found) };
    return { answer: refusal ? { outcome: 'rejected', ...refusal } : this.answer(ready, nothingAppended) };
  }

  private async repeated(
    acts: readonly Act<unknown>[],
    stored: readonly (readonly StoredEvent[])[],
    place: Place,
    db: Queryable,
  ): Promise<CommandOutcome<never> | undefined> {
    const found = await this.found(place, db);
    if (!found) return undefined;
    const versions = acts.map((act, index) => ({ act, prepared: { version: stored[index]?.length ?? 0 } }));
    return this.answer(versions, found);
  }

  /** The command, where it was carried out before; what it said of persons is compared under their keys. */
  private found({ tenant, context }: Place, db: Queryable) {
    return findCommand(db, { ...context, tenant }, (events) => this.texts.commandHash(context.commandHash, events));
  }

  private async callOf({ tenant, context }: Place, streams: readonly StreamAppend[]) {
    const { commandId, cause } = context;
    const commandHash = await this.texts.commandHash(
      context.commandHash,
      streams.flatMap(({ events }) => events),
    );
    return { tenant, commandId, commandHash, streams, ...(cause && { notBefore: cause.recordedAt }) };
  }

  private answer(
    ready: readonly Readonly<{ act: Pick<Act<unknown>, 'id' | 'stream'>; prepared: Readonly<{ version: number }> }>[],
    result: Exclude<AppendResult, { outcome: 'conflict' }>,
  ): CommandOutcome<never> {
    if (result.outcome === 'other-body') throw problem('idempotency-key-reused');
    const { events } = result;
    const streams = ready.map(({ act: { id, stream }, prepared }) => ({
      id,
      stream,
      version: newestVersion(events, stream) ?? prepared.version,
    }));
    return { outcome: 'accepted', streams, ...positionOf(events) };
  }
}

type Place = Readonly<{ tenant: string; context: CommandContext; at: string }>;

const nothingAppended = { outcome: 'appended', events: [] } as const;

/** With the code by which a transaction is told to be tried again. */
const movedOn = () => Object.assign(new Error('The stream moved on; try again'), { code: '40001' });

/** Where the last of some events stands, for who wants to read it. */
export function positionOf(events: readonly AppendedEvent[]): Pick<CommandAnswer, 'position'> {
  const last = events.at(-1)?.order;
  return last ? { position: `${String(last.incarnation)}-${last.transactionId}-${last.position}` } : {};
}

function newestVersion(events: readonly AppendedEvent[], stream: string): number | undefined {
  return events.findLast((event) => event.stream === stream)?.version;
}

function refused<Rejection, Event extends Fact>(
  prepared: PreparedAct<Rejection, Event>,
  rejection: Rejection,
  onRejected: OnRejected<Rejection, Event>,
): Exclude<ActOutcome<Rejection>, Readonly<{ rejection: Rejection }>> {
  const fact = onRejected(rejection);
  const outcome = fact === 'already-true' ? { events: [] } : prepared.record(fact);
  return 'events' in outcome ? outcome : { events: [] };
}
