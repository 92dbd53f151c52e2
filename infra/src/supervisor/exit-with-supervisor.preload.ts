import { exitWithSupervisor } from './exit-with-supervisor.js';

// Loaded by `node --import` into the processes of the supervisor, before their own first module.
exitWithSupervisor();
