import type { County } from '../harness/county.js';
import { idOf } from '../harness/cycle.js';
import { openRound, propose, quarter, report } from '../harness/monitoring.js';

const openFor = ['report', 'remind', 'handOver'] as const;
const reportedFor = ['withdraw', 'correct', 'correctStep', 'propose'] as const;
/** Reported, and a measure is proposed upon it. */
const proposedFor = [
  'declineMeasure',
  'correctMeasure',
  'withdrawMeasure',
  'remindMeasure',
  'handOverMeasure',
  'liftMeasure',
] as const;
export type ProposedFor = (typeof proposedFor)[number];

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

/** What is proposed of each. */
export async function proposalsIn(
  county: County,
  world: MonitoringWorld,
): Promise<Readonly<Record<ProposedFor, string>>> {
  const proposed = await Promise.all(proposedFor.map((name) => propose(county, world[name], quarter.first, measure)));
  return Object.fromEntries(proposedFor.map((name, at) => [name, proposed[at]!])) as Record<ProposedFor, string>;
}

export const measure = { ground: 'objective-cause', measures: ['adjust-target'], reason: '政策变化' };
