export { admit, StoreRefusedError, type RefusalCode } from './admission.js';
export {
  append,
  appendIn,
  findCommand,
  type Append,
  type AppendedEvent,
  type AppendResult,
  type StreamAppend,
} from './append.js';
export { adoptStore, type Adoption } from './adopt.js';
export { lockCheckpoint, moveCheckpoint, readCheckpoint, startCheckpoint } from './checkpoint.js';
export { advanceClock, businessNow } from './clock.js';
export { connectByUrlAlone } from './connect-by-url-alone.js';
export { DatabaseClient, DatabasePool } from './connections.js';
export {
  inTransaction,
  isConnectionLoss,
  isTransient,
  poolTransactions,
  type Queryable,
  type TransactionRunner,
} from './database.js';
export {
  comparePositions,
  storeStart,
  type NewEvent,
  type Published,
  type StoredEvent,
  type StorePosition,
} from './event.js';
export { GroupedAppend } from './grouped-append.js';
export type { EventMetadata, EventReference, RulesReference } from './metadata.js';
export { DatabaseIsNewerError, migrate, type Migrations } from './migrate.js';
export { defaultInstallation, installationName, storeUrl, type StoreName, type StoreRoles } from './names.js';
export { provisionStore, type StorePlan } from './provision.js';
export {
  closedThrough,
  hasPending,
  readableBelow,
  readAfter,
  readPublishedAfter,
  readPublishedStream,
  readStream,
  readStreams,
  type ClosedThrough,
  type PublishedEvent,
  type ReadableBelow,
} from './read.js';
export {
  Subscription,
  type SubscriptionFailure,
  type SubscriptionOptions,
  type SubscriptionStatus,
} from './subscription.js';
export { oldestWriter, type OldestWriter } from './writer.js';
