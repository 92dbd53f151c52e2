import type { Instances } from './instances.js';
import { storeNames } from './stores.js';

/** What one instance of any service opens at most; `connectionsOf` its plan adds it up. */
export const serviceConnections_max = 42;

/** Beside the services: a start that makes all stores at once, commands of `wenxiao` that people run, and what PostgreSQL reserves. */
const otherConnections_max = 40;

/** How many connections a server takes on which these instances run: nobody is turned away for want of one. */
export function connectionRoom(instances: Instances): number {
  const running = storeNames.map((name) => instances[name] ?? 1);
  return running.reduce((sum, count) => sum + count * serviceConnections_max, otherConnections_max);
}
