export * from './account.facts.js';
export * from './adoption.facts.js';
export * from './business-clock.facts.js';
export * from './governing.facts.js';
export * from './organisation.facts.js';
export * from './person-grants.facts.js';
export * from './rule-set.facts.js';
export * from './settlement.facts.js';
