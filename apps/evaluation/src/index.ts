export { evaluationPlan } from './evaluation.plan.js';
