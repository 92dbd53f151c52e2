export type * from './act.js';
export * from './business-date.js';
export * from './decider.js';
export * from './decimal.js';
export * from './uuid.js';
export * from './instant.js';
export * from './money.js';
export type * from './text-class.js';
