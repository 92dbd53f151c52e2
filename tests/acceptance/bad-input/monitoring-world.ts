import type { County } from '../harness/county.js';
import { idOf } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { openRound, propose, quarter, report } from '../harness/monitoring.js';

const openFor = ['report', 'remind', 'handOver'] as const;
const reportedFor = ['withdraw', 'correct', 'correctStep', 'propose', 'declineMeasure'] as const;
/** Reported, and a measure is proposed upon it. */
const proposedFor = ['correctMeasure', 'withdrawMeasure', 'withdrawDecision'] as const;

/** Subjects whose first round of a year is open, by what can be done to it. */
export type MonitoringWorld = Readonly<
  Record<(typeof openFor)[number] | (typeof reportedFor)[number] | (typeof proposedFor)[number] | 'liftOverdue', string>
>;

const names = [...openFor, ...reportedFor, ...proposedFor, 'liftOverdue'] as const;
export const monitoredSubjects = names.length;

/** @param ids of approved targets, {@link monitoredSubjects} or more; their year has begun. */
export async function monitoringWorld(county: County, ids: readonly string[]): Promise<MonitoringWorld> {
  const world = Object.fromEntries(names.map((name, index) => [name, ids[index]!])) as MonitoringWorld;
  for (const id of Object.values(world)) await openRound(county, id, quarter.first);
  const reported = [...reportedFor, ...proposedFor].map((name) => report(county, world[name], quarter.first));
  for (const answer of await Promise.all(reported)) idOf(answer);
  return world;
}

/** Proposed by monitoring, and waiting on the line. */
export async function proposalOn(county: County, id: string): Promise<string> {
  const proposal = await propose(county, id, quarter.first, measure);
  await eventually('the proposal arrives', async () => {
    const { body } = await county.get<{ version: number }>('budget', 'targets', `budget-lines/${id}/2023`);
    return body.version === 3 ? true : undefined;
  });
  return proposal;
}

/** Proposed, and declined by the desk, which can take that back. */
export async function declinedOn(county: County, id: string): Promise<string> {
  const proposal = await proposalOn(county, id);
  const path = `budget-lines/${id}/2023/proposals/${proposal}/decision`;
  const body = { decision: 'declined', reason: '已自行纠正' };
  const { status, text } = await county.post('budget', 'targets', path, body, { ifMatch: 3 });
  if (status !== 201) throw new Error(`Refused: ${String(status)} ${text}`);
  return proposal;
}

export const measure = { ground: 'objective-cause', measures: ['adjust-target'], reason: '政策变化' };
