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
export { lockCheckpoint, moveCheckpoint, startCheckpoint } from './checkpoint.js';
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
export type { EventMetadata, EventReference } from './metadata.js';
export { DatabaseIsNewerError, migrate, type Migrations } from './migrate.js';
export { provisionStore, storeRolesOf, storeUrl, type StorePlan, type StoreRoles } from './provision.js';
export {
  closedThrough,
  readAfter,
  readPublishedAfter,
  readPublishedStream,
  readStream,
  type ClosedThrough,
  type PublishedEvent,
} from './read.js';
