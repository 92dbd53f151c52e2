export { auditSettings } from './config.js';
export { auditPlan } from './audit.plan.js';
export type { AuditSettings } from './config.js';
