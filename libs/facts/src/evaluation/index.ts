export * from './evaluation.facts.js';
