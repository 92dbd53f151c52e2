export * from './evidence-file.facts.js';
