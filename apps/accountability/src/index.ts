export { accountabilityPlan } from './accountability.plan.js';
