// Conditions of rule sets: one language, three truths, and what is not known yet.
export { findingsOf, knownWith } from './findings.js';
export { heldIn, turningYears } from './held-members.js';
export { holdsIn } from './holds-in.js';
export { judge } from './judge.js';
export type { Asked, Known, Period, RestedOn } from './known.js';
export type { Truth, Verdict } from './truth.js';
