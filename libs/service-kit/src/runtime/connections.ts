import { readerConnections_max } from '@wenxiao/messaging';
import { poolConnections_max } from './pool-connections.js';
import type { ServicePlan } from './service-plan.js';

/**
 * Connections to PostgreSQL that one instance of a service opens at most: its two pools; for each service that it hears, a reader of
 * its consumer and one of its copies; and what the plan opens beside. Every service hears directory.
 */
export function connectionsOf({ listensTo, copies = [], connections_max = 0 }: ServicePlan): number {
  const heard = new Set(['directory', ...listensTo]).size;
  const consumers = copies.length > 0 ? 2 : 1;
  const { commands, reads } = poolConnections_max;
  return commands + reads + heard * consumers * readerConnections_max + connections_max;
}
