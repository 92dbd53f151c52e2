import { Inject, Injectable } from '@nestjs/common';
import { writeContract } from '@wenxiao/contracts';
import { type Command, type Fact, fold } from '@wenxiao/domain';
import {
  append,
  appendIn,
  type AppendedEvent,
  type AppendResult,
  type EventMetadata,
  type EventReference,
  findCommand,
  type NewEvent,
  type Queryable,
  readStream,
  type StoredEvent,
  type StreamAppend,
} from '@wenxiao/event-store';
import type { Pool } from 'pg';
import { newestOf } from '../http/bounded-list.js';
import { problem } from '../http/problem.js';
import { BusinessClock } from '../runtime/business-clock.js';
import { APPEND_POOL, type Appended, APPENDED } from '../runtime/database.js';
import { type Aggregate, streamOf } from './aggregate.js';
import type { CommandContext } from './command-context.js';

/** The rule set that a decision is taken under, and what it looks up in it. */
export type InForce<Rules> = Readonly<{ rules: Rules; reference?: EventMetadata['ruleSet'] }>;

/** A stream as it was loaded. */
export type Loaded<State> = Readonly<{ id: string; version: number; state: State; events: readonly StoredEvent[] }>;

/** One stream's part in a command. */
export type Act<State, Cmd extends Command, Event extends Fact, Rejection, Rules> = Readonly<{
  aggregate: Aggregate<State, Cmd, Event, Rejection, Rules>;
  id: string;
  /** The version that the actor saw, or `current` for feeds and process managers, who read nothing before they act. */
  expectedVersion: number | 'current';
  command: (at: string, state: State) => Cmd;
  inForce: InForce<Rules>;
  /** Business time (UTC instant) where it is not the moment of the command. */
  effectiveAt?: string;
  basedOn?: readonly EventReference[];
}>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of acts mixes aggregates; each act is checked where it is made
export type AnyAct = Act<any, any, any, any, any>;

export type CommandAnswer = Readonly<{
  /** Each touched stream's id and version after the command. */
  streams: readonly Readonly<{ id: string; stream: string; version: number }>[];
  /** Send it back as `Wenxiao-After` to read your own write; absent when nothing was written. */
  position?: string;
}>;

export type CommandOutcome =
  | (Readonly<{ outcome: 'accepted' }> & CommandAnswer)
  | Readonly<{ outcome: 'rejected'; rejection: unknown; id: string }>;

/**
 * Carries out a command: load, decide, append with the expected version. A person's command is never retried on a stream
 * that has moved on: the answer is 409 with what changed.
 */
@Injectable()
export class CommandRunner {
  constructor(
    @Inject(APPEND_POOL) private readonly pool: Pool,
    @Inject(APPENDED) private readonly appended: Appended,
    private readonly clock: BusinessClock,
  ) {}

  async load<State, Cmd extends Command, Event extends Fact, Rejection, Rules>(
    aggregate: Aggregate<State, Cmd, Event, Rejection, Rules>,
    tenant: string,
    id: string,
    db: Queryable = this.pool,
  ): Promise<Loaded<State>> {
    const events = await readStream(db, tenant, streamOf(aggregate, id));
    return {
      id,
      version: events.length,
      state: fold(
        aggregate.decider,
        events.map((event) => decoded(aggregate, event)),
      ),
      events,
    };
  }

  /**
   * Runs the acts of one command, on one stream or several of one tenant: all of them, or none.
   * @throws {ProblemError} `version-conflict` (409), `idempotency-key-reused` (422).
   */
  async run(tenant: string, context: CommandContext, acts: readonly AnyAct[]): Promise<CommandOutcome> {
    const prepared = await this.prepare(tenant, context, acts, this.pool);
    if ('rejection' in prepared || prepared.length === 0) return this.repeatedOr(tenant, context, acts, prepared);
    const result = await append(this.pool, this.callOf(tenant, context, prepared));
    this.appended();
    return this.answer(tenant, acts, result);
  }

  /** As {@link run}, inside a consumer's transaction that has not written yet; conflicts throw, and the message is tried again. */
  async react(
    tx: Queryable,
    tenant: string,
    context: CommandContext,
    acts: readonly AnyAct[],
  ): Promise<CommandOutcome> {
    const prepared = await this.prepare(tenant, context, acts, tx);
    if ('rejection' in prepared || prepared.length === 0) return this.repeatedOr(tenant, context, acts, prepared);
    const result = await appendIn(tx, this.callOf(tenant, context, prepared));
    if (result.outcome === 'conflict')
      throw Object.assign(new Error('The stream moved on; try again'), { code: '40001' });
    this.appended(tx);
    return this.answer(tenant, acts, result);
  }

  private async prepare(
    tenant: string,
    context: CommandContext,
    acts: readonly AnyAct[],
    db: Queryable,
  ): Promise<StreamAppend[] | { rejection: unknown; id: string }> {
    const at = await this.clock.now();
    const appends: StreamAppend[] = [];
    for (const act of acts) {
      const loaded = await this.load(act.aggregate, tenant, act.id, db);
      if (act.expectedVersion !== 'current' && act.expectedVersion !== loaded.version) {
        const repeated = await this.findRepeated(tenant, context, acts);
        if (repeated) return [];
        throw conflictOf(act, loaded);
      }
      const decision = act.aggregate.decider.decide(
        act.command(at, loaded.state as never) as never,
        loaded.state as never,
        act.inForce.rules as never,
      );
      if (decision.outcome === 'rejected') return { rejection: decision.rejection, id: act.id };
      if (decision.events.length === 0) continue;
      appends.push({
        stream: streamOf(act.aggregate, act.id),
        expectedVersion: loaded.version,
        events: newEvents(act, decision.events as readonly Fact[], { tenant, at, context, loaded }),
      });
    }
    return appends;
  }

  private callOf(tenant: string, context: CommandContext, streams: readonly StreamAppend[]) {
    const { commandId, commandHash, cause } = context;
    return { tenant, commandId, commandHash, streams, ...(cause && { notBefore: cause.recordedAt }) };
  }

  /** A command that the decider refuses or finds done may be one that was carried out before: then it gets the answer it got. */
  private async repeatedOr(
    tenant: string,
    context: CommandContext,
    acts: readonly AnyAct[],
    prepared: readonly unknown[] | { rejection: unknown; id: string },
  ): Promise<CommandOutcome> {
    const repeated = await this.findRepeated(tenant, context, acts);
    if (repeated) return repeated;
    if ('rejection' in prepared) return { outcome: 'rejected', ...prepared };
    const streams = await Promise.all(
      acts.map(async ({ aggregate, id }) => {
        const { version } = await this.load(aggregate, tenant, id);
        return { id, stream: streamOf(aggregate, id), version };
      }),
    );
    return { outcome: 'accepted', streams };
  }

  private async findRepeated(
    tenant: string,
    context: CommandContext,
    acts: readonly AnyAct[],
  ): Promise<CommandOutcome | undefined> {
    const found = await findCommand(this.pool, { tenant, ...context });
    return found && this.answer(tenant, acts, found);
  }

  private async answer(tenant: string, acts: readonly AnyAct[], result: AppendResult): Promise<CommandOutcome> {
    switch (result.outcome) {
      case 'appended':
      case 'repeated':
        return { outcome: 'accepted', ...answerOf(acts, result.events) };
      case 'other-body':
        throw problem('idempotency-key-reused');
      case 'conflict': {
        // Who was faster is stored by now: read once more for what changed.
        for (const act of acts) {
          const loaded = await this.load(act.aggregate, tenant, act.id);
          if (act.expectedVersion === 'current' || act.expectedVersion < loaded.version) throw conflictOf(act, loaded);
        }
        throw problem('version-conflict');
      }
    }
  }
}

/** As many changes one refusal tells, the newest; what came before them is in the trail. */
const changesMax = { count: 50, bytes: 256 * 1024 };

function conflictOf(act: AnyAct, loaded: Loaded<unknown>): Error {
  const seen = act.expectedVersion === 'current' ? loaded.version : act.expectedVersion;
  const changes = loaded.events.slice(Math.max(seen, loaded.version - changesMax.count)).map((event) => ({
    version: event.version,
    type: event.type,
    recordedAt: event.recordedAt,
    actor: (JSON.parse(event.metadata) as EventMetadata).actor,
    data: JSON.parse(event.data) as unknown,
  }));
  const { items, more } = newestOf(changes, changesMax);
  const earlier = more || loaded.version - seen > changes.length;
  return problem('version-conflict', {
    id: act.id,
    expected: seen,
    actual: loaded.version,
    changes: items,
    ...(earlier && { earlierChanges: true }),
  });
}

/** A stored event as today's decider knows it. */
export function decoded<Event extends Fact>(
  aggregate: Pick<Aggregate<never, never, Event, unknown, never>, 'schemaVersions' | 'upcast'>,
  event: StoredEvent,
): Event {
  const data = JSON.parse(event.data) as object;
  const today = aggregate.schemaVersions[event.type as Event['type']];
  const current = event.schemaVersion === today ? data : aggregate.upcast?.(event.type, event.schemaVersion, data);
  if (!current) throw new Error(`Nobody can read ${event.type} of schema version ${String(event.schemaVersion)}`);
  return { type: event.type, data: current } as Event;
}

function newEvents(
  act: AnyAct,
  events: readonly Fact[],
  place: Readonly<{ tenant: string; at: string; context: CommandContext; loaded: Loaded<unknown> }>,
): NewEvent[] {
  const { tenant, at, context, loaded } = place;
  const metadata: EventMetadata = {
    actor: context.actor,
    correlationId: context.correlationId,
    ...(context.cause && { causation: context.cause.reference }),
    ...(act.inForce.reference && { ruleSet: act.inForce.reference }),
    ...(act.basedOn && { basedOn: act.basedOn }),
    effectiveAt: act.effectiveAt ?? at,
    ...(context.demoFigures && { demoFigures: context.demoFigures }),
  };
  const metadataText = JSON.stringify(metadata);
  let state: unknown = loaded.state;
  return events.map((event, index) => {
    state = act.aggregate.decider.evolve(state, event) as unknown;
    const where = { tenant, id: act.id, version: loaded.version + 1 + index, metadata };
    const contract = act.aggregate.publish(event, state, where);
    return {
      type: event.type,
      schemaVersion: act.aggregate.schemaVersions[event.type] ?? 1,
      data: JSON.stringify(event.data),
      metadata: metadataText,
      ...(contract && { published: writeContract(contract) }),
    };
  });
}

function answerOf(acts: readonly AnyAct[], events: readonly AppendedEvent[]): CommandAnswer {
  const streams = acts.map((act) => {
    const stream = streamOf(act.aggregate, act.id);
    const version = Math.max(0, ...events.filter((event) => event.stream === stream).map((event) => event.version));
    return { id: act.id, stream, version };
  });
  const last = events.at(-1)?.order;
  return { streams, ...(last && { position: `${String(last.incarnation)}-${last.transactionId}-${last.position}` }) };
}
