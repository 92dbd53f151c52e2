import type { Queryable } from '@wenxiao/event-store';
import type { Message } from '../message.js';
import type { Delivery } from './batch-plan.js';

/** The transaction that a handler works in: its effects, the marks and the progress commit together, or none does. */
export type HandlerTransaction = Readonly<{ sql: Queryable }>;

/** Takes in one message. Resolves when every effect of it stands in the transaction. Types that nobody handles resolve at once. */
export type Handle<Tx extends HandlerTransaction> = (message: Message, tx: Tx) => Promise<void>;

/** As {@link Handle}, of several messages in their order, none of which is decided upon what another one does. */
export type HandleTogether<Tx extends HandlerTransaction> = (messages: readonly Message[], tx: Tx) => Promise<void>;

/** What a source has next. */
export type Batch = Readonly<{
  /** The sources that it belongs to, all at position `from`: a partition, or topics of one feed that are read together. */
  sources: readonly string[];
  from: string;
  deliveries: readonly Delivery[];
  /** Where the sources are when all is done: past messages that are of no interest, too. */
  to: string;
}>;
