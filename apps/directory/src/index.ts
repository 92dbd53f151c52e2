export { AdministrationError } from './administration/administration-error.js';
export { createFirstAdministrator, type FirstAdministrator } from './administration/create-first-administrator.js';
export { type DirectorySettings, directorySettings } from './config.js';
export { directoryPlan } from './directory.plan.js';
