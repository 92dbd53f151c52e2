// Numbers that a set wants to be kept: what they come to, and whether they are kept.
export { type CheckedNumber, checksOfObject, checksOfTenant, type TenantCounts } from './checked-number.js';
