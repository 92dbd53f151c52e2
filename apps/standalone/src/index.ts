export { createDemoAdministrator } from './demo.js';
export { Progress } from './progress.js';
export { type Running, startStandalone } from './standalone.js';
