export * from './evaluation-plan.facts.js';
export * from './evaluation.facts.js';
