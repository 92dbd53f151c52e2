export * from './parked-message.facts.js';
