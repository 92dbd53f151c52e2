// Numbers that a set wants to be kept: what they come to, and whether they are kept; and figures by its tables.
export {
  type CheckedNumber,
  checksOfObject,
  checksOfTenant,
  type EntryInForce,
  type ShareOf,
  type TenantCounts,
} from './checked-number.js';
export { type ComputedFigure, computedFigure, isComputedFor } from './computed-figure.js';
