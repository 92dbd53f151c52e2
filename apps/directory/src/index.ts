export type { DirectorySettings } from './config.js';
export { directoryPlan } from './directory.plan.js';
