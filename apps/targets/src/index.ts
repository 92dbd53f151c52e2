export { targetsPlan } from './targets.plan.js';
