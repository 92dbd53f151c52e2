export * from './fact.js';
export * from './field.js';
export * from './flaw.js';
export * from './limits.js';
export * from './term.js';
export * from './value.js';
export * from './step-fact.js';
export * from './due-facts.js';
