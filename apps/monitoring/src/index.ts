export { monitoringPlan } from './monitoring.plan.js';
