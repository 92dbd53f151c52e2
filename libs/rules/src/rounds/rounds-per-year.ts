import { monthsIn } from '../deadline/due-day.js';
import type { Round } from '../shape/round.js';

/** How many rounds of a series a year has; undefined where a person or another value says how often. */
export function roundsPerYear(nodes: Round['nodes']): number | undefined {
  if (nodes === 'by-person' || 'frequency' in nodes) return undefined;
  return 'on' in nodes ? nodes.on.length : monthsIn.year / monthsIn[nodes.every];
}
