import { derivedId } from '@wenxiao/domain/identity';
import type { EventReference } from '@wenxiao/event-store';
import { BaseRpcContext } from '@nestjs/microservices';
import type { HandlerTransaction } from '../inbox/batch.js';
import type { Message, MessageOrigin } from '../message.js';

/**
 * What a handler gets beside the contract (`@Ctx()`). All that it does in {@link tx} commits together with the mark that says
 * that it was done; a handler loads and decides before it writes.
 */
export class MessageContext<Tx extends HandlerTransaction = HandlerTransaction> extends BaseRpcContext<[Message, Tx]> {
  constructor(
    readonly message: Message,
    /** The transaction of this message. */
    readonly tx: Tx,
    private readonly consumer: string,
  ) {
    super([message, tx]);
  }

  /** `targets.performance-target-approved.v1`. */
  get type(): string {
    return this.message.type;
  }

  get origin(): MessageOrigin {
    return this.message.origin;
  }

  /** When the producer recorded the event. What answers it is recorded later: an append's `notBefore`. */
  get recordedAt(): string {
    return this.message.recordedAt;
  }

  /** An append's `notBefore`. */
  get notBefore(): string {
    return this.message.recordedAt;
  }

  /** The event that an append in answer names as its cause. */
  get causation(): EventReference {
    const { store, tenant, stream, version } = this.message.origin;
    return { store, tenant, stream, version };
  }

  /** The trace that an append in answer belongs to: the producer's, or one that this message begins. */
  get correlationId(): string {
    return this.message.correlationId ?? this.commandId('correlation');
  }

  /** The id of a command in answer: the same message and purpose give the same id, however often it is delivered. */
  commandId(purpose: string): string {
    const { store, incarnation, tenant, stream, version } = this.message.origin;
    return derivedId(this.consumer, store, String(incarnation), tenant, stream, String(version), purpose);
  }
}
