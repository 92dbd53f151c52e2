export * from './monitoring.facts.js';
