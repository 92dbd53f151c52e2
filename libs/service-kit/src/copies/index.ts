export { type Copied, Copies, copiesMigrations, copiesSchema } from './copies.js';
export { copyKey, type FactCopy, factCopy } from './fact-copy.js';
