import { Inject, Injectable } from '@nestjs/common';
import { type Actor, isInstant, unreachable } from '@wenxiao/domain';
import { derivedId } from '@wenxiao/domain/identity';
import { findCommand, type Queryable } from '@wenxiao/event-store';
import {
  type HeldFilter,
  type HeldPlace,
  type HeldStream,
  type MessageServer,
  type Redriven,
  type StreamKey,
  TransientError,
} from '@wenxiao/messaging';
import type { Admission } from '../access/admission.js';
import { type PlacedGrant, reaches } from '../access/grants.js';
import type { PersonsCommand } from '../command/command-context.js';
import { Organisations } from '../directory/organisations.js';
import { problem } from '../http/problem.js';
import { cursorAt, ofAnotherList, pageOfRead, placeIn } from '../list/page.js';
import { limitOf } from '../list/page-limit.js';
import { DATABASE } from '../runtime/database.js';
import type { ServiceTransaction } from '../runtime/read-models.js';
import type {
  DecideMessageDto,
  HeldMessagesDto,
  HeldMessagesQueryDto,
  MessageDecidedDto,
  MessagesRedrivenDto,
  RedriveMatchingDto,
} from './messages.dto.js';
import { messageProblem } from './messages.problems.js';
import { grantOverAll } from './over-all.js';

/** Nest token: what people may do about the messages of this service. */
export const MESSAGES = Symbol('MESSAGES');
export type Messages = Pick<
  MessageServer<ServiceTransaction>,
  'held' | 'heldPage' | 'alarms' | 'redrive' | 'dismiss' | 'health'
> &
  Readonly<{ consumer: string }>;

const order = { sort: 'held' } as const;

/** @throws {ProblemError} `invalid-request` for a cursor that somebody made up. */
function heldPlaceIn(cursor: string): HeldPlace {
  const { sort_value: value, sort_id: id } = placeIn(cursor, order);
  const [rank = '', since = ''] = value.split(' ');
  if (!/^[012]$/.test(rank) || !isInstant(since)) throw ofAnotherList();
  return { rank: Number(rank), since, id };
}

/** As many streams one command redrives, and for so long; a repeat goes on. */
const redrivenMax = 500;
const redriveMilliseconds = 10_000;

/**
 * What an operator sees of held messages and does about them. A parked message belongs to the tenant of its stream: it takes a
 * grant over that jurisdiction or one above it. Below nothing is reached: a message of a county is none of a single unit's.
 */
@Injectable()
export class HeldMessages {
  constructor(
    @Inject(MESSAGES) private readonly messages: Messages,
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly organisations: Organisations,
  ) {}

  async list(admission: Admission, asked: HeldMessagesQueryDto): Promise<HeldMessagesDto> {
    const filter = await this.filterOf(admission.grants, asked);
    const after = asked.after === undefined ? undefined : heldPlaceIn(asked.after);
    const { streams, total } = await this.messages.heldPage(limitOf(asked) + 1, { ...filter, after });
    const page = pageOfRead(streams, asked, ({ place: { rank, since, id } }) =>
      cursorAt(order, `${String(rank)} ${since}`, id),
    );
    return {
      service: this.messages.consumer,
      alarms: await this.messages.alarms(filter.tenants),
      ...page,
      items: page.items.map(shown),
      totals: { rows: total },
    };
  }

  /** @throws {ProblemError} `not-found` for a stream that flows, and for one of a jurisdiction that no grant reaches. */
  async decide(
    verb: 'redrive' | 'dismiss',
    { store, tenant, stream, version, reason }: DecideMessageDto,
    context: PersonsCommand,
  ): Promise<MessageDecidedDto> {
    const grant = await this.grantOver(tenant, context.admission.grants);
    if (!grant) throw problem('not-found');
    const key = { store, tenant, stream };
    if (await this.isRepeated(tenant, context)) return this.settled(key);
    const { commandId, commandHash } = context;
    let decided: Redriven;
    try {
      decided = await this.messages[verb](key, actorOf(context, grant), reason, { commandId, commandHash, version });
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      // The same command may have been carried out at the same moment.
      if (await this.isRepeated(tenant, context)) return this.settled(key);
      throw problem('temporarily-unavailable', {}, { cause: error });
    }
    switch (decided.outcome) {
      case 'settled':
        return { outcome: 'settled', then: decided.then };
      case 'failed':
        throw messageProblem('message-refused-again', { error: decided.error });
      case 'other-message':
        if (await this.isRepeated(tenant, context)) return this.settled(key);
        throw messageProblem('message-changed', { expected: version, actual: decided.message.origin.version });
      case 'not-parked': {
        if (await this.isRepeated(tenant, context)) return this.settled(key);
        const [held] = await this.messages.held(1, { key });
        throw held ? messageProblem('message-not-parked', { waitsFor: held.detail }) : problem('not-found');
      }
      default:
        return unreachable(decided);
    }
  }

  /**
   * Has what is parked taken in after all: all of a contract, of a tenant, or of both, as far as the operator's grants reach. Each
   * stream is a command of its own, so that one that fails again holds up none, and a repeat goes on where it was.
   */
  async redriveMatching(
    { contract, tenant, reason }: RedriveMatchingDto,
    context: PersonsCommand,
  ): Promise<MessagesRedrivenDto> {
    const filter = await this.filterOf(context.admission.grants, { contract, tenant });
    const found = await this.messages.held(redrivenMax + 1, { ...filter, parked: true });
    const end = performance.now() + redriveMilliseconds;
    const counts = { settled: 0, refused: 0 };
    let seen = 0;
    for (const { key, first } of found.slice(0, redrivenMax)) {
      if (performance.now() > end) break;
      seen += 1;
      const grant = first && (await this.grantOver(key.tenant, context.admission.grants));
      if (!grant) continue;
      const { version } = first.origin;
      const commandId = derivedId(context.commandId, key.store, key.tenant, key.stream, String(version));
      const command = { commandId, commandHash: context.commandHash, version };
      const redriven = await this.messages.redrive(key, actorOf(context, grant), reason, command);
      if (redriven.outcome === 'settled') counts.settled += 1;
      if (redriven.outcome === 'failed') counts.refused += 1;
    }
    return { ...counts, more: found.length > seen };
  }

  /** Whether this command stands in the trail. @throws {ProblemError} `idempotency-key-reused` when its id does, under another body. */
  private async isRepeated(tenant: string, { commandId, commandHash }: PersonsCommand): Promise<boolean> {
    const found = await findCommand(this.db, { tenant, commandId, commandHash });
    if (found?.outcome === 'other-body') throw problem('idempotency-key-reused');
    return found !== undefined;
  }

  /** What a command answers that was carried out before: how its stream does now. */
  private async settled(key: StreamKey): Promise<MessageDecidedDto> {
    const [held] = await this.messages.held(1, { key });
    return { outcome: 'settled', then: held ? thenOf(held) : 'flows' };
  }

  /** The narrowest grant that reaches a tenant. */
  private async grantOver(tenant: string, grants: readonly PlacedGrant[]): Promise<PlacedGrant | undefined> {
    const jurisdiction = await this.organisations.find(tenant);
    // What this service has not heard of yet lies in no tree. Its messages may be the very ones that are parked.
    if (!jurisdiction) {
      return grants.find(({ organisationId }) => organisationId === tenant) ?? grantOverAll(grants, this.organisations);
    }
    const reaching = grants.filter((grant) => reaches(grant, jurisdiction));
    return reaching.sort((a, b) => b.path.length - a.path.length)[0];
  }

  /** What is asked for, within what grants reach. */
  private async filterOf(
    grants: readonly PlacedGrant[],
    { contract, tenant }: Readonly<{ contract?: string | undefined; tenant?: string | undefined }>,
  ): Promise<HeldFilter> {
    const reached = await this.tenantsOf(grants);
    const tenants = tenant === undefined ? reached : [tenant].filter((one) => reached?.includes(one) ?? true);
    return { ...(tenants && { tenants }), ...(contract !== undefined && { contract }) };
  }

  /** The tenants that grants reach; undefined for all of them. */
  private async tenantsOf(grants: readonly PlacedGrant[]): Promise<readonly string[] | undefined> {
    if (await grantOverAll(grants, this.organisations)) return undefined;
    const own = grants.map(({ over }) => over);
    return [...own, ...(await this.organisations.jurisdictionsBelow(own))];
  }
}

function thenOf({ state, reason }: HeldStream): MessageDecidedDto['then'] {
  if (state === 'parked') return 'parked';
  return reason === 'missing' ? 'missing' : 'waiting';
}

function actorOf({ actor }: PersonsCommand, grant: PlacedGrant): Actor {
  return { ...actor, desk: grant.desk, organisation: grant.organisationId };
}

function shown({ key, state, reason, detail, heldSince, parkedAt, waits, messages, first }: HeldStream) {
  return {
    ...key,
    state,
    reason,
    detail,
    since: parkedAt ?? waits?.since ?? heldSince,
    ...(waits && { overdue: waits.overdue, chain: [...waits.chain] }),
    ...(first && { version: first.origin.version, contract: first.type, recordedAt: first.recordedAt }),
    behind: Math.max(0, messages - 1),
  };
}
