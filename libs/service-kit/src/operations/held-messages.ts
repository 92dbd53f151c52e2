import { Inject, Injectable } from '@nestjs/common';
import { type Actor, unreachable } from '@wenxiao/domain';
import { findCommand, type Queryable } from '@wenxiao/event-store';
import { type HeldStream, type MessageServer, type Redriven, type StreamKey, TransientError } from '@wenxiao/messaging';
import type { Admission } from '../access/admission.js';
import { type PlacedGrant, reaches } from '../access/grants.js';
import type { PersonsCommand } from '../command/command-context.js';
import { Organisations } from '../directory/organisations.js';
import { problem } from '../http/problem.js';
import { DATABASE } from '../runtime/database.js';
import type { ServiceTransaction } from '../runtime/read-models.js';
import type { DecideMessageDto, HeldMessagesDto, MessageDecidedDto, MessagesResumedDto } from './messages.dto.js';
import { messageProblem } from './messages.problems.js';

/** Nest token: what people may do about the messages of this service. */
export const MESSAGES = Symbol('MESSAGES');
export type Messages = Pick<MessageServer<ServiceTransaction>, 'held' | 'redrive' | 'dismiss' | 'resume' | 'health'>;

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

  async list(admission: Admission, limit: number): Promise<HeldMessagesDto> {
    const tenants = await this.tenantsOf(admission.grants);
    const { consumer, stopped } = await this.messages.health();
    const found = await this.messages.held(limit + 1, tenants && { tenants });
    return {
      service: consumer,
      ...(stopped && { stopped }),
      items: found.slice(0, limit).map(shown),
      more: found.length > limit,
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

  /** @throws {ProblemError} `whole-installation-required` without a grant over all that the service serves. */
  async resume(reason: string, context: PersonsCommand): Promise<MessagesResumedDto> {
    const grant = await this.grantOverAll(context.admission.grants);
    if (!grant) throw messageProblem('whole-installation-required');
    const { commandId, commandHash } = context;
    const tenant = grant.organisationId;
    if (await this.isRepeated(tenant, context)) return { resumed: true };
    try {
      const command = { tenant, commandId, commandHash };
      const resumed = await this.messages.resume(actorOf(context, grant), reason, command);
      return { resumed: resumed || (await this.isRepeated(tenant, context)) };
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      if (await this.isRepeated(tenant, context)) return { resumed: true };
      throw problem('temporarily-unavailable', {}, { cause: error });
    }
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
    return { outcome: 'settled', then: !held ? 'flows' : held.state === 'parked' ? 'parked' : 'missing' };
  }

  /** The narrowest grant that reaches a tenant. */
  private async grantOver(tenant: string, grants: readonly PlacedGrant[]): Promise<PlacedGrant | undefined> {
    const jurisdiction = await this.organisations.find(tenant);
    // What this service has not heard of yet lies in no tree. Its messages may be the very ones that are parked.
    if (!jurisdiction) {
      return grants.find(({ organisationId }) => organisationId === tenant) ?? this.grantOverAll(grants);
    }
    const reaching = grants.filter((grant) => reaches(grant, jurisdiction));
    return reaching.sort((a, b) => b.path.length - a.path.length)[0];
  }

  /** A grant over the root of the tree, where all that is known lies below such grants. */
  private async grantOverAll(grants: readonly PlacedGrant[]): Promise<PlacedGrant | undefined> {
    const topmost = grants.filter(({ path }) => path.length === 1);
    const roots = topmost.map(({ organisationId }) => organisationId);
    return topmost.length === 0 || (await this.organisations.hasOtherRoots(roots)) ? undefined : topmost[0];
  }

  /** The tenants that grants reach; undefined for all of them. */
  private async tenantsOf(grants: readonly PlacedGrant[]): Promise<readonly string[] | undefined> {
    if (await this.grantOverAll(grants)) return undefined;
    const own = grants.map(({ over }) => over);
    return [...own, ...(await this.organisations.jurisdictionsBelow(own))];
  }
}

function actorOf({ actor }: PersonsCommand, grant: PlacedGrant): Actor {
  return { ...actor, role: grant.desk, organisationId: grant.organisationId };
}

function shown({ key, state, reason, detail, heldSince, parkedAt, messages, first }: HeldStream) {
  return {
    ...key,
    state,
    reason,
    detail,
    since: parkedAt ?? heldSince,
    ...(first && { version: first.origin.version, contract: first.type, recordedAt: first.recordedAt }),
    behind: Math.max(0, messages - 1),
  };
}
