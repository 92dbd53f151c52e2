import { stepTasks } from '@wenxiao/service-kit';
import { measureWorld } from '../monitoring.measure-world.js';
import type { MonitoredYear } from './monitored.js';

/** The steps of corrective measures that wait for somebody, each with its due days. */
export function tasksOfMeasures({ state, world }: MonitoredYear) {
  const proposals = state.status === 'open' ? Object.values(state.proposals) : [];
  return proposals.flatMap((proposal) =>
    stepTasks(proposal, measureWorld(proposal, world)).map(({ step, dues }) => [step, dues] as const),
  );
}
