export { auditPlan } from './audit.plan.js';
export { auditSettings } from './config.js';
