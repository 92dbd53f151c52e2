// What a rule set may say: shapes (zod), and the types that follow from them.
export * from './collections.js';
export * from './condition.js';
export * from './desk.js';
export * from './due.js';
export * from './evaluation.js';
export type * from './frozen.js';
export * from './groups.js';
export * from './procedure.js';
export * from './round.js';
export * from './rule-set.js';
export * from './values.js';
export * from './words.js';
export * from './work-assessment.js';
export * from './member-path.js';
export * from './unread.js';
export * from './json-schema.js';
