export * from './monitoring.facts.js';
export * from './execution.facts.js';
