export { directorySettings } from './config.js';
export { directoryPlan } from './directory.plan.js';
