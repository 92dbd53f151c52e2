export { createDemoAdministrator } from './demo.js';
export { type RunningStandalone, startStandalone } from './standalone.js';
