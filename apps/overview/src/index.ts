export { overviewPlan } from './overview.plan.js';
export { overviewSettings } from './config.js';
