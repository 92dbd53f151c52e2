export { evidencePlan } from './evidence.plan.js';
export { evidenceSettings } from './config.js';
