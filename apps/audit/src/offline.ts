export { type EventName, streamKeyOf } from './history/event-name.js';
export { headAfter, rowHashOf } from './proof/proof.js';
export { rowOfBytes } from './proof/read-row.js';
export { entryFlaws, type ToldTrail } from './trail/entry-flaws.js';
export type { ProvenRow } from './trail/subject-proof.js';
export { withAuditDatabase } from './offline/audit-database.js';
export { type Connections, ConnectionsError, readConnections } from './offline/connections.js';
export { openHistories } from './offline/histories.js';
export type { TrailDatabase } from './trail/trail-database.js';
export { type Rebuilt, RebuildRefusedError, rebuildTrail } from './rebuilding/rebuild.js';
export type { CitedArticle, CitedBasis } from '@wenxiao/rules/ruling';
export type { CitedRules, TrailEntry } from './trail/cited-rules.js';
export type { FigureChange, FigureValue } from './trail/standing.js';
export {
  type Alarm,
  type DifferenceAnswer,
  differenceOf,
  NotClosedYetError,
  rootOfTrail,
  type TrailAnswer,
  trailOf,
  TrailTooLongError,
  type Watermark,
} from './trail/questions.js';
export type { Finding } from './verifying/verify.js';
export { type StoreComparison, verifyEverything, type WholeVerification } from './verifying/verify-everything.js';
export { headsOtherwise } from './verifying/other-heads.js';
export { type FileVerification, verifyFiles } from './verifying/verify-files.js';
