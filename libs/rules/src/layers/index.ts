// From adopted sets to what is in force: layers, canonical text and hash, timetables.
export { canonicalText } from './canonical-text.js';
export { type Adoption, type Body, inForce, type InForce, type NoRulesReason, type Published } from './in-force.js';
export { hashOf, layered, type Taking } from './resolve.js';
export type { Deviation, Layer, Resolved, ResolvedContent, RuleSetVersion } from './resolved.js';
export { rowOn, type Timetable, timetable, type TimetableRow } from './timetable.js';
export { parametersOf, scaleName, silentScales } from './silence.js';
export { flawsBesideSettled, type Settlement, settlementFlaws, settlementLayerId } from './settled.js';
